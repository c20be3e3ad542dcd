import Templating

/// `compare/<a>--<b>.html`: two runs, class by class and query by query.
struct PairPages: Sendable {
    let map: SiteMap
    let charts: MustacheEngine
    /// Queries of each class: the same for all pairs.
    private let rowsOfClasses: [[Int]]
    /// Queries shown in favour of each run.
    static let cards = 50
    /// Beyond this many classes, those with the largest difference: pages stay below 100 kB.
    static let mostClasses = 100
    /// Bins a side of the heat map.
    static let bins = 10

    init(map: SiteMap, charts: MustacheEngine) {
        self.map = map
        self.charts = charts
        var rows = [[Int]](repeating: [], count: map.content.dataset.classes.count)
        for row in 0..<map.content.queryLabels.rows {
            for label in map.content.queryLabels.labels(of: row) { rows[label].append(row) }
        }
        rowsOfClasses = rows
    }

    func page(_ pair: RunPair, _ engine: any TemplateEngine) throws -> (path: String, text: String) {
        let ordered = pair.byLead(map.rows)
        let heat = heatMap(pair, ordered.map(\.row))
        let ahead = ordered.filter { $0.lead > 0 }.prefix(Self.cards)
        let behind = ordered.filter { $0.lead < 0 }.suffix(Self.cards).reversed()
        let text = try engine.render(
            "pair.stencil",
            [
                "page": map.frame(pair.title, section: .compare, root: "../"),
                "first": side(pair.first), "second": side(pair.second), "slug": .string(pair.slug),
                "isOfPages": .bool(pair.isOfPages), "facts": .list(facts(pair)),
                "classes": .list(classes(pair)), "caption": .string(caption(pair)),
                "chart": heat.hasData ? try heat.html(charts) : .null,
                "note": .string(note(pair, ordered.count)),
                "lists": [
                    try list(pair, pair.first, Array(ahead), "up"), try list(pair, pair.second, Array(behind), "down"),
                ],
            ])
        return ("compare/\(pair.slug).html", text)
    }

    private func side(_ run: RunView) -> TemplateValue { ["slug": .string(run.slug), "title": .string(run.title)] }

    private func facts(_ pair: RunPair) -> [TemplateValue] {
        let score = pair.score
        return [
            Numbers.fact("Mean \(score.score), \(pair.first.title)", Numbers.score(score.firstMean)),
            Numbers.fact("Mean \(score.score), \(pair.second.title)", Numbers.score(score.secondMean)),
            Numbers.fact("Difference", ComparedRuns.signed(score.difference)),
            Numbers.fact("95 % interval of the difference", ComparedRuns.interval(score)),
            Numbers.fact("\(pair.first.title) better", queries(score.wins)),
            Numbers.fact("\(pair.second.title) better", queries(score.losses)),
            Numbers.fact("Equal", queries(score.ties)),
            Numbers.fact("Sign test", ComparedRuns.chance(score.signTest)),
            Numbers.fact("Wilcoxon", ComparedRuns.chance(score.wilcoxon)),
        ]
    }

    private func queries(_ count: Int) -> String { "\(Format.thousands(count)) \(count == 1 ? "query" : "queries")" }

    // MARK: - By class

    private func classes(_ pair: RunPair) -> [TemplateValue] {
        let rows = rowsOfClasses
        let outcomes = rows.map(pair.outcome)
        var shown = rows.indices.filter { !rows[$0].isEmpty }
        if shown.count > Self.mostClasses {
            shown.sort { (abs(outcomes[$1].difference), $0) < (abs(outcomes[$0].difference), $1) }
            shown = Array(shown.prefix(Self.mostClasses))
        }
        return shown.map { label in
            let outcome = outcomes[label]
            return [
                "label": .int(label), "name": .string(map.content.dataset.classes[label]),
                "queries": .string(Format.thousands(rows[label].count)),
                "wins": .string(Format.thousands(outcome.wins)),
                "losses": .string(Format.thousands(outcome.losses)), "ties": .string(Format.thousands(outcome.ties)),
                "first": .string(Numbers.score(outcome.firstMean)),
                "second": .string(Numbers.score(outcome.secondMean)),
                "difference": .string(ComparedRuns.signed(outcome.difference)),
            ]
        }
    }

    private func caption(_ pair: RunPair) -> String {
        let count = rowsOfClasses.count { !$0.isEmpty }
        let left = count > Self.mostClasses ? " The \(Self.mostClasses) of \(count) classes that differ most." : ""
        return "Queries of each class on which either run has the higher \(pair.score.score), and the means.\(left)"
    }

    // MARK: - Query by query

    /// Rows: the second run, best on top; columns: the first.
    private func heatMap(_ pair: RunPair, _ rows: [Int]) -> HeatMap {
        let bins = Self.bins
        var counts = [[Double]](repeating: [Double](repeating: 0, count: bins), count: bins)
        func bin(_ value: Double) -> Int { min(bins - 1, max(0, Int(value * Double(bins)))) }
        for row in rows { counts[bins - 1 - bin(pair.secondValues[row])][bin(pair.firstValues[row])] += 1 }
        let names = (0..<bins).map { bin in
            "\(Format.fixed(Double(bin) / Double(bins), 1))–\(Format.fixed(Double(bin + 1) / Double(bins), 1))"
        }
        return HeatMap(
            ChartFrame(
                id: "heat", title: "The same, counted",
                note: "Queries by \(pair.score.score); framed where both lie within the same tenth"),
            rowTitle: pair.second.title, columnTitle: pair.first.title, rows: names.reversed(), columns: names,
            // Empty cells stay empty.
            values: counts.map { $0.map { $0 == 0 ? .nan : $0 } }, format: .count)
    }

    private func note(_ pair: RunPair, _ count: Int) -> String {
        let left = map.rows.count - count
        let missing =
            left == 0
            ? "" : " \(queries(left)) without a relevant image in the database \(left == 1 ? "is" : "are") left out."
        return "\(queries(count)) by \(pair.score.score). Above the diagonal \(pair.second.title) is better, below it "
            + "\(pair.first.title).\(missing)"
    }

    private func list(
        _ pair: RunPair, _ run: RunView, _ found: [(row: Int, lead: Double)], _ direction: String
    ) throws -> TemplateValue {
        [
            "title": .string("Most in favour of \(run.title)"),
            "note": .string(
                found.isEmpty
                    ? "No query is."
                    : "\(queries(found.count)), by how much higher \(pair.score.score) is; equal ones by row number."),
            "href": .string(
                "../browse/index.html#sort=lead&dir=\(direction == "up" ? "down" : "up")&run=\(pair.first.slug)&vs=\(pair.second.slug)"
            ),
            "items": .list(try found.map { try card(pair, $0.row, $0.lead) }),
        ]
    }

    private func card(_ pair: RunPair, _ row: Int, _ lead: Double) throws -> TemplateValue {
        [
            "href": .string("../queries/\(map.page(row)).html#runs=\(pair.first.slug),\(pair.second.slug)"),
            "row": .int(row), "label": .string(map.queryText[row]),
            "detail": .string(
                "\(Format.fixed(pair.firstValues[row], 3)) against \(Format.fixed(pair.secondValues[row], 3))"),
            "picture": try map.pictures.markup(.query(row), label: nil, root: "../"),
        ]
    }
}
