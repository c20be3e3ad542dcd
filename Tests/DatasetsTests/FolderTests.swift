import Arrays
import Core
import Datasets
import Foundation
import Testing

@Suite struct FolderTests {
    func card(_ folder: TestFolder, _ change: (inout DatasetCard) -> Void = { _ in }) -> DatasetCard {
        var card = DatasetCard(name: "photos", title: "Photos", reader: "folder")
        card.lookIn = [folder.url.path]
        card.size = 16
        change(&card)
        return card
    }

    func open(_ folder: TestFolder, _ change: (inout DatasetCard) -> Void = { _ in }) throws -> any ImageDataset {
        try DatasetReaders.open(card(folder, change), relativeTo: folder.url)
    }

    func identifiers(_ dataset: any ImageDataset, _ split: Split) -> [String] {
        (0..<dataset.count(split)).map { dataset.identifier(split, $0) }
    }

    @Test func splitFoldersAreFound() throws {
        let folder = try TestFolder()
        try folder.writeImage("train/dog/b.png", grey: 20)
        try folder.writeImage("train/cat/a.png", grey: 10)
        try folder.writeImage("train/cat/deep/c.png", grey: 30)
        try folder.writeImage("test/dog/é \"q\".png", grey: 40)
        let dataset = try open(folder)
        #expect(dataset.classes == ["cat", "dog"])
        #expect(identifiers(dataset, .database) == ["train/cat/a.png", "train/cat/deep/c.png", "train/dog/b.png"])
        #expect(identifiers(dataset, .query) == ["test/dog/é \"q\".png"])
        #expect(dataset.labels(.database) == (try LabelMatrix(single: [0, 0, 1], classes: 2)))
        #expect(dataset.labels(.query).labels(of: 0) == [1])
        #expect(dataset.shape == ImageShape(height: 16, width: 16, channels: 3))
        let pixels = try dataset.pixels(.database, [2, 0])
        #expect(pixels.count == 2 * 768 && pixels[0] == 20 && pixels[768] == 10)
        // Decoded once more, from memory, in another order, and alone.
        #expect(
            try dataset.pixels(.database, [0, 1, 2, 2, 0]).enumerated().filter { $0.offset % 768 == 0 }.map(\.element)
                == [10, 30, 20, 20, 10])
        let image = try dataset.thumbnail(.query, 0, edge: 6)
        #expect(image.width == 6 && image.height == 5 && image.pixels[0] == 40)
        #expect(dataset.inputFiles.count == 4 && dataset.notes.isEmpty)
    }

    @Test func namedFoldersAndGreyPixels() throws {
        let folder = try TestFolder()
        try folder.writeImage("gallery/x/1.png", grey: 20)
        try folder.writeImage("probes/x/2.png", grey: 90)
        let dataset = try open(folder) {
            $0.files = [.database: .init(images: "gallery"), .query: .init(images: "probes")]
            $0.channels = 1
        }
        #expect(try dataset.pixels(.query, [0]) == [UInt8](repeating: 90, count: 256))
    }

    @Test func withoutSplitsAShareOfEachClassIsAsked() throws {
        let folder = try TestFolder()
        for index in 0..<10 { try folder.writeImage("cat/\(index).png", grey: 1) }
        for index in 0..<5 { try folder.writeImage("dog/\(index).png", grey: 2) }
        try folder.writeImage("eel/only.png", grey: 3)
        let dataset = try open(folder) { $0.seed = 3 }
        #expect(dataset.count(.query) == 3 && dataset.count(.database) == 13)
        #expect(identifiers(dataset, .query).filter { $0.hasPrefix("cat") }.count == 2)
        #expect(identifiers(dataset, .database).contains("eel/only.png"))
        #expect(Set(identifiers(dataset, .query)).isDisjoint(with: identifiers(dataset, .database)))
        let again = try open(folder) { $0.seed = 3 }
        #expect(identifiers(again, .query) == identifiers(dataset, .query))
        let half = try open(folder) { $0.queryShare = 0.5 }
        #expect(half.count(.query) == 5 + 3)
        let limited = try open(folder) { $0.limit = [.database: 4] }
        #expect(limited.count(.database) == 4 && limited.count(.query) == 3)
    }

    @Test func nothingIsLeftOutSilently() throws {
        let folder = try TestFolder()
        try folder.writeImage("train/cat/a.png", grey: 1)
        try folder.writeImage("test/cat/a.png", grey: 1)
        try folder.write("train/cat/notes.txt", "x")
        try folder.write("train/README", "x")
        let notes = try open(folder).notes
        #expect(
            notes.map(\.message) == [
                "1 files lie in no class folder and are left out: README",
                "1 files are no images by their name and are left out: notes.txt",
            ])
        #expect(notes.allSatisfy { $0.severity == .note })
    }

    @Test func badFoldersAreExplained() throws {
        let empty = try TestFolder()
        #expect(mistakes { _ = try open(empty) }.first?.message.contains("no images for the database split") == true)
        let folder = try TestFolder()
        try folder.writeImage("train/cta/a.png", grey: 1)
        try folder.writeImage("test/cat/a.png", grey: 1)
        let found = mistakes { _ = try open(folder) { $0.labels = ["cat", "dog"] } }
        #expect(found.first?.message == "the folder `cta` is no class of the card")
        #expect(found.first?.advice == "rename it to `cat`, or add it to `labels`")
        let missing = mistakes {
            _ = try open(folder) { $0.files = [.database: .init(images: "train"), .query: .init(images: "val")] }
        }
        #expect(missing.first?.message.contains("without val") == true)
    }

    @Test func unreadableImagesAreNamed() throws {
        let folder = try TestFolder()
        try folder.writeImage("train/cat/a.png", grey: 1)
        try folder.writeImage("test/cat/a.png", grey: 1)
        try folder.write("train/cat/b.png", "not an image at all")
        let dataset = try open(folder)
        let found = mistakes { _ = try dataset.pixels(.database, [0, 1]) }
        #expect(found.first?.file?.hasSuffix("/train/cat/b.png") == true)
        #expect(found.first?.message == "is not an image of a known format")
    }

    @Test func linkLoopsEnd() throws {
        let folder = try TestFolder()
        try folder.writeImage("train/cat/a.png", grey: 1)
        try folder.writeImage("test/cat/a.png", grey: 1)
        try FileManager.default.createSymbolicLink(
            at: folder.url.appendingPathComponent("train/cat/loop"),
            withDestinationURL: folder.url.appendingPathComponent("train/cat"))
        #expect(mistakes { _ = try open(folder) }.first?.message.contains("nested more than") == true)
    }
}
