import Arrays
import Core
import Datasets
import Foundation
import Testing

@Suite struct ManifestTests {
    func make(_ manifest: String, _ change: (inout DatasetCard) -> Void = { _ in }) throws -> (
        TestFolder, any ImageDataset
    ) {
        let folder = try TestFolder()
        for (index, name) in ["a.png", "b.png", "c d.png", "e,f.png"].enumerated() {
            try folder.writeImage("set/\(name)", grey: UInt8(10 * index + 10))
        }
        try folder.writeImage("outside.png", grey: 99)
        try folder.write("set/list.csv", manifest)
        var card = DatasetCard(name: "listed", title: "Listed", reader: "csv")
        card.lookIn = ["set"]
        card.manifest = "list.csv"
        card.size = 8
        change(&card)
        return (folder, try DatasetReaders.open(card, relativeTo: folder.url))
    }

    @Test func readsRowsAndLabels() throws {
        let text =
            "\u{FEFF}file_name,labels,split,note\r\na.png,dog;cat,database,x\r\n\r\n\"e,f.png\",cat,train,\"two\nlines\"\r\nb.png,,query,\r\n"
        let (folder, dataset) = try make(text) { $0.multiLabel = true }
        #expect(dataset.classes == ["cat", "dog"])
        #expect(dataset.labels(.database) == (try LabelMatrix(rows: 2, classes: 2, values: [1, 1, 1, 0])))
        #expect(dataset.labels(.query).labels(of: 0) == [])
        #expect(dataset.identifier(.database, 1) == "e,f.png")
        #expect(try dataset.pixels(.database, [1])[0] == 40)
        #expect(dataset.inputFiles.map(\.lastPathComponent) == ["list.csv", "a.png", "e,f.png", "b.png"])
        #expect(dataset.notes.isEmpty)
        withExtendedLifetime(folder) {}
    }

    /// A manifest and the place and words of its mistake.
    @Test(
        arguments: [
            ("", nil, "is empty"),
            ("file_name,split\na.png,query\n", 1, "has no column `labels`"),
            ("file_name,split,labels,labels\na.png,query,x,y\n", 1, "the column `labels` is given twice"),
            ("file_name,split,labels\na.png,query\n", 2, "has 2 fields"),
            ("file_name,split,labels\n\n\na.png,query,\"x\n", 4, "opened and never closed"),
            ("file_name,split,labels\na.png,query,\"x\"y\n", 2, "after a closing quote"),
            ("file_name,split,labels\na.png,query,x\"y\"\n", 2, "inside a field without quotes"),
            ("file_name,split,labels\na.png,\u{301}query,x\n", 2, "a combining mark"),
            ("file_name,split,labels\na.png,query,x\u{2028}b.png,query,x\n", 2, "unusual kind (U+2028)"),
            ("file_name,split,labels\na.png,qurey,x\n", 2, "the split `qurey`"),
            ("file_name,split,labels\n\na.png,query,\n", 3, "the row has no label"),
            ("file_name,split,labels\na.png,query,x;y\n", 2, "the row has 2 labels"),
            ("file_name,split,labels\nno.png,query,x\n", 2, "there is no file `no.png`"),
            ("file_name,split,labels\n.,query,x\n", 2, "lies outside"),
            ("file_name,split,labels\n../outside.png,query,x\n", 2, "lies outside"),
            ("file_name,split,labels\nsub/../../outside.png,query,x\n", 2, "lies outside"),
            ("file_name,split,labels\n/etc/hostname,query,x\n", 2, "lies outside"),
            ("file_name,split,labels\n,query,x\n", 2, "`file_name` is empty"),
            ("file_name,split,labels\na.png,query,x\na.png,query,x\n", 3, "already the query image of line 2"),
            ("file_name,split,labels\na.png,query,x\n", nil, "no row of the database split"),
        ] as [(String, Int?, String)])
    func badManifestsHaveAPlace(text: String, line: Int?, message: String) throws {
        let found = mistakes { _ = try make(text) }
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.message.contains(message) == true, "\(found)")
        #expect(found.first?.line == line, "\(found)")
        #expect(found.first?.file?.hasSuffix("/set/list.csv") == true)
    }

    @Test func allMistakesAreReportedButNotEndlessly() {
        let rows = (0..<100).map { "no\($0).png,query,x\n" }.joined()
        let found = mistakes { _ = try make("file_name,split,labels\n" + rows) }
        #expect(found.count == 21 && found.last?.message == "and 80 more mistakes of these kinds")
    }

    @Test func unknownLabelsAreNamed() {
        let found = mistakes {
            _ = try make("file_name,split,labels\na.png,query,cta\n") { $0.labels = ["cat", "dog"] }
        }
        #expect(found.first?.message == "the label `cta` is not in the card" && found.first?.advice == "write `cat`")
    }

    @Test func outsideIsAllowedOnlyByTheCard() throws {
        let text = "file_name,split,labels\n../outside.png,query,x\na.png,database,x\n"
        let (folder, dataset) = try make(text) { $0.allowOutside = true }
        #expect(try dataset.pixels(.query, [0])[0] == 99)
        withExtendedLifetime(folder) {}
    }

    /// A link inside of the folder that leads out of it is outside.
    @Test func linksAreFollowedBeforeTheCheck() throws {
        let (folder, _) = try make("file_name,split,labels\na.png,query,x\nb.png,database,x\n")
        try FileManager.default.createSymbolicLink(
            at: folder.url.appendingPathComponent("set/link.png"),
            withDestinationURL: folder.url.appendingPathComponent("outside.png"))
        try folder.write("set/list.csv", "file_name,split,labels\nlink.png,query,x\nb.png,database,x\n")
        var card = DatasetCard(name: "listed", title: "Listed", reader: "csv")
        card.lookIn = ["set"]
        card.manifest = "list.csv"
        let found = mistakes { _ = try DatasetReaders.open(card, relativeTo: folder.url) }
        #expect(found.first?.message.contains("lies outside") == true)
    }

    @Test func imagesInBothSplitsAreTold() throws {
        let (_, dataset) = try make("file_name,split,labels\na.png,query,x\na.png,database,x\n")
        #expect(dataset.notes.first?.message.contains("1 images are in both splits") == true)
        #expect(dataset.notes.first?.severity == .warning && dataset.notes.first?.line == 2)
    }

    @Test func unreadableImagesAreNamedByTheirLine() throws {
        let (folder, dataset) = try make("file_name,split,labels\na.png,query,x\n\nb.png,database,x\n")
        try folder.write("set/b.png", "text")
        let found = mistakes { _ = try dataset.pixels(.database, [0]) }
        #expect(found.first?.line == 4 && found.first?.file?.hasSuffix("list.csv") == true)
        #expect(found.first?.message == "`b.png`: is not an image of a known format")
    }

    @Test func mutatedManifestsNeverCrash() throws {
        let (folder, _) = try make("file_name,split,labels\na.png,query,x\nb.png,database,x\n")
        var card = DatasetCard(name: "listed", title: "Listed", reader: "csv")
        card.lookIn = ["set"]
        card.manifest = "list.csv"
        let original = Array(
            "file_name,split,labels\r\na.png,query,\"x\"\r\n\"c d.png\",database,x;y\n\nb.png,train,x\n".utf8)
        for seed in 0..<1500 {
            var random = SeededRandom(seed: UInt64(seed))
            var bytes = original
            for _ in 0...random.below(5) {
                let at = random.below(bytes.count)
                switch random.below(3) {
                case 0: bytes[at] = UInt8(random.below(256))
                case 1: bytes.insert(Array("\",;\n\r \0/.".utf8)[random.below(9)], at: at)
                default: bytes.removeSubrange(at..<min(bytes.count, at + random.below(6)))
                }
            }
            try folder.write("set/list.csv", Data(bytes))
            let found = mistakes { _ = try DatasetReaders.open(card, relativeTo: folder.url) }
            #expect(found.allSatisfy { $0.file?.hasSuffix("list.csv") == true }, "\(found)")
        }
    }
}
