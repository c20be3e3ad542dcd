import Arrays
import Core
import Imaging

/// One array of images in an archive.
struct NPZImages: Sendable {
    let name: String
    let rows: ArrayRows
    let shape: ImageShape

    init(_ archive: NPZ, _ name: String) throws {
        self.name = name
        rows = try archive.rows(name)
        let sizes = rows.shape
        let channels = sizes.count == 4 ? sizes[3] : 1
        guard rows.element == .uint8, sizes.count == 3 || sizes.count == 4, channels == 1 || channels == 3,
            (1...PixelImage.longestEdge).contains(sizes[1]), (1...PixelImage.longestEdge).contains(sizes[2])
        else {
            throw Diagnostic(
                "has the shape \(sizes) of \(rows.element.rawValue)", file: archive.place(name),
                expected: "images: |u1 of shape [N, height, width] or [N, height, width, 3]")
        }
        shape = ImageShape(height: sizes[1], width: sizes[2], channels: channels)
    }
}

/// Arrays of labels in an archive.
enum NPZLabels {
    /// Bytes that an array of labels may have; those of a million images and a hundred classes fit.
    static let limit = 1 << 28

    /// - Parameter images: the array of images that the labels belong to.
    /// - Returns: rows × classes entries of 0 or 1.
    static func multiHot(_ archive: NPZ, _ name: String, rows: Int, images: String, card: DatasetCard) throws -> [UInt8]
    {
        let array = try archive.array(name, limit: limit)
        let place = archive.place(name)
        let classes = card.labels.count
        guard array.shape.first == rows else {
            throw Diagnostic(
                "holds \(array.shape.first ?? 0) labels", file: place,
                expected: "\(rows), one for each image of \(images)")
        }
        guard let values = array.integers else {
            throw Diagnostic("has elements of type \(array.element.rawValue)", file: place, expected: "whole numbers")
        }
        if array.shape.count == 2, array.shape[1] == classes, card.multiLabel {
            return try values.enumerated().map { index, value in
                guard value == 0 || value == 1 else {
                    throw Diagnostic(
                        "row \(index / classes) has \(value) for `\(card.labels[index % classes])`", file: place,
                        expected: "0 or 1")
                }
                return UInt8(value)
            }
        }
        guard array.shape.count == 1 || array.shape.count == 2 && array.shape[1] == 1 else {
            throw Diagnostic(
                "has the shape \(array.shape)", file: place, expected: "[\(rows)] or [\(rows), 1]",
                advice: array.shape == [rows, classes] ? "write `multi_label: true` in the card" : nil)
        }
        var result = [UInt8](repeating: 0, count: rows * classes)
        for (row, label) in values.enumerated() {
            guard label >= 0, label < classes else {
                throw Diagnostic(
                    "row \(row) has the label \(label)", file: place,
                    expected: "a class from 0 to \(classes - 1): the card names \(classes) labels")
            }
            result[row * classes + label] = 1
        }
        return result
    }
}
