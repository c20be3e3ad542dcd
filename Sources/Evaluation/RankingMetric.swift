/// What is assumed about the order of results at equal distance.
public enum TieHandling: String, Codable, Sendable, CaseIterable {
    /// By row number, as the site shows them.
    case indexOrder = "index-order"
    /// The expected value over all orders.
    case tieAware = "tie-aware"
    /// Right ones first: the highest value any order can give.
    case optimistic
    /// Right ones last: the lowest.
    case pessimistic
    /// The order makes no difference.
    case unaffected

    public var explanation: String {
        switch self {
        case .indexOrder: "Results at equal distance are taken in the order of their row numbers."
        case .tieAware: "The expected value over all orders of results at equal distance."
        case .optimistic: "Right results first among those at equal distance: the highest value any order can give."
        case .pessimistic: "Right results last among those at equal distance: the lowest value any order can give."
        case .unaffected: "The order of results at equal distance makes no difference."
        }
    }
}

/// What a metric is, for people who read its value.
public struct MetricDescription: Sendable, Equatable {
    /// Stable name for programs, such as `precision-at-k`.
    public var identifier: String
    /// Such as "Precision at k".
    public var title: String
    /// Plain words.
    public var explanation: String
    /// In plain text, with M the relevant rows of the database, rel(r) 1 or 0 and P(r) the precision at rank r.
    public var formula: String
    /// Paper or common usage.
    public var source: String
    /// The range of values, and which end is good.
    public var range: String
}

/// A number for one query's ranking; its mean over the queries is what is reported.
///
/// To add one: a type in its own file under `Metrics/`, a line in `MetricRegistry`, a test with a naive version.
public protocol RankingMetric: Sendable {
    static var description: MetricDescription { get }
    /// The full name with its parameters, such as `P@20`.
    var name: String { get }
    var ties: TieHandling { get }
    var k: Int? { get }
    var radius: Int? { get }
    /// Whether results beyond the first `k` decide the value, so that a list of the nearest few does not give it.
    var needsWholeRanking: Bool { get }
    func value(of ranking: RankedRelevance) -> Double
}

extension RankingMetric {
    public var k: Int? { nil }
    public var radius: Int? { nil }
    public var needsWholeRanking: Bool { k == nil }
}

/// How much of each query's ranking is known.
public enum RankingExtent: Sendable, Equatable {
    /// Every row of the database, and which of them are equally far.
    case whole
    /// Every row of the database in order, but not which are equally far.
    case order
    /// The first results only.
    case top(Int)
}
