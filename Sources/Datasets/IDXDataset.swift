import Arrays
import Core
import Foundation
import Imaging

/// MNIST and its relatives: grey images and their labels in IDX files.
struct IDXDataset: ImageDataset {
    private struct Part {
        var images: IDXFile
        var labelFile: URL
        var labels: LabelMatrix
        /// The row of the file that each row of the split is.
        var rows: [Int]
    }

    let card: DatasetCard
    let shape: ImageShape
    private let parts: SplitPair<Part>

    var classes: [String] { card.labels }

    static let reader = DatasetReaders.Reader(
        name: "idx",
        files: { card in
            Split.allCases.flatMap { split in
                let files = card.files[split]
                let names = [(files?.images, 3), (files?.labels, 1)]
                return names.compactMap { name, dimensions in
                    name.map { WantedFile(name: $0, look: .idx(dimensions: dimensions), others: packed($0)) }
                }
            }
        },
        check: { root, card in
            CardChecks.needsLabels(root, card)
            CardChecks.needsFiles(root, card, images: 1...1, labels: 1...1, form: "{images: FILE, labels: FILE}")
        },
        givesAllRows: false,
        open: { try IDXDataset($0, relativeTo: $1) })

    /// The files may be packed.
    private static func packed(_ name: String) -> [String] { name.hasSuffix(".gz") ? [] : ["\(name).gz"] }

    private init(_ card: DatasetCard, relativeTo site: URL) throws {
        self.card = card
        let status = try DatasetReaders.locate(card, relativeTo: site)
        parts = try SplitPair { split in
            guard let names = card.files[split], let labels = names.labels else {
                throw Diagnostic("`files.\(split.rawValue)` names no files", file: card.file)
            }
            return try Self.part(
                split, images: try DatasetReaders.url(names.images, in: status),
                labels: try DatasetReaders.url(labels, in: status), card: card)
        }
        let (database, query) = (parts.database.images, parts.query.images)
        shape = ImageShape(height: database.shape[1], width: database.shape[2], channels: 1)
        guard query.shape[1] == shape.height, query.shape[2] == shape.width else {
            throw Diagnostic(
                "holds images of \(query.shape[1]) × \(query.shape[2]) pixels", file: query.url.path,
                expected: "\(shape.height) × \(shape.width), as in the database")
        }
    }

    private static func part(_ split: Split, images: URL, labels: URL, card: DatasetCard) throws -> Part {
        let images = try IDXFile(images, dimensions: 3)
        let labels = try IDXFile(labels, dimensions: 1)
        guard (1...PixelImage.longestEdge).contains(images.shape[1]),
            (1...PixelImage.longestEdge).contains(images.shape[2])
        else {
            throw Diagnostic(
                "holds images of \(images.shape[1]) × \(images.shape[2]) pixels", file: images.url.path,
                expected: "edges from 1 to \(PixelImage.longestEdge)")
        }
        guard images.shape[0] == labels.shape[0] else {
            throw Diagnostic(
                "holds \(labels.shape[0]) labels", file: labels.url.path,
                expected: "\(images.shape[0]), one for each image of \(images.url.lastPathComponent)")
        }
        let rows = Subset.rows(images.shape[0], of: split, card: card)
        let all = try labels.items(Array(0..<labels.shape[0])).map(Int.init)
        if let bad = all.firstIndex(where: { $0 >= card.labels.count }) {
            throw Diagnostic(
                "label \(all[bad]) at row \(bad)", file: labels.url.path,
                expected: "a class from 0 to \(card.labels.count - 1): the card names \(card.labels.count) labels")
        }
        let matrix = try LabelMatrix(single: rows.map { all[$0] }, classes: card.labels.count)
        return Part(images: images, labelFile: labels.url, labels: matrix, rows: rows)
    }

    func count(_ split: Split) -> Int { parts[split].rows.count }

    func labels(_ split: Split) -> LabelMatrix { parts[split].labels }

    /// `train/42` or `test/42`: the row of the file, whatever the subset.
    func identifier(_ split: Split, _ row: Int) -> String {
        guard parts[split].rows.indices.contains(row) else { return "" }
        return "\(split == .database ? "train" : "test")/\(parts[split].rows[row])"
    }

    func pixels(_ split: Split, _ rows: [Int]) throws -> [UInt8] {
        try checkRows(split, rows)
        return try parts[split].images.items(rows.map { parts[split].rows[$0] })
    }

    func thumbnail(_ split: Split, _ row: Int, edge: Int) throws -> PixelImage {
        return try ImageCodec.thumbnail(
            try PixelImage(
                width: shape.width, height: shape.height, channels: 1, pixels: try pixels(split, [row])),
            name: identifier(split, row), edge: edge)
    }

    var inputFiles: [URL] {
        [parts.database, parts.query].flatMap { [$0.images.url, $0.labelFile] }
    }
}
