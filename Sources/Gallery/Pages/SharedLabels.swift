import Arrays
import Core

/// Which labels a query and a result have in common, so that every relevance rule can be seen at a glance.
struct SharedLabels: Sendable {
    private let queries: LabelMatrix
    private let database: LabelMatrix
    /// As HTML.
    private let names: [String]

    init(_ content: SiteContent) {
        queries = content.queryLabels
        database = content.databaseLabels
        names = content.dataset.classes.map(HTML.escape)
    }

    /// `<small>2 of 3 shared: dog, frisbee</small>`: of the query's labels.
    func words(query: Int, database row: Int) -> String {
        let wanted = queries.labels(of: query)
        let shared = wanted.filter { database.has($0, row: row) }
        let list = shared.isEmpty ? "" : ": " + shared.map { names[$0] }.joined(separator: ", ")
        return "<small>\(shared.count) of \(wanted.count) shared\(list)</small>"
    }
}
