import Core
import Datasets
import Foundation
import Testing

/// Lists of code on hashing: a path and 0 or 1 for each class, a line an image.
@Suite struct ListTests {
    static let database = "images/a.png 1 0 0\nimages/b c.png  0\t1 1 \r\n\nimages/d.png 0 0 0\n"
    static let query = "images/e.png 0 0 1"

    func make(_ database: String = ListTests.database, _ query: String = ListTests.query) throws -> (
        TestFolder, DatasetCard
    ) {
        let folder = try TestFolder()
        try folder.write("database.txt", database)
        try folder.write("test.txt", query)
        for (index, name) in ["a", "b c", "d", "e"].enumerated() {
            try folder.writeImage("images/\(name).png", grey: UInt8(10 * index))
        }
        var card = DatasetCard(name: "tiny", title: "Tiny", reader: "list")
        card.labels = ["sky", "sea", "dog"]
        card.multiLabel = true
        card.size = 8
        card.files = [
            .database: .init(images: ".", labels: "database.txt"), .query: .init(images: ".", labels: "test.txt"),
        ]
        card.lookIn = [folder.url.path]
        return (folder, card)
    }

    func open(_ folder: TestFolder, _ card: DatasetCard) throws -> any ImageDataset {
        try DatasetReaders.open(card, relativeTo: folder.url)
    }

    @Test func readsLists() throws {
        var (folder, card) = try make()
        let dataset = try open(folder, card)
        #expect((0..<2).map { dataset.identifier(.database, $0) } == ["images/a.png", "images/b c.png"])
        #expect((0..<2).map { dataset.labels(.database).labels(of: $0) } == [[0], [1, 2]])
        #expect(dataset.labels(.query).labels(of: 0) == [2])
        #expect(try dataset.pixels(.database, [1])[0] == 10)
        card.unlabelled = .keep
        #expect(try open(folder, card).count(.database) == 3)
        card.multiLabel = false
        let found = mistakes { _ = try open(folder, card) }
        #expect(found.first?.message == "has 2 labels" && found.first?.line == 2)
    }

    @Test(
        arguments: [
            ("images/a.png 1 0\n", 1, "has 2 labels"),
            ("images/a.png 1 0 0\n0 1 0\n", 2, "has 2 labels"),
            ("images/a.png 1 0 0 1\n", 1, "has more than 3 labels"),
            ("images/a.png 1 0 2\n", 1, "label 3 is `2`"),
            ("images/a.png 1 x 0\n", 1, "label 2 is `x`"),
            ("images/a.png 1 0 0\nimages/a.png 1 0 0\n", 2, "`images/a.png` is already the image of line 1"),
            ("images/a.png 1 0 0\n../e.png 1 0 0\n", 2, "`../e.png` lies outside"),
            ("/etc/hostname 1 0 0\n", 1, "`/etc/hostname` lies outside"),
            (
                "images/a.png 1 0 0\n\nimages/x.png 1 0 0\nimages/y.png 1 0 0", 3,
                "there is no file `images/x.png`, and 1 others of 4"
            ),
            ("images 1 0 0\n", 1, "there is no file `images`"),
            ("images/d.png 0 0 0\n", nil, "there are no images for the database split"),
            ("", nil, "there are no images for the database split"),
        ] as [(String, Int?, String)])
    func badLinesAreNamed(text: String, line: Int?, message: String) throws {
        let (folder, card) = try make(text)
        let found = mistakes { _ = try open(folder, card) }
        #expect(found.count == 1 && found[0].message.contains(message), "\(found)")
        #expect(found.first?.line == line && found.first?.file?.hasSuffix("/database.txt") == true, "\(found)")
    }

    @Test func linesBeyondReasonAreRefused() throws {
        let (folder, card) = try make("images/a.png 1 0 0\n" + String(repeating: "x", count: 1_000_000))
        let found = mistakes { _ = try open(folder, card) }
        #expect(found.first?.message.contains("more than 65536 bytes") == true && found.first?.line == 2)
        try folder.write("database.txt", Data("images/a.png 1 0 0\n\u{FEFF}".utf8) + Data([0xFF, 0xFE, 0x20]))
        #expect(mistakes { _ = try open(folder, card) }.first?.message == "is not valid UTF-8")
    }

    @Test func linesAcrossPiecesAreWhole() throws {
        // More than one piece of 256 KiB.
        let names = (0..<20_000).map { "images/\($0).png" }
        let (folder, card) = try make(names.map { "\($0) 0 1 0\n" }.joined())
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("images/a.png"))
        try folder.writeImage("images/0.png", grey: 1)
        var dropping = card
        dropping.missingImages = .drop
        #expect(try open(folder, dropping).count(.database) == 1)
        #expect(mistakes { _ = try open(folder, card) }.first?.message.contains("and 19998 others of 20001") == true)
    }

    @Test func mutatedListsNeverCrash() throws {
        let (folder, card) = try make()
        let original = Array(Self.database.utf8)
        var refused = 0
        for seed in 0..<600 {
            var random = SeededRandom(seed: UInt64(seed))
            var bytes = original
            for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            if random.below(4) == 0 { bytes.removeLast(random.below(bytes.count)) }
            try folder.write("database.txt", Data(bytes))
            let found = mistakes { _ = try open(folder, card) }
            #expect(found.allSatisfy { $0.file?.hasPrefix(folder.url.path) == true }, "\(found)")
            refused += found.count
        }
        #expect(refused > 400)
    }
}
