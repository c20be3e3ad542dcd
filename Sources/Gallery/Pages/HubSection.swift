import Templating

/// Database images that a run returns too often, and those that it never returns.
struct HubSection: Sendable {
    let map: SiteMap
    let run: RunView
    private let hubness: Hubness
    private let orphans: [Int]
    static let shown = 30

    init(map: SiteMap, run: RunView) {
        self.map = map
        self.run = run
        let neighbours = run.content.neighbours
        hubness = Hubness(
            indices: neighbours.indices, stride: neighbours.k, queries: neighbours.queries,
            k: map.content.shownNeighbours, database: map.content.databaseLabels.rows)
        orphans = hubness.orphans
    }

    var skewness: String { hubness.skewness.map { Numbers.signed($0, 2) } ?? "undefined" }

    var orphanShare: String {
        let database = max(1, hubness.occurrences.count)
        return "\(Format.thousands(orphans.count)) (\(Format.percent(Double(orphans.count) / Double(database))))"
    }

    func value(_ charts: MustacheEngine) throws -> TemplateValue {
        let hubs = hubness.hubs(Self.shown)
        let uses = uses(of: Set(hubs))
        let samples = Hubness.spaced(orphans, Self.shown)
        return [
            "k": .int(hubness.k), "mean": .string(Format.fixed(hubness.mean, 1)),
            "queries": .string(Format.thousands(hubness.queries)),
            "database": .string(Format.thousands(hubness.occurrences.count)),
            "facts": [
                Numbers.fact("Skewness of N\(Self.subscripted(hubness.k))", skewness),
                Numbers.fact("Most often returned", times(hubness.occurrences.max() ?? 0)),
                Numbers.fact("Never returned", orphanShare),
            ],
            "chart": try chart.html(charts),
            "items": .list(try hubs.map { try hub($0, uses[$0] ?? Use()) }),
            "orphans": .list(try samples.map(orphan)),
            "searchable": .bool(LiveSearch.obstacle(run.content) == nil),
            "orphansNote": .string(
                samples.count == orphans.count
                    ? "All \(samples.count), by row number."
                    : "\(samples.count) of \(Format.thousands(orphans.count)), evenly spaced by row number."),
        ]
    }

    private func times(_ count: Int) -> String { count == 1 ? "once" : "\(Format.thousands(count)) times" }

    /// 20 → "₂₀".
    static func subscripted(_ number: Int) -> String {
        String(String.UnicodeScalarView(String(number).unicodeScalars.compactMap { Unicode.Scalar($0.value + 0x2050) }))
    }

    private var chart: BarChart {
        let bins = hubness.distribution
        return BarChart(
            ChartFrame(
                id: "hubness", title: "How often database images are returned",
                note: "Images by the number of queries that have them among their first \(hubness.k)"),
            categoryTitle: "Times", categories: bins.map(\.name), axis: ChartAxis("Database images", format: .count),
            series: [BarChart.Series("Database images", bins.map { Double($0.images) })])
    }

    // MARK: - Hubs

    private struct Use {
        var right = 0
        /// The query with a page that has it at the best rank.
        var query: Int?
        var rank = Int.max
    }

    private func uses(of rows: Set<Int>) -> [Int: Use] {
        let neighbours = run.content.neighbours
        let paged = Set(map.rows)
        var uses: [Int: Use] = [:]
        for query in 0..<neighbours.queries {
            for place in 0..<hubness.k {
                let row = Int(neighbours.indices[query * neighbours.k + place])
                guard rows.contains(row) else { continue }
                var use = uses[row] ?? Use()
                if run.relevance.isRight(query: query, database: row) { use.right += 1 }
                if place + 1 < use.rank, paged.contains(query) { (use.query, use.rank) = (query, place + 1) }
                uses[row] = use
            }
        }
        return uses
    }

    private func hub(_ row: Int, _ use: Use) throws -> TemplateValue {
        let count = hubness.occurrences[row]
        return [
            "row": .int(row), "label": .string(map.databaseText[row]), "picture": try picture(row),
            "times": .string(times(count)),
            "right": .string(Format.percent(Double(use.right) / Double(max(1, count)), 0)),
            "page": TemplateValue(use.query.map(map.page)), "query": use.query.map { .int($0) } ?? .null,
            "rank": .int(use.query == nil ? 0 : use.rank),
        ]
    }

    private func orphan(_ row: Int) throws -> TemplateValue {
        [
            "row": .int(row), "label": .string(map.databaseText[row]), "picture": try picture(row),
            // What it is itself near to: as a query of the search in the page.
            "search": LiveSearch.obstacle(run.content) == nil
                ? .string("../search.html#d=\(row)&run=\(run.slug)") : .null,
        ]
    }

    /// Null where the site's sheets do not hold it.
    private func picture(_ row: Int) throws -> TemplateValue {
        guard map.pictures.database.indices.contains(row), map.pictures.database[row] != nil else { return .null }
        return try map.pictures.markup(.database(row), label: nil, root: "../")
    }
}
