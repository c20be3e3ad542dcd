import Arrays
import Core
import Datasets
import Foundation
import Testing

@Suite struct IDXTests {
    static func idx(_ shape: [Int], _ values: [UInt8], type: UInt8 = 8) -> Data {
        var data = Data([0, 0, type, UInt8(shape.count)])
        for size in shape { data.append(contentsOf: (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) }) }
        return data + Data(values)
    }

    /// Five database and three query images of 2 × 3 pixels; image i is filled with 10 i (+ 100 for queries).
    func make(packed: Bool = false) throws -> (TestFolder, DatasetCard) {
        let folder = try TestFolder()
        let files = [
            ("train-images", Self.idx([5, 2, 3], (0..<30).map { UInt8($0 / 6 * 10) })),
            ("train-labels", Self.idx([5], [0, 1, 2, 0, 1])),
            ("test-images", Self.idx([3, 2, 3], (0..<18).map { UInt8(100 + $0 / 6 * 10) })),
            ("test-labels", Self.idx([3], [2, 1, 0])),
        ]
        for (name, data) in files {
            try folder.write(packed ? "\(name).gz" : name, packed ? try Gzip.compress(data) : data)
        }
        var card = DatasetCard(name: "tiny", title: "Tiny", reader: "idx")
        card.labels = ["a", "b", "c"]
        card.files = [
            .database: .init(images: "train-images", labels: "train-labels"),
            .query: .init(images: "test-images", labels: "test-labels"),
        ]
        card.lookIn = [folder.url.path]
        return (folder, card)
    }

    func open(_ folder: TestFolder, _ card: DatasetCard) throws -> any ImageDataset {
        try DatasetReaders.open(card, relativeTo: folder.url)
    }

    @Test(arguments: [false, true])
    func readsImagesAndLabels(packed: Bool) throws {
        let (folder, card) = try make(packed: packed)
        let dataset = try open(folder, card)
        #expect(dataset.count(.database) == 5 && dataset.count(.query) == 3)
        #expect(dataset.shape == ImageShape(height: 2, width: 3, channels: 1))
        #expect(
            try dataset.pixels(.query, [2, 0]) == [UInt8](repeating: 120, count: 6) + [UInt8](repeating: 100, count: 6))
        #expect(try dataset.pixels(.database, 1..<2) == [UInt8](repeating: 10, count: 6))
        #expect(dataset.labels(.database) == (try LabelMatrix(single: [0, 1, 2, 0, 1], classes: 3)))
        #expect(dataset.identifier(.query, 2) == "test/2" && dataset.identifier(.database, 9) == "")
        let image = try dataset.thumbnail(.query, 1, edge: 100)
        #expect(image.width == 3 && image.height == 2 && image.pixels == [UInt8](repeating: 110, count: 6))
        #expect(try dataset.thumbnail(.query, 1, edge: 2).width == 2)
        #expect(mistakes { _ = try dataset.pixels(.query, [3]) }.first?.expected == "a row from 0 to 2")
        #expect(mistakes { _ = try dataset.pixels(.query, [-1]) }.count == 1)
    }

    @Test func limitsDrawTheSameRowsForOneSeed() throws {
        var (folder, card) = try make()
        card.limit = [.database: 3, .query: 99]
        card.seed = 4
        let first = try open(folder, card)
        #expect(first.count(.database) == 3 && first.count(.query) == 3)
        let rows = (0..<3).map { first.identifier(.database, $0) }
        #expect(rows == rows.sorted() && Set(rows).count == 3)
        let second = try open(folder, card)
        #expect(rows == (0..<3).map { second.identifier(.database, $0) })
        // Pixels and labels follow the drawn rows.
        for (index, name) in rows.enumerated() {
            let row = Int(name.dropFirst("train/".count)) ?? -1
            #expect(try first.pixels(.database, [index])[0] == UInt8(row * 10))
            #expect(first.labels(.database).labels(of: index) == [[0], [1], [2], [0], [1]][row])
        }
        let others = try (0..<20).map { seed in
            card.seed = UInt64(seed)
            let dataset = try open(folder, card)
            return (0..<3).map { dataset.identifier(.database, $0) }
        }
        #expect(Set(others).count > 1)
        let wider = try DatasetReaders.open(card, relativeTo: folder.url, limit: [.query: 1])
        #expect(wider.count(.database) == 5 && wider.count(.query) == 1)
    }

    /// What is done to which file, and the words of the message.
    @Test(arguments: [
        ("train-images", Data([0, 0, 8]), "holds 3 bytes"),
        ("train-images", Data([0, 0, 8, 3, 0, 0]), "cut short in its header"),
        ("train-images", IDXTests.idx([5, 2, 3], [1, 2, 3]), "holds 19 bytes"),
        ("train-images", IDXTests.idx([5, 2, 3], [UInt8](repeating: 0, count: 31)), "holds 47 bytes"),
        ("train-images", IDXTests.idx([4], [0, 1, 2, 0]), "magic number 0x00000801"),
        (
            "train-images", IDXTests.idx([5, 2, 3], [UInt8](repeating: 0, count: 30), type: 13),
            "magic number 0x00000d03"
        ),
        ("train-images", Data("P5 2 2 255\n0000 and more".utf8), "magic number 0x50352032"),
        ("train-images", IDXTests.idx([4_294_967_295, 65_535, 65_535], []), "gives its items the size"),
        ("train-images", IDXTests.idx([5, 0, 3], []), "images of 0 × 3"),
        ("train-labels", IDXTests.idx([4], [0, 1, 2, 0]), "holds 4 labels"),
        ("train-labels", IDXTests.idx([5], [0, 1, 3, 0, 1]), "label 3 at row 2"),
        ("test-images", IDXTests.idx([3, 3, 3], [UInt8](repeating: 0, count: 27)), "images of 3 × 3"),
        ("test-labels", Data([0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]), "damaged"),
        ("test-labels", Data(), "holds 0 bytes"),
    ])
    func badFilesAreNamed(file: String, content: Data, message: String) throws {
        let (folder, card) = try make()
        try folder.write(file, content)
        let found = mistakes {
            let dataset = try open(folder, card)
            _ = try dataset.pixels(.database, [0])
        }
        #expect(found.count == 1)
        #expect(found.first?.message.contains(message) == true, "\(found)")
        #expect(found.first?.file?.hasSuffix("/" + file) == true, "\(found)")
    }

    @Test func directoryForAFileIsNamed() throws {
        let (folder, card) = try make()
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("test-labels"))
        try Files.makeDirectory(folder.url.appendingPathComponent("test-labels"))
        let found = mistakes { _ = try open(folder, card) }
        #expect(found.first?.message == "is a directory" && found.first?.file?.hasSuffix("/test-labels") == true)
    }

    @Test func truncatedGzipIsNamedWhenOpened() throws {
        let (folder, card) = try make(packed: true)
        let url = folder.url.appendingPathComponent("train-images.gz")
        let data = try Files.read(url)
        for count in 0..<data.count {
            try folder.write("train-images.gz", Data(data.prefix(count)))
            let found = mistakes { _ = try open(folder, card) }
            #expect(found.count == 1 && found[0].file == url.path, "\(count) bytes: \(found)")
        }
    }

    @Test func mutatedFilesNeverCrash() throws {
        for packed in [false, true] {
            let (folder, card) = try make(packed: packed)
            for seed in 0..<400 {
                var random = SeededRandom(seed: UInt64(seed))
                let name =
                    ["train-images", "train-labels", "test-images", "test-labels"][random.below(4)]
                    + (packed ? ".gz" : "")
                let original = Data(try Files.read(folder.url.appendingPathComponent(name)))
                var bytes = [UInt8](original)
                for _ in 0...random.below(3) { bytes[random.below(min(bytes.count, 24))] = UInt8(random.below(256)) }
                try folder.write(name, Data(bytes))
                let found = mistakes {
                    let dataset = try open(folder, card)
                    for split in Split.allCases where dataset.count(split) > 0 {
                        _ = try dataset.pixels(split, [dataset.count(split) - 1])
                    }
                }
                #expect(found.allSatisfy { $0.file?.hasPrefix(folder.url.path) == true }, "\(found)")
                try folder.write(name, original)
            }
        }
    }
}
