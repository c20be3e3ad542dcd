import Templating

/// What a query's page says of its first two runs, in one sentence; `assets/query.js` marks each result.
struct ComparedResults: Sendable {
    let map: SiteMap
    /// The page of the two, or that of all pairs where not every pair can be compared.
    private let page: String
    /// More than two runs come with a choice of two, which takes more room.
    private let isChoice: Bool

    /// - Returns: nil where there is nothing to compare.
    init?(map: SiteMap, runs: [RunView], pairs: RunPairs) {
        guard runs.count > 1 else { return nil }
        self.map = map
        isChoice = runs.count > 2
        page = pairs.left.isEmpty ? "\(runs[0].slug)--\(runs[1].slug)" : "index"
    }

    /// - Parameter listed: the query's results in each run.
    func value(_ row: Int, _ listed: [RankedHits]) -> TemplateValue {
        let labels = map.content.queryLabels.labels(of: row)
        let thing = map.content.dataset.multiLabel || labels.count != 1 ? nil : map.queryText[row]
        return [
            "sentence": .string(listed[0].sentence(over: listed[1], thing: thing)), "page": .string(page),
            "several": .bool(isChoice),
        ]
    }
}
