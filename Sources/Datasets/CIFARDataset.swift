import Arrays
import Core
import Foundation
import Imaging

/// CIFAR-10 and CIFAR-100 in their “binary version”: records of one label byte (CIFAR-100: the coarse, then the
/// fine label) and 3072 bytes of pixels, 32 × 32 red, then green, then blue.
///
/// Source: the format section of https://www.cs.toronto.edu/~kriz/cifar.html
struct CIFARDataset: ImageDataset {
    private struct Part {
        var files: [RandomAccessFile]
        /// The first row of each file, and behind them the number of rows.
        var starts: [Int]
        var labels: LabelMatrix
    }

    static let edge = 32
    static let pixelCount = 3 * edge * edge

    let card: DatasetCard
    let shape = ImageShape(height: edge, width: edge, channels: 3)
    private let parts: SplitPair<Part>

    var classes: [String] { card.labels }

    static let reader = DatasetReaders.Reader(
        name: "cifar",
        files: { card in
            Split.allCases.flatMap { card.files[$0]?.allImages ?? [] }.map { name in
                let size = recordSize(card)
                return WantedFile(
                    name: name,
                    look: .records(size: size, label: labelOffset(card), classes: card.labels.count))
            }
        },
        check: { root, card in
            CardChecks.needsLabels(root, card)
            CardChecks.needsFiles(root, card, images: 1...100, labels: 0...0, form: "{images: [FILE, …]}")
            CardChecks.hasNo(["size", "channels", "multi_label"], root, card)
        },
        open: { try CIFARDataset($0, relativeTo: $1) })

    static func recordSize(_ card: DatasetCard) -> Int { pixelCount + (card.labelLevel == .only ? 1 : 2) }

    static func labelOffset(_ card: DatasetCard) -> Int { card.labelLevel == .fine ? 1 : 0 }

    private init(_ card: DatasetCard, relativeTo site: URL) throws {
        self.card = card
        let status = try DatasetReaders.locate(card, relativeTo: site)
        parts = try SplitPair { split in
            var files: [RandomAccessFile] = []
            var starts = [0]
            var labels: [Int] = []
            for name in card.files[split]?.allImages ?? [] {
                let file = try RandomAccessFile(try DatasetReaders.url(name, in: status))
                labels += try Self.labels(file, card)
                files.append(file)
                starts.append(labels.count)
            }
            return Part(
                files: files, starts: starts, labels: try LabelMatrix(single: labels, classes: card.labels.count))
        }
    }

    /// Reads the labels of a file, and with them checks its length.
    private static func labels(_ file: RandomAccessFile, _ card: DatasetCard) throws -> [Int] {
        let size = recordSize(card)
        guard file.size > 0, file.size % size == 0 else {
            throw Diagnostic(
                "holds \(file.size) bytes", file: file.url.path,
                expected: "whole records of \(size) bytes, such as 10000 of them in \(10_000 * size) bytes",
                advice: file.size % (size == 3073 ? 3074 : 3073) == 0 && file.size > 0
                    ? "records of \(size == 3073 ? "CIFAR-100 have two labels: write `label_level: fine`" : "CIFAR-10 have one label: take `label_level` out") in the card"
                    : "the file is cut short or another one: fetch the binary version again")
        }
        var labels: [Int] = []
        let count = file.size / size
        labels.reserveCapacity(count)
        let piece = 256
        for start in stride(from: 0, to: count, by: piece) {
            let records = try file.read(at: start * size, count: min(piece, count - start) * size)
            for offset in stride(from: labelOffset(card), to: records.count, by: size) {
                let label = Int(records[offset])
                guard label < card.labels.count else {
                    throw Diagnostic(
                        "record \(labels.count) has the label \(label)", file: file.url.path,
                        expected:
                            "a class from 0 to \(card.labels.count - 1): the card names \(card.labels.count) labels")
                }
                labels.append(label)
            }
        }
        return labels
    }

    func count(_ split: Split) -> Int { parts[split].labels.rows }

    func labels(_ split: Split) -> LabelMatrix { parts[split].labels }

    /// `data_batch_2/17`: the file and the record in it.
    func identifier(_ split: Split, _ row: Int) -> String {
        guard row >= 0, row < count(split) else { return "" }
        let (file, record) = place(split, row)
        return "\(file.url.deletingPathExtension().lastPathComponent)/\(record)"
    }

    private func place(_ split: Split, _ row: Int) -> (file: RandomAccessFile, record: Int) {
        let part = parts[split]
        let index = (part.starts.firstIndex { $0 > row } ?? part.files.count) - 1
        return (part.files[index], row - part.starts[index])
    }

    func pixels(_ split: Split, _ rows: [Int]) throws -> [UInt8] {
        try checkRows(split, rows)
        let size = Self.recordSize(card)
        let plane = Self.edge * Self.edge
        var result = [UInt8](repeating: 0, count: rows.count * Self.pixelCount)
        for (index, row) in rows.enumerated() {
            let (file, record) = place(split, row)
            let planes = try file.read(at: (record + 1) * size - Self.pixelCount, count: Self.pixelCount)
            let start = index * Self.pixelCount
            for pixel in 0..<plane {
                for channel in 0..<3 { result[start + 3 * pixel + channel] = planes[channel * plane + pixel] }
            }
        }
        return result
    }

    func thumbnail(_ split: Split, _ row: Int, edge: Int) throws -> PixelImage {
        let image = try PixelImage(
            width: shape.width, height: shape.height, channels: 3, pixels: try pixels(split, [row]))
        return try ImageCodec.thumbnail(image, name: identifier(split, row), edge: edge)
    }

    var inputFiles: [URL] { (parts.database.files + parts.query.files).map(\.url) }
}
