import Arrays
import Core
import Datasets
import Foundation
import Testing

/// The real data, where Debian's package is installed; the readers themselves are tested on made files.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/datasets/fashion-mnist")))
struct FashionMNISTTests {
    @Test func hasTheKnownImages() throws {
        let card = try DatasetCard.find("fashion-mnist", searching: [])
        let dataset = try DatasetReaders.open(card, relativeTo: URL(fileURLWithPath: "/nowhere"))
        #expect(dataset.count(.database) == 60_000 && dataset.count(.query) == 10_000)
        #expect(dataset.shape == ImageShape(height: 28, width: 28, channels: 1))
        // From NumPy on the same files: test images 0 and 9999 by class, and the sum of test image 0.
        #expect(dataset.labels(.query).labels(of: 0) == [9])
        #expect(dataset.labels(.query).labels(of: 9999) == [5])
        let first = try dataset.pixels(.query, [0])
        #expect(first.count == 784 && first.reduce(0) { $0 + Int($1) } == 33456)
        #expect(dataset.identifier(.query, 42) == "test/42")
        #expect(dataset.inputFiles.count == 4)
    }
}
