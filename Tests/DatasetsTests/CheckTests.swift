import Core
import Datasets
import Foundation
import Testing

@Suite struct CheckTests {
    func check(_ card: DatasetCard, _ folder: TestFolder) -> [String: String] {
        let check = DatasetReaders.check(card, relativeTo: folder.url, environment: ["HOME": folder.url.path])
        return Dictionary(
            uniqueKeysWithValues: check.files.map { ($0.name, $0.problem ?? ($0.path == nil ? "missing" : "right")) })
    }

    @Test func saysOfEachFileWhatIsWrong() throws {
        let folder = try TestFolder()
        try folder.write("some/one.bin", Data(repeating: 1, count: 3073))
        try folder.write("some/two.bin", Data(repeating: 1, count: 3000))
        try folder.write("some/three.bin", Data())
        try folder.write("some/four.bin", Data(repeating: 9, count: 3073))
        try Files.makeDirectory(folder.url.appendingPathComponent("empty"))
        try Files.makeDirectory(folder.url.appendingPathComponent("some/six.bin"))
        var card = DatasetCard(name: "tiny", title: "Tiny", reader: "cifar")
        card.labels = ["a", "b"]
        card.files = [
            .database: .init(images: ["one.bin", "two.bin", "three.bin", "four.bin"]),
            .query: .init(images: ["five.bin", "six.bin"]),
        ]
        card.lookIn = ["$NOWHERE", "no", "empty", "some"]
        card.obtain = "ask"
        #expect(
            check(card, folder) == [
                "one.bin": "right", "two.bin": "is not made of whole records of 3073 bytes", "three.bin": "is empty",
                "four.bin": "begins with the label 9, and there are 2 classes", "five.bin": "missing",
                "six.bin": "is a directory",
            ])
        let whole = DatasetReaders.check(card, relativeTo: folder.url, environment: [:])
        #expect(!whole.isComplete && whole.obtain == "ask")
        // The folder that lacks the least is the one that is spoken of.
        #expect(whole.folder?.hasSuffix("/some") == true)
        #expect(whole.lookedIn.map(\.missing.count) == [1, 1, 6, 1])
        #expect(whole.files.map(\.bytes) == [3073, 3000, 0, 3073, nil, nil])
    }

    @Test func looksAtEveryKindOfFile() throws {
        let folder = try TestFolder()
        try folder.write("bad.json", "[1]")
        try folder.write("good.json", "\n {\"images\"")
        try folder.write("bad.npz", "PK hello")
        try folder.write("binary.txt", Data([0, 1, 2]))
        try folder.write("words.txt", "# a comment\n")
        try folder.write("good.txt", "a.png 0 1\n")
        try folder.writeImage("images/deep/down/a.png", grey: 1)
        try folder.write("none/a.txt", "x")
        var card = DatasetCard(name: "tiny", title: "Tiny", reader: "coco")
        card.lookIn = [folder.url.path]
        card.files = [
            .database: .init(images: "images", labels: "good.json"), .query: .init(images: "none", labels: "bad.json"),
        ]
        #expect(
            check(card, folder) == [
                "images": "right", "none": "holds no images", "good.json": "right",
                "bad.json": "does not begin like JSON, with `{`",
            ])
        card.reader = "list"
        card.labels = ["a", "b"]
        card.files = [
            .database: .init(images: "good.txt", labels: "words.txt"),
            .query: .init(images: "images", labels: "binary.txt"),
        ]
        #expect(
            check(card, folder) == [
                "good.txt": "is a file where a folder of images is wanted", "images": "right",
                "words.txt": "its first line label 1 is `a`", "binary.txt": "is not a text file",
            ])
        card.files[.database] = .init(images: "images", labels: "good.txt")
        #expect(check(card, folder)["good.txt"] == "right")
        card.reader = "npz"
        card.archive = "bad.npz"
        #expect(check(card, folder) == ["bad.npz": "is not a zip archive"])
        card.reader = "idx"
        #expect(check(card, folder)["good.txt"]?.contains("magic number") == true)
    }

    @Test func allIsMissingWithoutAFolder() throws {
        let folder = try TestFolder()
        for card in DatasetCard.builtIn where card.name != "fashion-mnist" {
            var card = card
            card.lookIn = ["nowhere"]
            let check = DatasetReaders.check(card, relativeTo: folder.url, environment: [:])
            #expect(!check.isComplete && check.folder == nil && !check.files.isEmpty, "\(card.name)")
            #expect(check.files.allSatisfy { $0.path == nil } && !check.obtain.isEmpty)
        }
    }
}
