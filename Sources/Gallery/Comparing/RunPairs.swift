import Evaluation

/// Two runs on the same queries, compared by the most telling score that both have.
struct RunPair: Sendable {
    let first: RunView
    let second: RunView
    let score: PairedDifference
    /// The score of each query in either run.
    let firstValues: [Double]
    let secondValues: [Double]

    var slug: String { "\(first.slug)--\(second.slug)" }
    var title: String { "\(first.title) against \(second.title)" }

    /// Whether the score is what `RunView.averagePrecision` and `data/queries.js` hold for both.
    var isOfPages: Bool { (first.depth == nil) == (second.depth == nil) && score.score.hasPrefix("AP") }

    /// Wins, losses and ties of the queries of a class, and the mean score of either run.
    func outcome(_ rows: [Int]) -> Outcome {
        Outcome(rows.map { firstValues[$0] }, rows.map { secondValues[$0] })
    }

    /// Queries with something to find, by how much the first run leads: most first, equal ones by row.
    func byLead(_ rows: [Int]) -> [(row: Int, lead: Double)] {
        rows.filter { first.content.report.perQuery.relevant[$0] > 0 }
            .map { ($0, firstValues[$0] - secondValues[$0]) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
}

/// How often the first of two lists of scores is higher.
package struct Outcome: Sendable, Equatable {
    package var wins = 0
    package var losses = 0
    package var ties = 0
    package var firstMean = Double.nan
    package var secondMean = Double.nan

    package var difference: Double { firstMean - secondMean }

    /// Differences up to 1e-12 are rounding, as in `PairedDifference`.
    package init(_ first: [Double], _ second: [Double]) {
        let pairs = Array(zip(first, second))
        guard !pairs.isEmpty else { return }
        wins = pairs.count { $0 - $1 > 1e-12 }
        losses = pairs.count { $1 - $0 > 1e-12 }
        ties = pairs.count - wins - losses
        firstMean = pairs.reduce(0) { $0 + $1.0 } / Double(pairs.count)
        secondMean = pairs.reduce(0) { $0 + $1.1 } / Double(pairs.count)
    }
}

/// All pairs of a site's runs, in their order. Made once, since intervals take time.
struct RunPairs: Sendable {
    let pairs: [RunPair]
    /// What kept other pairs from being compared.
    let left: [String]

    init(_ runs: [RunView]) {
        let places = runs.indices.flatMap { first in runs.indices.filter { $0 > first }.map { (first, $0) } }
        func named(_ place: Int) -> PairedComparison.Run { (runs[place].title, runs[place].content.report) }
        let found = PairedComparison.all(places.map { (named($0.0), named($0.1)) }, leadingOnly: true)
        left = found.left.map(\.message)
        // Titles are unique, so that each comparison finds its runs again.
        let byTitle = Dictionary(runs.map { ($0.title, $0) }) { first, _ in first }
        pairs = found.pairs.compactMap { pair in
            guard let first = byTitle[pair.first], let second = byTitle[pair.second], let score = pair.scores.first,
                let mine = first.values(of: score.score), let theirs = second.values(of: score.score)
            else { return nil }
            return RunPair(first: first, second: second, score: score, firstValues: mine, secondValues: theirs)
        }
    }
}

extension RunView {
    /// A score of each query by the name of its column in `per_query.csv`.
    func values(of score: String) -> [Double]? {
        content.report.perQuery.columns(cut: content.report.cut).first { $0.name == score }?.values
    }
}
