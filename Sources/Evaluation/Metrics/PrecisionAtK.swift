/// The share of the first k results that is relevant.
public struct PrecisionAtK: RankingMetric {
    public static let description = MetricDescription(
        identifier: "precision-at-k",
        title: "Precision at k",
        explanation: "The share of right results among the first k.",
        formula: "P@k = (1/k) Σ_{r≤k} rel(r)",
        source: "common usage",
        range: "0 to 1, higher is better")

    public let cut: Int
    public let ties: TieHandling
    public var k: Int? { cut }
    public var name: String { "P@\(cut)" }

    public init(_ cut: Int, ties: TieHandling) {
        self.cut = cut
        self.ties = ties
    }

    public func value(of ranking: RankedRelevance) -> Double {
        cut > 0 ? ranking.hits(cut, ties) / Double(cut) : 0
    }
}

extension RankedRelevance {
    func hits(_ k: Int, _ ties: TieHandling) -> Double {
        ties == .tieAware ? expectedHits(k) : Double(hits(k))
    }
}
