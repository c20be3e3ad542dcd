import Arrays
import Core
import Datasets
import Foundation
import Imaging

/// The sampled tiles as images to train on; there are no queries among them.
struct TileDataset: ImageDataset {
    let card: DatasetCard
    let classes: [String]
    let shape: ImageShape
    let inputFiles: [URL]
    private let sample: TileSample
    private let file: RandomAccessFile
    private let start: Int
    private let known: LabelMatrix
    private let none: LabelMatrix

    /// - Parameter folder: of the sample.
    init(_ folder: URL, classes: [String], tile: Int, digest: String) throws {
        let url = folder.appendingPathComponent(TileSample.fileName)
        sample = try JSON.decode(TileSample.self, from: Files.read(url), file: url.path)
        self.classes = classes
        shape = ImageShape(height: tile, width: tile, channels: 3)
        let pixels = folder.appendingPathComponent(TileSample.pixelsName)
        file = try RandomAccessFile(pixels)
        start = file.size - sample.tiles.count * shape.count
        guard start > 0 else {
            throw Diagnostic("is shorter than \(sample.tiles.count) tiles", file: pixels.path)
        }
        // Where a tile lies on the machine is nothing that training may depend on.
        inputFiles = []
        var card = DatasetCard(name: "tiles", title: "Tiles of slides", reader: "slides")
        card.text = digest
        card.flip = true
        self.card = card
        let width = max(1, classes.count)
        var values = [UInt8](repeating: 0, count: sample.tiles.count * width)
        for (row, tile) in sample.tiles.enumerated() where tile.classIndex >= 0 {
            values[row * width + tile.classIndex] = 1
        }
        known = try LabelMatrix(rows: sample.tiles.count, classes: width, values: values)
        none = try LabelMatrix(rows: 0, classes: width, values: [])
    }

    /// By the site's scales, the rows of each.
    func rows(ofScales count: Int) -> [[Int]] {
        var rows = [[Int]](repeating: [], count: count)
        for (row, tile) in sample.tiles.enumerated() where tile.scale < count { rows[tile.scale].append(row) }
        return rows
    }

    /// -1: none.
    func classIndex(of row: Int) -> Int { sample.tiles[row].classIndex }

    func scale(of row: Int) -> Int { sample.tiles[row].scale }

    func count(_ split: Split) -> Int { split == .database ? sample.tiles.count : 0 }
    func labels(_ split: Split) -> LabelMatrix { split == .database ? known : none }

    func identifier(_ split: Split, _ row: Int) -> String {
        guard split == .database, sample.tiles.indices.contains(row) else { return "" }
        return "slide \(sample.tiles[row].slide), tile \(sample.tiles[row].tile)"
    }

    func pixels(_ split: Split, _ rows: [Int]) throws -> [UInt8] {
        try checkRows(split, rows)
        var pixels = [UInt8](repeating: 0, count: rows.count * shape.count)
        try pixels.withUnsafeMutableBytes { buffer in
            for (place, row) in rows.enumerated() {
                try file.read(
                    at: start + row * shape.count,
                    into: UnsafeMutableRawBufferPointer(
                        rebasing: buffer[place * shape.count..<(place + 1) * shape.count]))
            }
        }
        return pixels
    }

    func thumbnail(_ split: Split, _ row: Int, edge: Int) throws -> PixelImage {
        let image = try PixelImage(
            width: shape.width, height: shape.height, channels: 3, pixels: pixels(split, [row]))
        return image
    }
}
