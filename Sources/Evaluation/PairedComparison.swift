import Core

/// How two runs differ on the same queries.
public struct PairedComparison: Codable, Sendable, Equatable {
    /// Names of the runs; differences are the first minus the second.
    public var first: String
    public var second: String
    public var relevance: RelevanceRule
    public var queries: Int
    /// One entry for each score that both runs have: "AP (index-order)", "AP (tie-aware)", "P@20", …
    public var scores: [PairedDifference]

    public func score(_ name: String) -> PairedDifference? { scores.first { $0.score == name } }

    /// A run by name, for comparing.
    public typealias Run = (name: String, report: EvaluationReport)

    /// Compares reports of the same queries and database.
    /// - Throws: `Diagnostic` for reports of different queries or relevance rules: their scores are no pairs.
    public init(_ first: Run, _ second: Run, resamples: Int = 1000, seed: UInt64 = 7) throws {
        let pairs = try ScorePairs(first, second)
        self.init(pairs, intervals: Bootstrap.intervals(pairs.differences, resamples: resamples, seed: seed))
    }

    /// Compares runs two by two, all with the same resamples, in the order given.
    /// - Parameter leadingOnly: only the first score that both runs of a pair have.
    /// - Returns: the pairs, and what kept others from being compared.
    public static func all(
        _ pairs: [(Run, Run)], leadingOnly: Bool = false, resamples: Int = 1000, seed: UInt64 = 7
    ) -> (pairs: [PairedComparison], left: [Diagnostic]) {
        var found: [ScorePairs] = []
        var left: [Diagnostic] = []
        for (first, second) in pairs {
            do {
                var scores = try ScorePairs(first, second)
                if leadingOnly { scores.scores = Array(scores.scores.prefix(1)) }
                found.append(scores)
            } catch {
                left.append((error as? Diagnostic) ?? Diagnostic("\(error)"))
            }
        }
        // The resamples depend on the number of queries alone, so drawing them once changes no interval.
        let columns = found.flatMap(\.differences)
        let sameQueries = Set(found.map(\.queries)).count == 1
        let intervals = sameQueries ? Bootstrap.intervals(columns, resamples: resamples, seed: seed) : nil
        var place = 0
        let compared = found.map { scores -> PairedComparison in
            defer { place += scores.scores.count }
            let own =
                sameQueries
                ? intervals.map { Array($0[place..<place + scores.scores.count]) }
                : Bootstrap.intervals(scores.differences, resamples: resamples, seed: seed)
            return PairedComparison(scores, intervals: own)
        }
        return (compared, left)
    }

    private init(_ pairs: ScorePairs, intervals: [[Double]]?) {
        first = pairs.first
        second = pairs.second
        relevance = pairs.relevance
        queries = pairs.queries
        scores = zip(pairs.scores, pairs.differences).enumerated().map { index, pair in
            PairedDifference(
                score: pair.0.name, first: pair.0.first, second: pair.0.second, differences: pair.1,
                interval: intervals?[index])
        }
    }
}

/// The scores that two runs have in common, query by query.
private struct ScorePairs {
    var first: String
    var second: String
    var relevance: RelevanceRule
    var queries: Int
    var scores: [(name: String, first: [Double], second: [Double])]

    var differences: [[Double]] { scores.map { zip($0.first, $0.second).map { $0 - $1 } } }

    init(_ first: PairedComparison.Run, _ second: PairedComparison.Run) throws {
        let (a, b) = (first.report, second.report)
        guard a.queries == b.queries, a.database == b.database else {
            throw Diagnostic(
                "`\(first.name)` has \(a.queries) queries against \(a.database) images, and `\(second.name)` "
                    + "\(b.queries) against \(b.database)", expected: "runs on the same data set")
        }
        guard a.relevance == b.relevance else {
            throw Diagnostic(
                "`\(first.name)` counts results as right by \(a.relevance.rawValue), and `\(second.name)` by "
                    + b.relevance.rawValue, expected: "runs with one relevance rule",
                advice: "write the same `relevance` in both recipes")
        }
        self.first = first.name
        self.second = second.name
        relevance = a.relevance
        queries = a.queries
        let others = b.perQuery.scores(cut: b.cut)
        scores = a.perQuery.scores(cut: a.cut).compactMap { column in
            others.first { $0.name == column.name && $0.values.count == column.values.count }
                .map { (column.name, column.values, $0.values) }
        }
    }
}

extension PerQuery {
    /// The scores of queries that are better when higher, by the names of `columns`, the most telling first: average
    /// precision, precision with more results before fewer, and last what divides by the relevant results found, which
    /// punishes finding more.
    func scores(cut: Int) -> [(name: String, values: [Double])] {
        let all = columns(cut: cut)
        let average = all.filter { $0.name.hasPrefix("AP") }
        let precision = all.filter { $0.name.hasPrefix("P@") }
        return average.filter { !$0.name.hasSuffix("found") } + precision.reversed()
            + average.filter { $0.name.hasSuffix("found") }
    }
}
