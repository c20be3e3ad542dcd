import Arrays
import Core
import Datasets
import Evaluation
import Foundation
import Models

/// `training.csv`: epoch, losses by name, seconds.
package enum TrainingLog {
    package static func write(_ log: [TrainingEpoch], to url: URL) throws {
        let names = Set(log.flatMap { $0.losses.keys }).sorted()
        var table = CSVWriter(header: ["epoch"] + names + ["seconds"])
        for epoch in log {
            table.append(
                ["\(epoch.epoch)"] + names.map { epoch.losses[$0].map { "\($0)" } ?? "" }
                    + [String(format: "%.3f", epoch.seconds)])
        }
        try Files.write(table.text, to: url)
    }

    /// Reads what `write` wrote.
    static func read(_ url: URL) throws -> [TrainingEpoch] {
        let lines = try Files.readText(url).split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard let header = lines.first else { return [] }
        return try lines.dropFirst().map { fields in
            guard fields.count == header.count, let epoch = Int(fields[0]),
                let seconds = Double(fields[fields.count - 1])
            else {
                throw Diagnostic("has a damaged row", file: url.path, advice: "train again with --force train")
            }
            var losses: [String: Double] = [:]
            for (name, value) in zip(header, fields).dropFirst().dropLast() { losses[name] = Double(value) }
            return TrainingEpoch(epoch: epoch, losses: losses, seconds: seconds)
        }
    }
}

/// `per_query.csv`: one row a query.
enum PerQueryTable {
    static func write(
        _ report: EvaluationReport, labels: LabelMatrix, classes: [String], dataset: any ImageDataset,
        errors encoded: StepResult, to url: URL
    ) throws {
        let columns = report.perQuery.columns(cut: report.cut)
        var errors: [Float]?
        if encoded.has("query.reconstruction_errors.npy") {
            errors = try NPY.read(encoded.url("query.reconstruction_errors.npy")).values(Float.self, as: .float32)
        }
        var table = CSVWriter(
            header: ["query", "id", "labels"] + columns.map(\.name)
                + (errors == nil ? [] : ["reconstruction error (MSE)"]))
        for row in 0..<labels.rows {
            let names = labels.labels(of: row).map { $0 < classes.count ? classes[$0] : "\($0)" }
            var fields = ["\(row)", dataset.identifier(.query, row), names.joined(separator: ";")]
            fields += columns.map { "\($0.values[row])" }
            if let errors { fields.append("\(errors[row])") }
            table.append(fields)
        }
        try Files.write(table.text, to: url)
    }
}
