import Templating

/// Metrics by full name, a column for each run.
struct MetricTable: Sendable {
    let runs: [RunView]

    /// Every metric of every run.
    var all: TemplateValue { table(rows, caption: "All \(rows.count) metrics, by full name.") }

    /// The few that readers ask for first, and how many more there are.
    var headline: TemplateValue {
        let chosen = rows.filter(\.isHeadline)
        if chosen.isEmpty || chosen.count == rows.count { return all }
        return table(chosen, caption: "\(chosen.count) of \(rows.count) metrics; all of them are listed below.")
    }

    /// In the order of the first run that has each.
    private var rows: [RunView.Metric] {
        var seen = Set<String>()
        return runs.flatMap(\.metrics).filter { seen.insert($0.key).inserted }
    }

    private func table(_ rows: [RunView.Metric], caption: String) -> TemplateValue {
        let byKey = runs.map { run in Dictionary(run.metrics.map { ($0.key, $0) }) { first, _ in first } }
        return [
            "label": "Metrics", "caption": .string(caption), "count": .int(rows.count),
            "runs": .list(runs.map { ["slug": .string($0.slug), "title": .string($0.content.title)] }),
            "rows": .list(
                rows.map { row in
                    let values = byKey.map { $0[row.key]?.value }
                    let scores = values.compactMap { $0 }.filter(\.isFinite).map { $0 * row.sense }
                    let best = runs.count > 1 && row.sense != 0 ? scores.max() : nil
                    return [
                        "name": .string(row.name), "qualifiers": .string(row.qualifiers),
                        "explanation": .string(row.explanation),
                        "cells": .list(
                            values.map { value in
                                [
                                    "text": .string(value.map(row.print) ?? Format.missing),
                                    "best": .bool(best != nil && value.map { $0 * row.sense } == best),
                                ]
                            }),
                    ]
                }),
        ]
    }
}
