/// The harmonic mean of precision and recall at k.
public struct F1AtK: RankingMetric {
    public static let description = MetricDescription(
        identifier: "f1-at-k",
        title: "F1 at k",
        explanation: "The harmonic mean of precision and recall at k, of each query.",
        formula: "F1@k = 2·P@k·R@k / (P@k + R@k) = 2·Σ_{r≤k} rel(r) / (k + M)",
        source: "common usage",
        range: "0 to 1, higher is better")

    public let cut: Int
    public let ties: TieHandling
    public var k: Int? { cut }
    public var name: String { "F1@\(cut)" }

    public init(_ cut: Int, ties: TieHandling) {
        self.cut = cut
        self.ties = ties
    }

    public func value(of ranking: RankedRelevance) -> Double {
        // Linear in the hits, so its expected value over ties needs only theirs.
        let size = cut + ranking.relevant
        return size > 0 ? 2 * ranking.hits(cut, ties) / Double(size) : 0
    }
}
