import Templating

/// `classes/index.html` and a page for each class.
struct ClassPages: Sendable {
    let map: SiteMap
    let runs: [RunView]
    let mustache: MustacheEngine
    static let cards = 12
    /// Queries listed on their class's page.
    static let mostListed = 1000
    /// A matrix with more classes than these is unreadable; each class's own page has its row.
    static let widestMatrix = 40

    init(map: SiteMap, runs: [RunView], theme: Theme) {
        self.map = map
        self.runs = runs
        mustache = theme.mustache()
    }

    private var classes: [String] { map.content.dataset.classes }

    // MARK: - All classes

    func index(_ engine: any TemplateEngine) throws -> String {
        let lede =
            "\(classes.count) \(classes.count == 1 ? "class" : "classes"): how many images each has, how well its "
            + "queries do, and what is retrieved for them."
        let rows = classes.indices.map { label -> TemplateValue in
            [
                "slug": .string(map.classSlugs[label]), "name": .string(classes[label]),
                "queries": .int(count(label, map.content.queryLabels.values)),
                "database": .int(count(label, map.content.databaseLabels.values)),
                "values": .list(runs.map { .string($0.wholeText($0.classMean(label))) }),
            ]
        }
        return try engine.render(
            "classes.stencil",
            [
                "page": map.frame("Classes", section: .classes, root: "../"), "lede": .string(lede),
                "runs": .list(runs.map { ["title": .string($0.title)] }), "classes": .list(rows),
                "matrices": .list(classes.count <= Self.widestMatrix ? runs.map(matrix) : []),
            ])
    }

    private func matrix(_ run: RunView) -> TemplateValue {
        let rows = classes.indices.map { label -> TemplateValue in
            let counts = run.confusion[label]
            let total = max(1, run.confusionTotals[label])
            let cells = counts.enumerated().map { other, count -> TemplateValue in
                let share = Double(count) / Double(total)
                return [
                    "text": .string(Format.fixed(share * 100, 1)), "diagonal": .bool(other == label),
                    // At most half of the accent, so that the text on it keeps its contrast.
                    "shade": .string(Format.fixed(share * 45, 0)),
                ]
            }
            return ["slug": .string(map.classSlugs[label]), "name": .string(classes[label]), "cells": .list(cells)]
        }
        return [
            "title": .string(run.title), "names": .list(classes.map { .string($0) }), "rows": .list(rows),
            "caption": .string(
                "Of the \(run.confusionDepth) nearest images to each query of a class (row), the share with each label "
                    + "(column), in per cent. Framed: the class itself."),
        ]
    }

    // MARK: - One class

    func page(_ label: Int, _ engine: any TemplateEngine) throws -> (path: String, text: String) {
        var facts = [
            Numbers.fact("Queries", Format.thousands(count(label, map.content.queryLabels.values))),
            Numbers.fact("Database images", Format.thousands(count(label, map.content.databaseLabels.values))),
        ]
        for run in runs {
            let name = runs.count == 1 ? "mAP@all, index order" : "mAP@all, \(run.title)"
            facts.append(Numbers.fact(name, run.wholeText(run.classMean(label))))
        }
        let shown = map.rows.filter { map.content.queryLabels.has(label, row: $0) }
        let listed = shown.prefix(Self.mostListed)
        let total = Format.thousands(shown.count)
        let counts =
            listed.count < shown.count
            ? "The first \(Format.thousands(listed.count)) of \(total), by row number." : "\(total), by row number."
        // Their pictures are on the browse pages: here they would double what those weigh.
        let items = try mustache.render(
            "rows",
            [
                "items": .list(
                    listed.map { row in
                        let score = runs.first.map { Numbers.score($0.averagePrecision[row]) }
                        return [
                            "page": .string(map.page(row)), "row": .int(row), "ap": score.map { .string($0) } ?? .null,
                        ]
                    })
            ])
        let text = try engine.render(
            "class.stencil",
            [
                "page": map.frame(classes[label], section: .classes, root: "../"), "name": .string(classes[label]),
                "index": .int(label), "facts": .list(facts), "previous": link(label - 1), "next": link(label + 1),
                "runs": .list(try runs.map { try section($0, label, shown) }), "counts": .string(counts),
                "scored": runs.first.map { .string("AP in \($0.title)") } ?? .null,
                "items": .safe(items),
            ])
        return ("classes/\(map.classSlugs[label]).html", text)
    }

    private func link(_ label: Int) -> TemplateValue {
        guard classes.indices.contains(label) else { return .null }
        return ["slug": .string(map.classSlugs[label]), "name": .string(classes[label])]
    }

    private func section(_ run: RunView, _ label: Int, _ shown: [Int]) throws -> TemplateValue {
        let ranked = run.rankedByAveragePrecision(shown)
        let count = min(Self.cards, ranked.count)
        let best = try ranked.prefix(count).map { try card($0, run) }
        let worst = try ranked.suffix(count).reversed().map { try card($0, run) }
        return [
            "slug": .string(run.slug), "title": .string(run.title),
            "confusions": .list(confusions(run, label)),
            "caption": .string("Labels of the \(run.confusionDepth) nearest images to each query of this class."),
            "lists": [
                ["title": "Best queries by average precision", "items": .list(best)],
                ["title": "Worst queries by average precision", "items": .list(worst)],
            ],
            "note": .string(
                "\(count) best and \(count) worst of \(Format.thousands(ranked.count)) queries of this class, by "
                    + "\(run.scoreText); equal ones by row number."),
        ]
    }

    private func card(_ row: Int, _ run: RunView) throws -> TemplateValue {
        [
            "page": .string(map.page(row)), "row": .int(row), "label": .string(map.queryText[row]),
            "detail": .string("AP \(run.averagePrecisionText(row))"),
            "picture": try map.pictures.markup(.query(row), label: nil, root: "../"),
        ]
    }

    private func confusions(_ run: RunView, _ label: Int) -> [TemplateValue] {
        let counts = run.confusion[label]
        let total = max(1, run.confusionTotals[label])
        let order = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
        return order.map { other in
            let share = Double(counts[other]) / Double(total)
            return [
                "name": .string(classes[other]), "slug": .string(map.classSlugs[other]), "own": .bool(other == label),
                "count": .string(Format.thousands(counts[other])), "share": .string(Format.percent(share)),
                "width": .string(Format.fixed(min(100, share * 100), 1)),
            ]
        }
    }

    private func count(_ label: Int, _ values: [UInt8]) -> Int {
        stride(from: label, to: values.count, by: max(1, classes.count)).reduce(0) { $0 + Int(values[$1]) }
    }
}
