import Arrays
import Core
import Datasets
import Foundation
import Imaging

/// How many images of the database training sees, as many as possible of each class: the training sets of papers, such
/// as 5000 of CIFAR-10's 59 000 (METHODS.md 2.4). Labels decide which images are drawn, and nothing else.
public struct TrainingImages: Sendable, Codable, Equatable {
    public var count: Int
    /// Draws them.
    public var seed: UInt64 = 0

    public init(count: Int, seed: UInt64 = 0) {
        self.count = count
        self.seed = seed
    }

    func validate() throws { try check(count, "images", 2...Int(Int32.max)) }

    /// The drawn part of a data set; the whole where it has no more.
    package func drawn(from dataset: any ImageDataset) throws -> any ImageDataset {
        guard count < dataset.count(.database) else { return dataset }
        let rows = try LabelSpecification(count: count, seed: seed).rows(dataset.labels(.database))
        return try DrawnImages(dataset, rows: rows)
    }
}

/// A data set with some rows of its database.
private struct DrawnImages: ImageDataset {
    let base: any ImageDataset
    let rows: [Int]
    private let drawnLabels: LabelMatrix

    init(_ base: any ImageDataset, rows: [Int]) throws {
        self.base = base
        self.rows = rows
        let labels = base.labels(.database)
        drawnLabels = try LabelMatrix(
            rows: rows.count, classes: labels.classes,
            values: rows.flatMap { labels.values[$0 * labels.classes..<($0 + 1) * labels.classes] })
    }

    var card: DatasetCard { base.card }
    var classes: [String] { base.classes }
    var shape: ImageShape { base.shape }
    var inputFiles: [URL] { base.inputFiles }

    func count(_ split: Split) -> Int { split == .database ? rows.count : base.count(split) }

    func labels(_ split: Split) -> LabelMatrix { split == .database ? drawnLabels : base.labels(split) }

    func identifier(_ split: Split, _ row: Int) -> String {
        guard split == .database else { return base.identifier(split, row) }
        return rows.indices.contains(row) ? base.identifier(split, rows[row]) : ""
    }

    func pixels(_ split: Split, _ wanted: [Int]) throws -> [UInt8] {
        try checkRows(split, wanted)
        return try base.pixels(split, split == .database ? wanted.map { rows[$0] } : wanted)
    }

    func thumbnail(_ split: Split, _ row: Int, edge: Int) throws -> PixelImage {
        try checkRows(split, [row])
        return try base.thumbnail(split, split == .database ? rows[row] : row, edge: edge)
    }
}
