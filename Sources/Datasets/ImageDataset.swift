import Arrays
import Core
import Foundation
import Imaging

/// The two halves of a retrieval experiment.
public enum Split: String, Sendable, CaseIterable, Codable {
    /// The images that are searched, normally the training split.
    case database
    /// The images that are searched with, normally the test split.
    case query
}

/// The shape of the pixels that a dataset gives: row-major height × width × channels, 8 bits a channel.
public struct ImageShape: Sendable, Equatable, Codable {
    public var height: Int
    public var width: Int
    /// 1 (grey) or 3 (sRGB).
    public var channels: Int

    public init(height: Int, width: Int, channels: Int) {
        self.height = height
        self.width = width
        self.channels = channels
    }

    /// Bytes an image.
    public var count: Int { height * width * channels }
}

/// Images with labels, in two splits, read on demand. A reader conforms to this in one file and is named in
/// `DatasetReaders`.
///
/// Rows run from 0 to `count(split)` − 1. A row outside of that is a `Diagnostic` where a method throws, and
/// an empty string from `identifier`.
public protocol ImageDataset: Sendable {
    var card: DatasetCard { get }
    var classes: [String] { get }
    /// What `pixels` returns for each image, whatever the size of its file.
    var shape: ImageShape { get }
    func count(_ split: Split) -> Int
    /// Multi-hot, shape [count, classes].
    func labels(_ split: Split) -> LabelMatrix
    /// What a person finds the image by: its file name, or `test/42` in a container of many images.
    func identifier(_ split: Split, _ row: Int) -> String
    /// The pixels of some rows, one after the other: rows.count × `shape.count` bytes. Decoded on demand, so
    /// that memory does not grow with the dataset.
    func pixels(_ split: Split, _ rows: [Int]) throws -> [UInt8]
    /// An image to look at, no edge longer than `edge` pixels, aspect kept; never enlarged.
    func thumbnail(_ split: Split, _ row: Int, edge: Int) throws -> PixelImage
    /// How many frames the image's file has, of which the first is shown; 1 also for what cannot be read.
    func frames(_ split: Split, _ row: Int) -> Int
    /// Everything on disk that determines the content, in a stable order, for digests.
    var inputFiles: [URL] { get }
    /// What a user should know although it is no error: files left out, images in both splits.
    var notes: [Diagnostic] { get }
}

extension ImageDataset {
    public var notes: [Diagnostic] { [] }

    /// Containers of many images hold still ones.
    public func frames(_ split: Split, _ row: Int) -> Int { 1 }

    /// The pixels of consecutive rows.
    public func pixels(_ split: Split, _ rows: Range<Int>) throws -> [UInt8] {
        try pixels(split, Array(rows))
    }

    /// - Throws: `Diagnostic` for the first row that the split does not have.
    package func checkRows(_ split: Split, _ rows: [Int]) throws {
        let count = count(split)
        if let bad = rows.first(where: { $0 < 0 || $0 >= count }) {
            throw Diagnostic(
                "there is no row \(bad) in the \(split.rawValue) split of `\(card.name)`",
                expected: count == 0 ? "nothing: the split is empty" : "a row from 0 to \(count - 1)")
        }
    }
}
