import Arrays
import Core
import Datasets
import Foundation
import Testing

/// Records in the exact format of the binary version, small in number.
@Suite struct CIFARTests {
    /// Red, green and blue of the pixel at (row, column) of an image.
    static func colour(_ image: Int, _ row: Int, _ column: Int) -> [UInt8] {
        [UInt8(image), UInt8(row * 8 % 256), UInt8(column * 7 % 256)]
    }

    static func record(_ labels: [UInt8], image: Int) -> Data {
        var bytes = labels
        for channel in 0..<3 {
            for row in 0..<32 { for column in 0..<32 { bytes.append(colour(image, row, column)[channel]) } }
        }
        return Data(bytes)
    }

    /// Two files of three database images, one of four queries; labels 0, 1, 2, 0, 1, 2 and 3, 0, 1, 2.
    func make(fine: Bool = false) throws -> (TestFolder, DatasetCard) {
        let folder = try TestFolder()
        func batch(_ labels: [UInt8], from first: Int) -> Data {
            labels.enumerated().reduce(into: Data()) { data, item in
                data += Self.record(fine ? [9, item.element] : [item.element], image: first + item.offset)
            }
        }
        try folder.write("one.bin", batch([0, 1, 2], from: 0))
        try folder.write("two.bin", batch([0, 1, 2], from: 3))
        try folder.write("test.bin", batch([3, 0, 1, 2], from: 100))
        var card = DatasetCard(name: "tiny", title: "Tiny", reader: "cifar")
        card.labels = ["a", "b", "c", "d"]
        card.labelLevel = fine ? .fine : .only
        card.files = [.database: .init(images: ["one.bin", "two.bin"]), .query: .init(images: "test.bin")]
        card.lookIn = [folder.url.path]
        return (folder, card)
    }

    func open(_ folder: TestFolder, _ card: DatasetCard) throws -> any ImageDataset {
        try DatasetReaders.open(card, relativeTo: folder.url)
    }

    @Test(arguments: [false, true])
    func readsRecords(fine: Bool) throws {
        let (folder, card) = try make(fine: fine)
        let dataset = try open(folder, card)
        #expect(dataset.count(.database) == 6 && dataset.count(.query) == 4)
        #expect(dataset.shape == ImageShape(height: 32, width: 32, channels: 3))
        #expect(dataset.labels(.database) == (try LabelMatrix(single: [0, 1, 2, 0, 1, 2], classes: 4)))
        #expect(dataset.labels(.query) == (try LabelMatrix(single: [3, 0, 1, 2], classes: 4)))
        #expect(dataset.identifier(.database, 4) == "two/1" && dataset.identifier(.query, 0) == "test/0")
        #expect(dataset.identifier(.query, 4) == "" && dataset.identifier(.query, -1) == "")
        let pixels = try dataset.pixels(.database, [4, 0])
        #expect(pixels.count == 2 * 3072)
        for (row, column) in [(0, 0), (5, 9), (31, 31)] {
            let at = 3 * (32 * row + column)
            #expect(Array(pixels[at..<at + 3]) == Self.colour(4, row, column))
            #expect(Array(pixels[3072 + at..<3072 + at + 3]) == Self.colour(0, row, column))
        }
        let image = try dataset.thumbnail(.query, 1, edge: 64)
        #expect(image.width == 32 && image.channels == 3 && Array(image.pixels[0..<3]) == Self.colour(101, 0, 0))
        #expect(try dataset.thumbnail(.query, 1, edge: 16).width == 16)
        #expect(mistakes { _ = try dataset.pixels(.query, [4]) }.first?.expected == "a row from 0 to 3")
        #expect(dataset.inputFiles.map(\.lastPathComponent) == ["one.bin", "two.bin", "test.bin"])
    }

    @Test func coarseLabelsAreTheFirstByte() throws {
        var (folder, card) = try make(fine: true)
        card.labelLevel = .coarse
        card.labels = (0..<10).map { "group \($0)" }
        #expect(try open(folder, card).labels(.query).labels(of: 3) == [9])
    }

    @Test func classesAreKeptAndNumberedAnew() throws {
        var (folder, card) = try make()
        card.classes = ["c", "a"]
        let dataset = try open(folder, card)
        #expect(dataset.classes == ["c", "a"])
        #expect(dataset.labels(.database) == (try LabelMatrix(single: [1, 0, 1, 0], classes: 2)))
        #expect((0..<4).map { dataset.identifier(.database, $0) } == ["one/0", "one/2", "two/0", "two/2"])
        #expect((0..<2).map { dataset.identifier(.query, $0) } == ["test/1", "test/3"])
        #expect(try dataset.pixels(.query, [1])[0] == 103)
        card.classes = ["c", "x"]
        #expect(mistakes { _ = try open(folder, card) }.first?.message == "`classes` names `x`, which the data has not")
        card.classes = []
        card.mostFrequent = 3
        #expect(try open(folder, card).classes == ["a", "b", "c"])
        card.mostFrequent = 5
        #expect(mistakes { _ = try open(folder, card) }.first?.expected == "at most 4 classes")
    }

    @Test(arguments: [
        ("one.bin", Data(), "holds 0 bytes"),
        ("two.bin", CIFARTests.record([1], image: 0).dropLast(), "holds 3072 bytes"),
        ("two.bin", CIFARTests.record([1, 2], image: 0), "holds 3074 bytes"),
        ("test.bin", CIFARTests.record([1], image: 0) + CIFARTests.record([4], image: 0), "record 1 has the label 4"),
    ])
    func badFilesAreNamed(file: String, content: Data, message: String) throws {
        let (folder, card) = try make()
        try folder.write(file, content)
        let found = mistakes { _ = try open(folder, card) }
        #expect(found.count == 1 && found[0].message == message, "\(found)")
        #expect(found.first?.file?.hasSuffix("/" + file) == true)
        if content.count == 3074 { #expect(found.first?.advice?.contains("label_level: fine") == true) }
    }

    @Test func directoriesAndCutFilesAreNamed() throws {
        let (folder, card) = try make()
        let dataset = try open(folder, card)
        try Data(CIFARTests.record([1], image: 0)).write(to: folder.url.appendingPathComponent("test.bin"))
        // Cut short while it is in use.
        let found = mistakes { _ = try dataset.pixels(.query, [3]) }
        #expect(
            found.first?.file?.hasSuffix("/test.bin") == true && found.first?.message.contains("ends at byte") == true)
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("one.bin"))
        #expect(mistakes { _ = try open(folder, card) }.first?.message.contains("without one.bin") == true)
        try Files.makeDirectory(folder.url.appendingPathComponent("one.bin"))
        #expect(mistakes { _ = try open(folder, card) }.first?.message == "is a directory")
    }

    @Test func mutatedFilesNeverCrash() throws {
        let (folder, card) = try make()
        let original = [UInt8](try Files.read(folder.url.appendingPathComponent("two.bin")))
        var refused = 0
        for seed in 0..<300 {
            var random = SeededRandom(seed: UInt64(seed))
            var bytes = original
            bytes[3073 * random.below(3)] = UInt8(random.below(256))
            if random.below(3) == 0 { bytes.removeLast(random.below(bytes.count)) }
            try folder.write("two.bin", Data(bytes))
            let found = mistakes {
                let dataset = try open(folder, card)
                _ = try dataset.pixels(.database, [dataset.count(.database) - 1])
            }
            #expect(found.allSatisfy { $0.file?.hasSuffix("/two.bin") == true }, "\(found)")
            refused += found.count
        }
        #expect(refused > 200)
    }
}
