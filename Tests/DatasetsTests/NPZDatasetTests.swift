import Arrays
import Core
import Datasets
import Foundation
import Testing

@Suite struct NPZDatasetTests {
    /// Three training images, two for validation, two for testing, as MedMNIST has them: 2 × 3 pixels, labels
    /// uint8 [N, 1].
    static func arrays(channels: Int = 3) throws -> [(String, NPY)] {
        let shape = channels == 1 ? [2, 3] : [2, 3, channels]
        func images(_ count: Int, from first: Int) throws -> NPY {
            let size = 6 * channels
            return try .array(
                (0..<count * size).map { UInt8(first + $0 / size * 10 + $0 % size) }, .uint8, shape: [count] + shape)
        }
        func labels(_ values: [UInt8]) throws -> NPY { try .array(values, .uint8, shape: [values.count, 1]) }
        return [
            ("train_images", try images(3, from: 0)), ("val_images", try images(2, from: 100)),
            ("test_images", try images(2, from: 200)), ("train_labels", try labels([0, 2, 1])),
            ("val_labels", try labels([1, 1])), ("test_labels", try labels([2, 0])),
        ]
    }

    func make(_ arrays: [(String, NPY)], packed: Bool = true) throws -> (TestFolder, DatasetCard) {
        let folder = try TestFolder()
        try folder.write("tiny.npz", try ZipWriter.archive(arrays, packed: packed))
        var card = DatasetCard(name: "tiny", title: "Tiny", reader: "npz")
        card.labels = ["a", "b", "c"]
        card.archive = "tiny.npz"
        card.files = [
            .database: .init(images: "train_images", labels: "train_labels"),
            .query: .init(images: "test_images", labels: "test_labels"),
        ]
        card.lookIn = [folder.url.path]
        return (folder, card)
    }

    func open(_ folder: TestFolder, _ card: DatasetCard) throws -> any ImageDataset {
        try DatasetReaders.open(card, relativeTo: folder.url)
    }

    @Test(arguments: [true, false], [1, 3])
    func readsImagesAndLabels(packed: Bool, channels: Int) throws {
        let (folder, card) = try make(Self.arrays(channels: channels), packed: packed)
        let dataset = try open(folder, card)
        let size = 6 * channels
        #expect(dataset.shape == ImageShape(height: 2, width: 3, channels: channels))
        #expect(dataset.count(.database) == 3 && dataset.count(.query) == 2)
        #expect(dataset.labels(.database) == (try LabelMatrix(single: [0, 2, 1], classes: 3)))
        #expect(
            try dataset.pixels(.database, [2, 0])
                == (0..<size).map { UInt8(20 + $0) } + (0..<size).map { UInt8($0) })
        #expect(dataset.identifier(.query, 1) == "test_images/1" && dataset.identifier(.query, 2) == "")
        #expect(try dataset.thumbnail(.query, 1, edge: 9).pixels == (0..<size).map { UInt8(210 + $0) })
        #expect(mistakes { _ = try dataset.pixels(.query, [2]) }.count == 1)
        #expect(dataset.inputFiles.map(\.lastPathComponent) == ["tiny.npz"])
    }

    @Test func severalArraysFollowEachOther() throws {
        var (folder, card) = try make(Self.arrays())
        card.files[.database] = .init(
            images: ["train_images", "val_images"], labels: ["train_labels", "val_labels"])
        let dataset = try open(folder, card)
        #expect(dataset.count(.database) == 5)
        #expect(dataset.labels(.database) == (try LabelMatrix(single: [0, 2, 1, 1, 1], classes: 3)))
        #expect(dataset.identifier(.database, 4) == "val_images/1")
        #expect(try dataset.pixels(.database, [4, 2]).map { $0 }[0] == 110)
    }

    /// As ChestMNIST: one column a label.
    @Test func readsSeveralLabelsAnImage() throws {
        var arrays = try Self.arrays()
        arrays[3].1 = try .array([1, 0, 1, 0, 0, 0, 0, 1, 1] as [UInt8], .uint8, shape: [3, 3])
        arrays[5].1 = try .array([0, 1, 0, 0, 0, 1] as [Int64], .int64, shape: [2, 3])
        var (folder, card) = try make(arrays)
        #expect(mistakes { _ = try open(folder, card) }.first?.advice == "write `multi_label: true` in the card")
        card.multiLabel = true
        let dataset = try open(folder, card)
        #expect((0..<3).map { dataset.labels(.database).labels(of: $0) } == [[0, 2], [], [1, 2]])
        #expect((0..<2).map { dataset.labels(.query).labels(of: $0) } == [[1], [2]])
        card.unlabelled = .drop
        let labelled = try open(folder, card)
        #expect(labelled.count(.database) == 2 && labelled.identifier(.database, 1) == "train_images/2")
        #expect(labelled.notes.map(\.message) == ["1 of 3 database images have none of the 3 labels and are left out"])
    }

    struct Harm: Sendable {
        var place: String
        var words: String
        var array: NPY

        init(_ place: String, _ words: String, _ array: NPY) {
            (self.place, self.words, self.array) = (place, words, array)
        }
    }

    /// The array that is replaced, and the words of the message.
    static let harms: [Harm] = {
        let made: [Harm]? = try? [
            Harm("train_labels", "row 1 has the label 3", .array([0, 3, 1] as [UInt8], .uint8, shape: [3, 1])),
            Harm("train_labels", "row 2 has the label -1", .array([0, 1, -1] as [Int64], .int64, shape: [3])),
            Harm("test_labels", "holds 3 labels", .array([0, 1, 1] as [UInt8], .uint8, shape: [3, 1])),
            Harm("test_labels", "elements of type <f4", .array([0, 1] as [Float], .float32, shape: [2])),
            Harm("test_labels", "has the shape [2, 2]", .array([0, 1, 0, 1] as [UInt8], .uint8, shape: [2, 2])),
            Harm("test_labels", "holds 0 labels", .array([1] as [UInt8], .uint8, shape: [])),
            Harm(
                "test_images", "has the shape [2, 3]", .array([UInt8](repeating: 0, count: 6), .uint8, shape: [2, 3])),
            Harm(
                "test_images", "has the shape [2, 1, 1, 2]",
                .array([UInt8](repeating: 0, count: 4), .uint8, shape: [2, 1, 1, 2])),
            Harm(
                "test_images", "of <f4", .array([Float](repeating: 0, count: 12), .float32, shape: [2, 2, 3])),
            Harm(
                "test_images", "images of shape [2, 2, 3]",
                .array([UInt8](repeating: 0, count: 24), .uint8, shape: [2, 2, 2, 3])),
            Harm("test_images", "has the shape [2, 0, 3]", .array([] as [UInt8], .uint8, shape: [2, 0, 3])),
        ]
        return made ?? []
    }()

    @Test(arguments: harms)
    func badArraysAreNamed(harm: Harm) throws {
        let arrays = try Self.arrays().map { $0.0 == harm.place ? ($0.0, harm.array) : $0 }
        let (folder, card) = try make(arrays)
        let found = mistakes { _ = try open(folder, card) }
        #expect(found.count == 1 && found[0].message.contains(harm.words), "\(found)")
        #expect(found.first?.file?.hasSuffix("/tiny.npz (\(harm.place).npy)") == true, "\(found)")
    }

    @Test func missingArraysAreNamed() throws {
        #expect(Self.harms.count == 11)
        let (folder, card) = try make(Self.arrays().filter { $0.0 != "test_labels" })
        let found = mistakes { _ = try open(folder, card) }
        #expect(found.first?.message == "holds no array `test_labels`")
        #expect(found.first?.expected?.contains("train_images, val_images") == true)
    }

    @Test func mutatedArchivesNeverCrash() throws {
        for packed in [false, true] {
            let (folder, card) = try make(Self.arrays(), packed: packed)
            let original = [UInt8](try Files.read(folder.url.appendingPathComponent("tiny.npz")))
            var refused = 0
            for seed in 0..<300 {
                var random = SeededRandom(seed: UInt64(seed))
                var bytes = original
                for _ in 0...random.below(4) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
                if random.below(8) == 0 { bytes.removeLast(random.below(bytes.count)) }
                try folder.write("tiny.npz", Data(bytes))
                let found = mistakes {
                    let dataset = try open(folder, card)
                    _ = try dataset.pixels(.query, [dataset.count(.query) - 1])
                }
                #expect(found.allSatisfy { $0.file?.hasPrefix(folder.url.path) == true }, "\(found)")
                refused += found.count
            }
            #expect(refused > 150)
        }
    }
}
