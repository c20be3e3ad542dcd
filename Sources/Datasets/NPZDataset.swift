import Arrays
import Core
import Foundation
import Imaging

/// Arrays of images and labels in one `.npz` archive, as MedMNIST comes: images uint8 [N, H, W] (grey) or
/// [N, H, W, 3]; labels whole numbers [N] or [N, 1], or for several labels an image 0 and 1 [N, classes].
///
/// Memory: see `ArrayRows`; images beyond 64 MiB a split are read from disk.
struct NPZDataset: ImageDataset {
    private struct Part {
        var arrays: [NPZImages]
        var labels: LabelMatrix
    }

    let card: DatasetCard
    let shape: ImageShape
    let inputFiles: [URL]
    private let parts: SplitPair<Part>

    var classes: [String] { card.labels }

    static let reader = DatasetReaders.Reader(
        name: "npz",
        files: { $0.archive.map { [WantedFile(name: $0, look: .zip)] } ?? [] },
        check: { root, card in
            CardChecks.needsLabels(root, card)
            if card.archive == nil {
                root.report("the key `archive` is missing", key: "archive", expected: "the name of an .npz file")
            }
            CardChecks.needsFiles(root, card, images: 1...10, labels: 1...10, form: "{images: ARRAY, labels: ARRAY}")
            for (split, files) in card.files where files.allImages.count != files.allLabels.count {
                root.report(
                    "`files.\(split.rawValue)` names \(files.allImages.count) arrays of images and "
                        + "\(files.allLabels.count) of labels", key: "files",
                    expected: "as many of the one as of the other")
            }
            CardChecks.hasNo(["size", "channels"], root, card)
        },
        open: { try NPZDataset($0, relativeTo: $1) })

    private init(_ card: DatasetCard, relativeTo site: URL) throws {
        self.card = card
        let status = try DatasetReaders.locate(card, relativeTo: site)
        let archive = try NPZ(try DatasetReaders.url(card.archive ?? "", in: status))
        inputFiles = [archive.url]
        parts = try SplitPair { split in
            let files = card.files[split]
            var arrays: [NPZImages] = []
            var labels: [UInt8] = []
            for (images, names) in zip(files?.allImages ?? [], files?.allLabels ?? []) {
                let array = try NPZImages(archive, images)
                labels += try NPZLabels.multiHot(archive, names, rows: array.rows.count, images: images, card: card)
                arrays.append(array)
            }
            let count = arrays.reduce(0) { $0 + $1.rows.count }
            return Part(
                arrays: arrays, labels: try LabelMatrix(rows: count, classes: card.labels.count, values: labels))
        }
        let all = parts.database.arrays + parts.query.arrays
        guard let first = all.first else { throw Diagnostic("`files` names no arrays", file: card.file) }
        shape = first.shape
        if let other = all.first(where: { $0.shape != first.shape }) {
            throw Diagnostic(
                "holds images of shape \(other.rows.shape.dropFirst())", file: archive.place(other.name),
                expected: "\(first.rows.shape.dropFirst()), as in \(first.name)")
        }
    }

    func count(_ split: Split) -> Int { parts[split].labels.rows }

    func labels(_ split: Split) -> LabelMatrix { parts[split].labels }

    /// `train_images/17`: the array and the row in it.
    func identifier(_ split: Split, _ row: Int) -> String {
        guard row >= 0, row < count(split) else { return "" }
        let (array, row) = place(split, row)
        return "\(array.name)/\(row)"
    }

    private func place(_ split: Split, _ row: Int) -> (array: NPZImages, row: Int) {
        var row = row
        var arrays = parts[split].arrays[...]
        while let first = arrays.first, arrays.count > 1, row >= first.rows.count {
            row -= first.rows.count
            arrays = arrays.dropFirst()
        }
        return (arrays[arrays.startIndex], row)
    }

    func pixels(_ split: Split, _ rows: [Int]) throws -> [UInt8] {
        try checkRows(split, rows)
        var result: [UInt8] = []
        result.reserveCapacity(rows.count * shape.count)
        for row in rows {
            let (array, row) = place(split, row)
            result += try array.rows.bytes([row])
        }
        return result
    }

    func thumbnail(_ split: Split, _ row: Int, edge: Int) throws -> PixelImage {
        let image = try PixelImage(
            width: shape.width, height: shape.height, channels: shape.channels, pixels: try pixels(split, [row]))
        return try ImageCodec.thumbnail(image, name: identifier(split, row), edge: edge)
    }
}
