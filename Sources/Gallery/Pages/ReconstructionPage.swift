import Templating

/// `reconstructions/index.html`: the same queries under all runs that have a decoder; then the best, the median and the
/// worst of each, and what lies between two images.
struct ReconstructionPage: Sendable {
    let map: SiteMap
    let runs: [RunView]
    static let groupSize = 12

    func text(_ engine: any TemplateEngine) throws -> String {
        let shown = runs.filter { $0.content.reconstructions != nil }
        return try engine.render(
            "reconstructions.stencil",
            [
                "page": map.frame("Reconstructions", section: .reconstructions, root: "../"),
                "same": try SameQueries(map: map, runs: shown).table(),
                "runs": .list(try shown.map(section)),
            ])
    }

    private func section(_ run: RunView) throws -> TemplateValue {
        let errors = run.content.reconstructions?.errors ?? []
        let order = map.rows.sorted { (errors[$0], $0) < (errors[$1], $1) }
        let size = min(Self.groupSize, order.count)
        let middle = max(0, (order.count - size) / 2)
        let groups = [
            ("Best", Array(order.prefix(size))), ("Median", Array(order[middle..<middle + size])),
            ("Worst", Array(order.suffix(size).reversed())),
        ]
        let values = order.map { Double(errors[$0]) }
        let mean = values.reduce(0, +) / Double(max(1, values.count))
        return [
            "slug": .string(run.slug), "title": .string(run.title),
            "facts": [
                Numbers.fact("Mean error", values.isEmpty ? Format.missing : Numbers.small(mean)),
                Numbers.fact("Median error", values.isEmpty ? Format.missing : Numbers.small(values[values.count / 2])),
                Numbers.fact("Largest error", values.last.map(Numbers.small) ?? Format.missing),
            ],
            "groups": .list(
                try groups.map { title, rows in
                    ["title": .string(title), "items": .list(try rows.map { try item($0, run, errors[$0]) })]
                }),
            "between": try InterpolationStrips(map: map, run: run).value(),
            "note": .string(
                "\(size) best, \(size) around the median and \(size) worst of \(Format.thousands(order.count)) queries, "
                    + "by mean squared difference of pixel values scaled to 0 to 1. Every query’s page shows its own."),
        ]
    }

    /// Whether the query is shown as large as its reconstruction; a photograph is not, which is shown whole.
    private func fits(_ row: Int, _ other: Pictured) throws -> Bool {
        let (query, made) = (try map.pictures.cell(.query(row)), try map.pictures.cell(other))
        return (query.width, query.height) == (made.width, made.height)
    }

    private func item(_ row: Int, _ run: RunView, _ error: Float) throws -> TemplateValue {
        let other = Pictured.reconstruction(run: run.number, query: row)
        return [
            "page": .string(map.page(row)), "row": .int(row), "label": .string(map.queryText[row]),
            "error": .string(Numbers.small(Double(error))),
            "original": try map.pictures.markup(.query(row), label: "Query \(row), original", root: "../"),
            "reconstruction": try map.pictures.markup(other, label: "Query \(row), reconstruction", root: "../"),
            "difference": try fits(row, other)
                ? map.pictures.difference(
                    other, .query(row), label: "Query \(row), absolute difference", root: "../") : .null,
        ]
    }
}
