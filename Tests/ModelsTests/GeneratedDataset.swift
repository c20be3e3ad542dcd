import Arrays
import Core
import Datasets
import Foundation
import Imaging

/// Bars in four directions with noise, 13 × 12 pixels, so that odd sizes are tried too.
struct GeneratedDataset: ImageDataset {
    var card = DatasetCard(name: "bars", title: "Bars", reader: "idx")
    let classes = ["across", "down", "slash", "backslash"]
    var shape = ImageShape(height: 13, width: 12, channels: 1)
    let databaseCount: Int
    private var databaseLabels: LabelMatrix
    private let queryLabels: LabelMatrix

    init(count: Int = 200, channels: Int = 1) throws {
        databaseCount = count
        shape.channels = channels
        databaseLabels = try LabelMatrix(single: (0..<count).map { $0 % 4 }, classes: 4)
        queryLabels = try LabelMatrix(single: (0..<20).map { $0 % 4 }, classes: 4)
    }

    mutating func replaceLabels(_ labels: LabelMatrix) { databaseLabels = labels }

    func count(_ split: Split) -> Int { split == .database ? databaseCount : 20 }

    func labels(_ split: Split) -> LabelMatrix { split == .database ? databaseLabels : queryLabels }

    func identifier(_ split: Split, _ row: Int) -> String { "\(split.rawValue)/\(row)" }

    func pixels(_ split: Split, _ rows: [Int]) throws -> [UInt8] {
        rows.flatMap { row -> [UInt8] in
            var random = SeededRandom(seed: UInt64(row) + (split == .query ? 1_000_000 : 0))
            let offset = random.below(5) - 2
            return (0..<shape.height).flatMap { y in
                (0..<shape.width).flatMap { x -> [UInt8] in
                    let distance =
                        switch row % 4 {
                        case 0: y - 6 - offset
                        case 1: x - 6 - offset
                        case 2: (x - y + offset) / 2
                        default: (x + y - 12 + offset) / 2
                        }
                    let ink = abs(distance) <= 1 ? 200 : 20
                    return (0..<shape.channels).map { _ in UInt8(ink + random.below(50)) }
                }
            }
        }
    }

    func thumbnail(_ split: Split, _ row: Int, edge: Int) throws -> PixelImage {
        try PixelImage(width: shape.width, height: shape.height, channels: shape.channels, pixels: pixels(split, [row]))
    }

    var inputFiles: [URL] { [] }
}
