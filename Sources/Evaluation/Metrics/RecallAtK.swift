/// The share of all relevant rows that is among the first k.
public struct RecallAtK: RankingMetric {
    public static let description = MetricDescription(
        identifier: "recall-at-k",
        title: "Recall at k",
        explanation: """
            The share of all right results in the database that is among the first k. With k below their number it \
            cannot reach 1. A query without any right result counts as 0.
            """,
        formula: "R@k = (1/M) Σ_{r≤k} rel(r)",
        source: "common usage",
        range: "0 to 1, higher is better")

    public let cut: Int
    public let ties: TieHandling
    public var k: Int? { cut }
    public var name: String { "R@\(cut)" }

    public init(_ cut: Int, ties: TieHandling) {
        self.cut = cut
        self.ties = ties
    }

    public func value(of ranking: RankedRelevance) -> Double {
        ranking.relevant > 0 ? ranking.hits(cut, ties) / Double(ranking.relevant) : 0
    }
}
