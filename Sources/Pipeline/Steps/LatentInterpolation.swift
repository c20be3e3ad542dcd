import Arrays
import Core
import Datasets
import Foundation
import Gallery
import Models

/// What the run's decoder makes of what lies between two queries: `interpolation.json` and `interpolation.npy`, uint8
/// [pairs, steps, H, W, C].
struct LatentInterpolation {
    let dataset: any ImageDataset
    let labels: LabelMatrix

    static let steps = 9
    static let mostPairs = 4
    static let recordFile = "interpolation.json"
    static let pixelsFile = "interpolation.npy"

    struct Record: Codable {
        /// How the pairs were chosen, in a sentence.
        var rule: String
        var steps: Int
        /// Two query rows each.
        var pairs: [[Int]]
    }

    /// Writes nothing for a model without a decoder that a loss has looked at.
    func write(_ model: TrainedModel, to folder: URL) throws {
        let record = choose()
        let rows = record.pairs.flatMap { $0 }
        guard !rows.isEmpty,
            let pixels = try model.interpolations(
                dataset.pixels(.query, rows), pairs: record.pairs.count, steps: record.steps, shape: dataset.shape)
        else { return }
        let shape = dataset.shape
        try NPY.array(
            pixels, .uint8, shape: [record.pairs.count, record.steps, shape.height, shape.width, shape.channels]
        ).write(to: folder.appendingPathComponent(Self.pixelsFile))
        try Files.write(JSON.encode(record, pretty: false), to: folder.appendingPathComponent(Self.recordFile))
    }

    /// The same pairs for every run, so that runs can be compared.
    func choose() -> Record {
        var first = [Int?](repeating: nil, count: labels.classes)
        for row in 0..<labels.rows {
            // Of several labels the first that has no image yet, so that no image stands for two classes.
            if let label = labels.labels(of: row).first(where: { first[$0] == nil }) { first[label] = row }
            if !first.contains(nil) { break }
        }
        var rows = first.compactMap { $0 }
        var rule = "Each pair is the first queries of two classes, two and two in the order of the classes."
        if rows.count < 2 {
            rows = Array(0..<min(2 * Self.mostPairs, labels.rows))
            rule = "Each pair is two queries that follow each other, from the first on."
        }
        let count = min(Self.mostPairs, rows.count / 2)
        return Record(rule: rule, steps: Self.steps, pairs: (0..<count).map { [rows[2 * $0], rows[2 * $0 + 1]] })
    }

    /// As the gallery shows it; nil where there is none.
    static func read(_ export: StepResult, shape: ImageShape) throws -> Interpolations? {
        guard export.has(recordFile), export.has(pixelsFile) else { return nil }
        let url = export.url(recordFile)
        let record = try JSON.decode(Record.self, from: Files.read(url), file: url.path)
        let pixels = try NPY.read(export.url(pixelsFile))
        return try Interpolations(
            pairs: record.pairs.compactMap { rows in
                rows.count == 2 ? Interpolations.Pair(first: rows[0], last: rows[1]) : nil
            }, steps: record.steps, rule: record.rule, pixels: Array(pixels.bytes), width: shape.width,
            height: shape.height, channels: shape.channels)
    }
}
