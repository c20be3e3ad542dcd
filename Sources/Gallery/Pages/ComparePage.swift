import Templating

/// `compare/index.html`: every pair of runs, and code lengths of one method.
struct ComparePage: Sendable {
    let map: SiteMap
    let runs: [RunView]
    let pairs: RunPairs
    let charts: MustacheEngine

    func text(_ engine: any TemplateEngine) throws -> String {
        let lengths = CodeLengths.chart(runs)
        return try engine.render(
            "compare.stencil",
            [
                "page": map.frame("Compare", section: .compare, root: "../"),
                "lede": .string(
                    "\(runs.count) runs on the same queries, two by two: who is better, by how much, on which classes "
                        + "and on which queries. Every query’s page marks what one run gains, loses and moves."),
                "caption": .string(ComparedRuns.caption),
                "pairs": .list(pairs.pairs.map { ComparedRuns.row($0) }),
                "notes": .list(pairs.left.map { .string("Not compared: \($0).") }),
                "chart": lengths.hasData ? try lengths.html(charts) : .null,
            ])
    }
}
