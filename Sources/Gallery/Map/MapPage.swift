import Core
import Templating

/// `map.html`: the queries of every run on two maps, as a view to move in, as drawings and in tables.
struct MapPage: Sendable {
    let map: SiteMap
    let runs: [RunView]
    private let shown: [Shown]

    /// A run that has maps.
    private struct Shown: Sendable {
        let run: RunView
        let content: QueryMap
        let drawings: [MapDrawing]
    }

    static let order: [QueryMap.Projection] = [.tsne, .pca]

    /// - Returns: nil where no run has a map.
    init?(map: SiteMap, runs: [RunView]) {
        self.map = map
        self.runs = runs
        let classes = map.content.dataset.classes
        let labels = map.rows.map { map.content.queryLabels.labels(of: $0) }
        shown = runs.compactMap { run in
            guard let content = run.content.map else { return nil }
            let drawings = Self.order.map { projection in
                let places = MapPlaces(content, projection, rows: map.rows)
                return MapDrawing(
                    places: places, labels: labels,
                    classes: MapClasses(places, labels: labels, classes: classes.count), names: classes)
            }
            return Shown(run: run, content: content, drawings: drawings)
        }
        if shown.isEmpty { return nil }
    }

    func text(_ engine: any TemplateEngine) throws -> String {
        let without = runs.filter { $0.content.map == nil }.map(\.title)
        let overview = map.pictures.overview.map { found -> TemplateValue in
            [
                "file": .string(map.pictures.sheets[found.sheet].file), "cell": .int(found.cell),
                "columns": .int(found.columns),
            ]
        }
        return try engine.render(
            "map.stencil",
            [
                "page": map.frame("Map", section: .map, root: ""),
                "slugs": .string(shown.map(\.run.slug).joined(separator: " ")),
                "overview": overview ?? .null,
                "without": without.isEmpty ? .null : .string(without.joined(separator: "; ")),
                "isMultiLabel": .bool(map.content.dataset.multiLabel),
                "runs": .list(shown.map(section)),
            ])
    }

    private func section(_ shown: Shown) -> TemplateValue {
        let most = MapDrawing.most(drawings: self.shown.count * Self.order.count)
        let classes = map.content.dataset.classes
        return [
            "slug": .string(shown.run.slug), "title": .string(shown.run.title),
            "drawings": .list(
                zip(Self.order, shown.drawings).map { projection, drawing in
                    drawing.value(title: projection.name, note: shown.content.notes[projection] ?? "", most: most)
                }),
            "kinds": .list(Self.order.map { .string($0.name) }),
            "rows": .list(classes.indices.map { row($0, shown) }),
        ]
    }

    private func row(_ label: Int, _ shown: Shown) -> TemplateValue {
        let cells = shown.drawings.map { drawing -> TemplateValue in
            let summary = drawing.classes.summaries[label]
            guard summary.count > 0 else {
                return [
                    "place": .string(Format.missing), "share": .string(Format.missing),
                    "other": .string(Format.missing),
                ]
            }
            // Upwards, as on paper.
            let place = [summary.mean.x, 1 - summary.mean.y].map { Format.fixed(100 * $0, 0) }
            return [
                "place": .string(place.joined(separator: ", ")),
                "share": .string(Format.percent(Double(summary.matching) / Double(summary.count))),
                "other": .string(summary.other.map { map.content.dataset.classes[$0] } ?? "none"),
            ]
        }
        return [
            "slug": .string(map.classSlugs[label]), "name": .string(map.content.dataset.classes[label]),
            "count": .string(Format.thousands(shown.drawings[0].classes.summaries[label].count)),
            "style": .string(MapMarker.style(label)), "marker": .string(MapMarker.path(label, x: 10, y: 10)),
            "cells": .list(cells),
        ]
    }
}
