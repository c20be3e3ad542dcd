import Templating

/// Papers side by side: what each prints, and what the site's runs of its methods give.
struct PapersPage: Sendable {
    let map: SiteMap
    let runs: [RunView]

    func text(_ engine: any TemplateEngine) throws -> String {
        try engine.render(
            "papers.stencil",
            [
                "page": map.frame("Papers", section: .papers, root: ""),
                "dataset": .string(map.content.dataset.title),
                "papers": .list(map.content.papers.map(paper)),
            ])
    }

    private func paper(_ paper: Paper) -> TemplateValue {
        let own = runs.filter { $0.content.paper?.paper == paper.name }
        let methods = Set(own.compactMap { $0.content.paper?.method })
        return [
            "name": .string(paper.name), "title": .string(paper.title),
            "ours": own.isEmpty ? [] : .list([MetricTable(runs: own).headline]),
            "notes": .list(
                own.filter { !$0.content.summary.isEmpty }.map {
                    ["slug": .string($0.slug), "title": .string($0.title), "text": .string($0.content.summary)]
                }),
            "tables": .list(tables(paper.results).map { table($0, own: methods) }),
        ]
    }

    /// Results of one place, dataset and metric, in the order of the first of each.
    private func tables(_ results: [PrintedResult]) -> [[PrintedResult]] {
        var order: [[String]] = []
        var groups: [[String]: [PrintedResult]] = [:]
        for result in results {
            let key = [result.place, result.dataset, result.metric]
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(result)
        }
        return order.compactMap { groups[$0] }
    }

    private struct Column: Hashable {
        var bits: Int?
        var k: Int?

        var text: String {
            let parts = [bits.map { "\($0) bits" }, k.map { "k = \($0)" }].compactMap { $0 }
            return parts.isEmpty ? "value" : parts.joined(separator: ", ")
        }
    }

    /// A row a method, a column a code length; where numbers are given at several k, a row a method and code length, and
    /// a column a k.
    private func table(_ results: [PrintedResult], own: Set<String>) -> TemplateValue {
        func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
            var seen = Set<Value>()
            return values.filter { seen.insert($0).inserted }
        }
        let byRank = results.contains { $0.k != nil }
        func column(_ result: PrintedResult) -> String {
            if byRank { return result.k.map { "k = \($0)" } ?? "all" }
            return result.bits.map { "\($0) bits" } ?? "value"
        }
        func row(_ result: PrintedResult) -> [String] {
            [result.method, byRank ? result.bits.map { ", \($0) bits" } ?? "" : ""]
        }
        let columns = unique(results.map(column))
        let first = results.first
        return [
            "place": TemplateValue(first?.place), "dataset": TemplateValue(first?.dataset),
            "metric": TemplateValue(first?.metric),
            "columns": .list(columns.map { .string($0) }),
            "rows": .list(
                unique(results.map(row)).map { name in
                    let cells = columns.map { wanted in
                        results.first { row($0) == name && column($0) == wanted }?.value ?? ""
                    }
                    return [
                        "method": .string(name.joined()), "own": .bool(own.contains(name[0])),
                        "cells": .list(cells.map { .string($0) }),
                    ]
                }),
        ]
    }
}
