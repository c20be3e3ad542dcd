import Templating

/// The same queries under every run that has a decoder, side by side.
struct SameQueries: Sendable {
    let map: SiteMap
    /// Those with reconstructions.
    let runs: [RunView]
    static let count = 12

    /// Null for fewer than two runs, which leave nothing to compare.
    func table() throws -> TemplateValue {
        guard runs.count > 1 else { return .null }
        let rows = chosen
        return [
            "runs": .list(runs.map { ["slug": .string($0.slug), "title": .string($0.title)] }),
            "rows": .list(try rows.map(row)),
            "note": .string(
                "\(rows.count) of \(Format.thousands(map.rows.count)) queries: sorted by their mean error under all "
                    + "\(runs.count) models, at equal steps from the best to the worst. Beside each reconstruction "
                    + "its absolute difference from the original, below them its error."),
        ]
    }

    /// At equal steps through the queries in the order of their mean error, equal ones by row.
    private var chosen: [Int] {
        let errors = runs.map { $0.content.reconstructions?.errors ?? [] }
        let sums = map.rows.map { row in errors.reduce(0.0) { $0 + Double($1[row]) } }
        let order = map.rows.indices.sorted { (sums[$0], $0) < (sums[$1], $1) }
        let count = min(Self.count, order.count)
        return (0..<count).map { map.rows[order[$0 * (order.count - 1) / max(1, count - 1)]] }
    }

    private func row(_ row: Int) throws -> TemplateValue {
        let errors = runs.map { $0.content.reconstructions?.errors[row] ?? .infinity }
        let printed = errors.map { Numbers.small(Double($0)) }
        let best = errors.indices.min { errors[$0] < errors[$1] }.map { printed[$0] }
        let cells = try zip(runs, printed).map { run, error -> TemplateValue in
            let made = Pictured.reconstruction(run: run.number, query: row)
            return [
                "title": .string(run.title), "error": .string(error), "best": .bool(error == best),
                "reconstruction": try map.pictures.markup(
                    made, label: "Query \(row), reconstruction, \(run.title)", root: "../"),
                "difference": try map.pictures.difference(
                    made, .query(row), label: "Query \(row), absolute difference, \(run.title)", root: "../"),
            ]
        }
        return [
            "page": .string(map.page(row)), "row": .int(row), "label": .string(map.queryText[row]),
            "original": try map.pictures.markup(.query(row), label: nil, root: "../"), "cells": .list(cells),
        ]
    }
}
