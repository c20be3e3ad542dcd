/// The hit rate of the first k results, weighted by 1/rank.
public struct RankWeightedPrecision: RankingMetric {
    public static let description = MetricDescription(
        identifier: "rank-weighted-precision-at-k",
        title: "Rank-weighted precision at k",
        explanation: """
            The share of right results among the first k, where the result at rank n weighs 1/n. Printed as MAP@k in \
            work on histological images, but it is not an average precision: guessing at random gives the share of the \
            class.
            """,
        formula: "Σ_{n≤k} (1/n)·rel(n) / Σ_{n≤k} 1/n",
        source: "Veshkin and Khvostikov, multi-scale content-based search in whole-slide histological images",
        range: "0 to 1, higher is better")

    public let cut: Int
    public var k: Int? { cut }
    public var ties: TieHandling { .indexOrder }
    public var name: String { "rank-weighted mAP@\(cut)" }

    public init(_ cut: Int) {
        self.cut = cut
    }

    public func value(of ranking: RankedRelevance) -> Double {
        var total = 0.0
        for index in 0..<ranking.hits(cut) {
            total += 1 / Double(ranking.ranks[index] + 1)
        }
        // A list shorter than k still divides by the sum over all k places.
        let beyond = cut <= ranking.count ? 0 : (ranking.count + 1...cut).reduce(0.0) { $0 + 1 / Double($1) }
        let norm = ranking.harmonic[min(cut, ranking.count)] + beyond
        return norm > 0 ? total / norm : 0
    }
}
