import Gallery
import Templating

/// All methods' numbers side by side, with what hits drawn at random get.
struct MethodTables: Sendable {
    let site: SlideSite

    private var methods: [SlideMethodContent] { site.content.methods }

    private var columns: TemplateValue {
        .list(zip(methods, site.methodSlugs).map { ["slug": .string($1), "title": .string($0.title)] })
    }

    /// Metrics by full name, in the order of the first method that has each.
    var metrics: TemplateValue {
        var names: [String] = []
        for metric in methods.flatMap(\.metrics) where !names.contains(metric.name) { names.append(metric.name) }
        let rows = names.map { name -> TemplateValue in
            let found = methods.map { method in method.metrics.first { $0.name == name } }
            let first = found.compactMap { $0 }.first
            let sense: Double = first?.higherIsBetter == false ? -1 : 1
            let scores = found.compactMap { $0?.value }.filter(\.isFinite).map { $0 * sense }
            let best = Set(scores).count > 1 ? scores.max() : nil
            return [
                "name": .string(name), "explanation": TemplateValue(first?.explanation),
                "random": .string(Self.random(found.compactMap { $0?.randomBaseline })),
                "cells": .list(
                    found.map { metric in
                        [
                            "text": .string(metric.map { SlideSite.score($0.value) } ?? Format.missing),
                            "interval": TemplateValue(metric?.interval.map(Self.interval)),
                            "best": .bool(best != nil && metric.map { $0.value * sense } == best),
                        ]
                    }),
            ]
        }
        return ["methods": columns, "rows": .list(rows)]
    }

    /// Methods that see different databases have different baselines.
    private static func random(_ values: [Double]) -> String {
        guard let least = values.min(), let most = values.max() else { return Format.missing }
        let (low, high) = (SlideSite.score(least), SlideSite.score(most))
        return low == high ? low : "\(low) to \(high)"
    }

    private static func interval(_ range: ClosedRange<Double>) -> String {
        "\(SlideSite.score(range.lowerBound)) to \(SlideSite.score(range.upperBound))"
    }

    /// One table and chart for each number that methods give by class; the chart where it is the first of theirs.
    func classes(_ charts: MustacheEngine) throws -> [TemplateValue] {
        var titles: [String] = []
        for title in methods.compactMap(\.perClass).flatMap(\.columns) where !titles.contains(title) {
            titles.append(title)
        }
        return try titles.map { title in
            let shown = methods.filter { $0.perClass?.columns.contains(title) == true }
            let tables = shown.compactMap(\.perClass)
            var names: [String] = []
            for row in tables.flatMap(\.rows) where !names.contains(row.className) { names.append(row.className) }
            let isFirst = tables.contains { $0.columns.first == title }
            func value(_ table: SlideClassTable, _ name: String) -> Double {
                guard let column = table.columns.firstIndex(of: title),
                    let row = table.rows.first(where: { $0.className == name })
                else { return .nan }
                return row.values[column]
            }
            func random(_ name: String) -> [Double] {
                tables.compactMap { table in table.rows.first { $0.className == name }?.randomBaseline }
            }
            var series = zip(shown, tables).map { method, table in
                BarChart.Series(method.title, names.map { value(table, $0) })
            }
            let hasRandom = isFirst && names.contains { !random($0).isEmpty }
            if hasRandom { series.append(BarChart.Series("drawn at random", names.map { random($0).max() ?? .nan })) }
            let chart = BarChart(
                ChartFrame(id: "classes-\(Slugs.slug(title))", title: "\(title) by class"), categoryTitle: "Class",
                categories: names, axis: ChartAxis(title, format: .fixed(3), range: 0...1), series: series)
            return [
                "title": .string(title), "hasRandom": .bool(hasRandom),
                "methods": .list(shown.map { ["title": .string($0.title)] }),
                "chart": isFirst ? try chart.html(charts) : .null,
                "rows": .list(
                    names.map { name in
                        [
                            "name": .string(name),
                            "queries": .int(
                                tables.compactMap { table in table.rows.first { $0.className == name }?.queries }.max()
                                    ?? 0),
                            "random": .string(Self.random(random(name))),
                            "cells": .list(tables.map { .string(SlideSite.score(value($0, name))) }),
                        ]
                    }),
            ]
        }
    }

    /// How well each method names scales: a sentence and a table as a chart.
    func scales(_ charts: MustacheEngine) throws -> [TemplateValue] {
        try zip(methods, site.methodSlugs).compactMap { method, slug in
            guard let confusion = method.scaleConfusion else { return nil }
            let names = confusion.scales.map(SlideSite.scale)
            let totals = confusion.counts.map { $0.reduce(0, +) }
            let all = totals.reduce(0, +)
            let right = confusion.counts.indices.reduce(0) { $0 + confusion.counts[$1][$1] }
            let chart = HeatMap(
                ChartFrame(
                    id: "scales-\(slug)", title: "Scale named, \(method.title)",
                    note: "Share of the regions of each true scale, per cent"),
                rowTitle: "True scale", columnTitle: "Scale named", rows: names, columns: names,
                values: zip(confusion.counts, totals).map { counts, total in
                    counts.map { total > 0 ? Double($0) / Double(total) : .nan }
                }, format: .percent(1), full: 1)
            let share = all > 0 ? " (\(Format.percent(Double(right) / Double(all))))" : ""
            return [
                "title": .string(method.title),
                "words": .string(
                    "\(Format.thousands(right)) of \(Format.thousands(all)) regions get the scale that they were "
                        + "taken at\(share)."),
                "chart": try chart.html(charts),
            ]
        }
    }
}
