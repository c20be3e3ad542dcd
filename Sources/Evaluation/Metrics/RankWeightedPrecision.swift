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
        source: """
            Veshkin and Khvostikov, multi-scale content-based search in whole-slide histological images; expected value \
            over ties: each place of a group is right with the group's share
            """,
        range: "0 to 1, higher is better")

    public let cut: Int
    public var k: Int? { cut }
    public let ties: TieHandling
    public var name: String { "rank-weighted mAP@\(cut)" }

    public init(_ cut: Int, ties: TieHandling) {
        self.cut = cut
        self.ties = ties
    }

    public func value(of ranking: RankedRelevance) -> Double {
        var total = 0.0
        if ties == .tieAware {
            for group in ranking.groups where group.relevant > 0 {
                if group.start >= cut { break }
                let weight = ranking.harmonic[min(group.end, cut)] - ranking.harmonic[group.start]
                total += Double(group.relevant) / Double(group.count) * weight
            }
        } else {
            for index in 0..<ranking.hits(cut) { total += 1 / Double(ranking.ranks[index] + 1) }
        }
        // A list shorter than k still divides by the sum over all k places.
        let beyond = cut <= ranking.count ? 0 : (ranking.count + 1...cut).reduce(0.0) { $0 + 1 / Double($1) }
        let norm = ranking.harmonic[min(cut, ranking.count)] + beyond
        return norm > 0 ? total / norm : 0
    }
}
