import Templating

/// `index.html`: the dataset, samples, all runs' metrics side by side, and the charts.
struct OverviewPage: Sendable {
    let map: SiteMap
    let runs: [RunView]
    let pairs: RunPairs
    let charts: ChartList
    static let samplesPerClass = 12
    static let mostClasses = 20

    func text(_ engine: any TemplateEngine) throws -> String {
        let content = map.content
        let shown = min(Self.mostClasses, content.dataset.classes.count)
        let left = content.dataset.classes.count - shown
        let first = map.rows.first ?? 0
        let (headline, all) = (MetricTable(runs: runs).headline, MetricTable(runs: runs).all)
        return try engine.render(
            "overview.stencil",
            [
                "page": map.frame(content.title, section: .overview, root: ""), "summary": .string(content.summary),
                "note": TemplateValue(content.note), "facts": .list(facts),
                "first": ["page": .string(map.page(first)), "row": .int(first)],
                "samples": .list(try (0..<shown).compactMap(samples)),
                "samplesNote": left > 0
                    ? .string("\(shown) of \(content.dataset.classes.count) classes; see all under Classes.") : .null,
                "metrics": headline, "moreMetrics": headline == all ? [] : [all],
                "codes": MetricTable(runs: runs).codeTables,
                "hasBits": .bool(content.runs.contains(where: CodedRun.exists)),
                "compared": ComparedRuns(runs: runs, pairs: pairs).table,
                "charts": .list(try charts.overview()), "card": .list(card),
            ])
    }

    private var facts: [TemplateValue] {
        let content = map.content
        var facts = [
            Numbers.fact("Dataset", content.dataset.title),
            Numbers.fact("Queries", Format.thousands(content.queryLabels.rows)),
            Numbers.fact("Database images", Format.thousands(content.databaseLabels.rows)),
            Numbers.fact("Classes", Format.thousands(content.dataset.classes.count)),
        ]
        for run in runs {
            let name = runs.count == 1 ? "mAP@all, index order" : "mAP@all, \(run.title)"
            facts.append(Numbers.fact(name, run.headlineText))
        }
        return facts
    }

    private func samples(_ label: Int) throws -> TemplateValue? {
        let rows = map.rows.lazy.filter { map.content.queryLabels.has(label, row: $0) }.prefix(Self.samplesPerClass)
        guard !rows.isEmpty else { return nil }
        let name = map.content.dataset.classes[label]
        let items = try rows.map { row -> TemplateValue in
            let inside = try map.pictures.inside(.query(row), label: "Query \(row): \(name)", root: "")
            return ["page": .string(map.page(row)), "picture": inside.picture, "shape": inside.shape]
        }
        return ["slug": .string(map.classSlugs[label]), "name": .string(name), "items": .list(items)]
    }

    private var card: [TemplateValue] {
        let dataset = map.content.dataset
        let rows =
            [
                ("Name", dataset.title == dataset.name ? dataset.name : "\(dataset.title) (\(dataset.name))"),
                ("Description", dataset.description),
                (
                    "Images",
                    "\(Format.thousands(map.content.queryLabels.rows)) queries, "
                        + "\(Format.thousands(map.content.databaseLabels.rows)) in the database"
                ),
                ("Labels", dataset.multiLabel ? "any number of classes an image" : "one class an image"),
                ("Licence", dataset.licence), ("Citation", dataset.citation), ("How to get it", dataset.obtain),
            ] + dataset.details.map { ($0.name, $0.value) }
        return rows.filter { !$0.1.isEmpty }.map { Numbers.fact($0.0, $0.1) }
    }
}
