import Templating

/// `failures/index.html`: how each run fails, in numbers, and the queries that all of them fail on.
struct FailuresPage: Sendable {
    let map: SiteMap
    let failures: [RunFailures]
    static let cards = 30

    func text(_ engine: any TemplateEngine) throws -> String {
        let hard = hardest
        return try engine.render(
            "failures.stencil",
            [
                "page": map.frame("Failures", section: .failures, root: "../"),
                "runs": .list(failures.map(\.summary)),
                "caption": .string(
                    "Of the \(Format.thousands(map.rows.count)) queries with a page. Answered with another class: the most "
                        + "frequent label of the first results is none of the query’s. Skewness: of how often each database "
                        + "image is returned; 0 is even, and the more it is above, the more a few images crowd the results."
                ),
                "hard": .list(failures.count > 1 ? try hard.map(card) : []),
                "hardNote": .string(
                    "\(hard.count) of \(Format.thousands(map.rows.count)) queries: those whose best average precision in any "
                        + "run is lowest; equal ones by row number."),
            ])
    }

    /// Rows with a value in each run, and the best of them; the lowest first.
    private var hardest: [(row: Int, best: Double)] {
        let found = map.rows.compactMap { row -> (row: Int, best: Double)? in
            let values = failures.compactMap { $0.run.averagePrecision[row] }
            guard values.count == failures.count, let best = values.max() else { return nil }
            return (row, best)
        }
        return Array(found.sorted { ($0.best, $0.row) < ($1.best, $1.row) }.prefix(Self.cards))
    }

    private func card(_ row: Int, _ best: Double) throws -> TemplateValue {
        [
            "href": .string("../queries/\(map.page(row)).html"), "row": .int(row), "label": .string(map.queryText[row]),
            "detail": .string("AP at most \(Numbers.score(best))"),
            "picture": try map.pictures.markup(.query(row), label: nil, root: "../"),
        ]
    }
}
