import Templating

/// Strips of what a run's decoder makes of codes between those of two queries.
struct InterpolationStrips: Sendable {
    let map: SiteMap
    let run: RunView

    /// Null where the run has none.
    func value() throws -> TemplateValue {
        guard let between = run.content.interpolations, !between.pairs.isEmpty else { return .null }
        return [
            "note": .string(
                "What the decoder makes of codes between those of two queries: \(between.steps) equal steps in the form "
                    + "in which the decoder takes them, both ends included. \(between.rule)"),
            "pairs": .list(
                try between.pairs.enumerated().map { try strip($1, number: $0, steps: between.steps) }),
        ]
    }

    private func strip(_ pair: Interpolations.Pair, number: Int, steps: Int) throws -> TemplateValue {
        let ends =
            "query \(pair.first), \(map.queryText[pair.first]), to query \(pair.last), \(map.queryText[pair.last])"
        return [
            "first": try end(pair.first), "last": try end(pair.last),
            "steps": .list(
                try (0..<steps).map { step in
                    let share = Self.share(step, of: steps - 1)
                    return [
                        "share": .string(share),
                        "picture": try map.pictures.markup(
                            .interpolation(run: run.number, number: number * steps + step),
                            label: "Decoded \(share) of the way from \(ends)", root: "../"),
                    ]
                }),
        ]
    }

    /// A query that has no page has no picture either.
    private func end(_ row: Int) throws -> TemplateValue {
        let cells = map.pictures.queries
        let isShown = cells.indices.contains(row) && cells[row] != nil
        return [
            "row": .int(row), "label": .string(map.queryText[row]),
            "page": isShown ? .string(map.page(row)) : .null,
            "picture": isShown
                ? try map.pictures.markup(.query(row), label: "Query \(row), original", root: "../") : .null,
        ]
    }

    /// 0, 1/8, 1/4, 3/8, … 1.
    private static func share(_ step: Int, of last: Int) -> String {
        var (a, b) = (step, last)
        while b != 0 { (a, b) = (b, a % b) }
        let (top, bottom) = (step / max(1, a), last / max(1, a))
        return bottom == 1 ? "\(top)" : "\(top)/\(bottom)"
    }
}
