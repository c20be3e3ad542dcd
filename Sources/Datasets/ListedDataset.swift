import Arrays
import Core
import Foundation
import Imaging

/// Image files that a list names, decoded on demand. The readers of COCO, NUS-WIDE, MIRFlickr and plain lists
/// differ only in how they make the `Listing` of each split.
struct ListedDataset: ImageDataset {
    /// The images of one split by name. Names are kept as they are: a `URL` each would take ten times the memory.
    struct Listing: Sendable {
        /// Where names start.
        var folder: URL
        /// Relative paths, with slashes.
        var names: [String] = []
        /// What names the images, for messages.
        var list: URL
        /// The line, or the record, of each name; empty where the name follows from the row.
        var lines: [Int32] = []
        /// Whether `lines` are lines, and not records in a file of one line.
        var hasLines = true
        var labels: LabelMatrix
    }

    let card: DatasetCard
    let classes: [String]
    let shape: ImageShape
    /// The files that determine names and labels.
    let listFiles: [URL]
    private let listings: SplitPair<Listing>
    private let images: SplitPair<ImageFileList>

    init(_ card: DatasetCard, classes: [String], listings: SplitPair<Listing>, listFiles: [URL]) throws {
        self.card = card
        self.classes = classes
        self.listings = listings
        self.listFiles = listFiles
        let shape = ImageShape(height: card.size, width: card.size, channels: card.channels)
        self.shape = shape
        images = SplitPair { split in
            ImageFileList(count: listings[split].names.count, shape: shape) { listings[split].entry($0) }
        }
    }

    func url(_ split: Split, _ row: Int) -> URL { listings[split].url(row) }

    func listing(_ split: Split) -> Listing { listings[split] }

    func list(_ split: Split) -> URL { listings[split].list }

    func isThere(_ split: Split, _ row: Int) -> Bool { Files.exists(url(split, row)) }

    var inputFiles: [URL] {
        listFiles + Split.allCases.flatMap { split in listings[split].names.indices.map { url(split, $0) } }
    }

    func count(_ split: Split) -> Int { listings[split].names.count }

    func labels(_ split: Split) -> LabelMatrix { listings[split].labels }

    func identifier(_ split: Split, _ row: Int) -> String {
        listings[split].names.indices.contains(row) ? listings[split].names[row] : ""
    }

    func pixels(_ split: Split, _ rows: [Int]) throws -> [UInt8] {
        try checkRows(split, rows)
        return try images[split].pixels(rows)
    }

    func thumbnail(_ split: Split, _ row: Int, edge: Int) throws -> PixelImage {
        try checkRows(split, [row])
        return try images[split].thumbnail(row, edge: edge)
    }

    func frames(_ split: Split, _ row: Int) -> Int { images[split].frames(row) }
}

extension ListedDataset.Listing {
    /// Of a split without images.
    static func empty(classes: Int) throws -> Self {
        let nowhere = URL(fileURLWithPath: "/")
        return Self(folder: nowhere, list: nowhere, labels: try LabelMatrix(rows: 0, classes: classes, values: []))
    }

    /// A card with `allow_outside` may have absolute names.
    func url(_ row: Int) -> URL {
        names[row].hasPrefix("/")
            ? URL(fileURLWithPath: names[row]) : folder.appendingPathComponent(names[row], isDirectory: false)
    }

    func entry(_ row: Int) -> ImageFileList.Entry {
        ImageFileList.Entry(
            url: url(row), identifier: names[row],
            place: hasLines && lines.indices.contains(row) ? (list.path, Int(lines[row])) : nil)
    }

    /// A diagnostic about a row, at its line where it has one.
    func diagnostic(_ message: String, row: Int, expected: String? = nil, advice: String? = nil) -> Diagnostic {
        let line = lines.indices.contains(row) ? Int(lines[row]) : nil
        let record = hasLines ? "" : line.map { "image record \($0): " } ?? ""
        return Diagnostic(
            record + message, file: list.path, line: hasLines ? line : nil, expected: expected, advice: advice)
    }
}
