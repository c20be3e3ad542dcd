import Evaluation
import Templating

/// Metrics by full name, a column for each run.
struct MetricTable: Sendable {
    let runs: [RunView]

    /// Every metric of every run.
    var all: TemplateValue {
        table(rows, label: "All metrics", caption: "All \(rows.count) metrics, by full name. \(Self.interval)")
    }

    /// The few that readers ask for first, and how many more there are.
    var headline: TemplateValue {
        let chosen = rows.filter(\.isHeadline)
        if chosen.isEmpty || chosen.count == rows.count { return all }
        return table(
            chosen, label: "Metrics",
            caption: "\(chosen.count) of \(rows.count) metrics; all of them are listed below. \(Self.interval)"
        )
    }

    /// In the order of the first run that has each.
    private var rows: [RunView.Metric] {
        var seen = Set<String>()
        return runs.flatMap(\.metrics).filter { seen.insert($0.key).inserted }
    }

    private static let interval = "In small print: 95 % interval of the mean over queries, by bootstrap."

    private var columns: TemplateValue {
        .list(runs.map { ["slug": .string($0.slug), "title": .string($0.title)] })
    }

    private func table(_ rows: [RunView.Metric], label: String, caption: String) -> TemplateValue {
        let byKey = runs.map { run in Dictionary(run.metrics.map { ($0.key, $0) }) { first, _ in first } }
        return [
            "label": .string(label), "caption": .string(caption), "count": .int(rows.count),
            "runs": columns,
            "rows": .list(
                rows.map { row in
                    let found = byKey.map { $0[row.key] }
                    let scores = found.compactMap { $0?.value }.filter(\.isFinite).map { $0 * row.sense }
                    let best = row.sense != 0 && Set(scores).count > 1 ? scores.max() : nil
                    return [
                        "name": .string(row.name), "qualifiers": .string(row.qualifiers),
                        "explanation": .string(row.explanation),
                        "cells": .list(
                            found.map { metric in
                                [
                                    "text": .string(metric.map { row.print($0.value) } ?? Format.missing),
                                    "interval": TemplateValue(metric?.interval),
                                    "best": .bool(best != nil && metric.map { $0.value * row.sense } == best),
                                ]
                            }),
                    ]
                }),
        ]
    }

    /// How well the database's codes use their bits: one table, or none where no run has codes.
    var codeTables: TemplateValue {
        let statistics = runs.map(\.content.report.databaseCodes)
        guard statistics.contains(where: { $0 != nil }) else { return [] }
        let rows: [(String, String, (CodeStatistics) -> String)] = [
            ("Code length", "In bits.", { String($0.bits) }),
            (
                "Different codes", "How many codes the database images have between them.",
                { "\(Format.thousands($0.uniqueCodes)) of \(Format.thousands($0.count))" }
            ),
            (
                "Entropy of codes, bits",
                "Of the distribution of database images over codes; at most the code length, and log₂ of the images.",
                { Format.fixed($0.codeEntropy, 2) }
            ),
            (
                "Largest bucket", "The most database images that share one code.",
                { Format.thousands($0.largestBucket) }
            ),
            (
                "Mean entropy of a bit", "1 where every bit is set in half of the database images.",
                { Format.fixed($0.entropyPerBit.reduce(0, +) / Double(max(1, $0.bits)), 4) }
            ),
            (
                "Mean correlation of bits",
                "Mean of the absolute correlation over all pairs of bits that change; 0 where they are independent.",
                { Format.fixed($0.meanAbsoluteCorrelation, 4) }
            ),
        ]
        let table: TemplateValue = [
            "label": "Code statistics", "caption": "Of the codes of the database.", "count": .int(rows.count),
            "runs": columns,
            "rows": .list(
                rows.map { name, explanation, text in
                    [
                        "name": .string(name), "qualifiers": "", "explanation": .string(explanation),
                        "cells": .list(
                            statistics.map {
                                ["text": .string($0.map(text) ?? Format.missing), "interval": nil, "best": false]
                            }),
                    ]
                }),
        ]
        return [table]
    }
}
