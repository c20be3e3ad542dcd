import Templating

/// What a query's page says of its first two runs, in one sentence; `assets/query.js` marks each result.
struct ComparedResults: Sendable {
    let map: SiteMap
    private let first: RunView
    private let second: RunView
    /// The page of the two, or that of all pairs where not every pair can be compared.
    private let page: String

    /// - Returns: nil where there is nothing to compare.
    init?(map: SiteMap, runs: [RunView], pairs: RunPairs) {
        guard runs.count > 1 else { return nil }
        self.map = map
        (first, second) = (runs[0], runs[1])
        page = pairs.left.isEmpty ? "\(first.slug)--\(second.slug)" : "index"
    }

    func value(_ row: Int) -> TemplateValue {
        let labels = map.content.queryLabels.labels(of: row)
        let thing = map.content.dataset.multiLabel || labels.count != 1 ? nil : map.queryText[row]
        return [
            "sentence": .string(hits(first, row).sentence(over: hits(second, row), thing: thing)),
            "page": .string(page),
        ]
    }

    private func hits(_ run: RunView, _ row: Int) -> RankedHits {
        let neighbours = run.content.neighbours
        let count = min(map.content.shownNeighbours, neighbours.k)
        let rows = neighbours.indices[row * neighbours.k..<row * neighbours.k + count].map(Int.init)
        return RankedHits(
            title: run.title, rows: rows, isRight: rows.map { run.relevance.isRight(query: row, database: $0) })
    }
}
