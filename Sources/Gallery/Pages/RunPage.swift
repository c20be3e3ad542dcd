import Templating

/// `runs/<run>.html`: the recipe, training, every metric and the files of one run.
struct RunPage: Sendable {
    let map: SiteMap
    let run: RunView
    let charts: ChartList
    /// Files written for this run, with a line on each.
    let downloads: [(path: String, content: String, bytes: Int)]

    func page(_ engine: any TemplateEngine) throws -> (path: String, text: String) {
        let text = try engine.render(
            "run.stencil",
            [
                "page": map.frame(run.title, section: nil, root: "../"), "facts": .list(facts),
                "summary": .string(run.content.summary),
                "metrics": MetricTable(runs: [run]).all, "charts": .list(try charts.page(of: run)),
                "codes": MetricTable(runs: [run]).codeTables, "slug": .string(run.slug),
                "hasBits": .bool(CodedRun.exists(run.content)), "training": training,
                "recipe": .string(run.content.recipe), "downloads": .list(files),
            ])
        return ("runs/\(run.slug).html", text)
    }

    private var facts: [TemplateValue] {
        var facts = [Numbers.fact("Run", run.content.name)]
        facts.append(
            Numbers.fact("Searches", run.searches))
        facts.append(Numbers.fact("Distance", run.content.neighbours.distanceName))
        if !run.content.search.isEmpty { facts.append(Numbers.fact("Search", run.content.search)) }
        if !run.content.learning.isEmpty { facts.append(Numbers.fact("Learnt from", run.content.learning)) }
        facts.append(Numbers.fact("Relevance", run.content.relevance.rawValue))
        facts.append(Numbers.fact("mAP@all, index order", run.headlineText))
        return facts
    }

    private var training: TemplateValue {
        let rows = run.content.training
        guard !rows.isEmpty else { return .null }
        var names: [String] = []
        for row in rows {
            for loss in row.losses where !names.contains(loss.name) { names.append(loss.name) }
        }
        return [
            "names": .list(names.map { .string($0) }), "timed": .bool(rows.contains { $0.seconds != nil }),
            "rows": .list(
                rows.map { row in
                    let values = names.map { name in
                        TemplateValue.string(
                            row.losses.first { $0.name == name }.map { Numbers.small($0.value) } ?? Format.missing)
                    }
                    let seconds = row.seconds.map { Format.fixed($0, 1) } ?? Format.missing
                    return ["epoch": .int(row.epoch), "values": .list(values), "seconds": .string(seconds)]
                }),
        ]
    }

    private var files: [TemplateValue] {
        downloads.map { file in
            let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
            return [
                "path": .string(file.path), "name": .string(name), "content": .string(file.content),
                "bytes": .int(file.bytes),
            ]
        }
    }
}
