import Foundation

/// nDCG@k with the number of shared labels as gain.
public struct NormalisedDiscountedGain: RankingMetric {
    public static let description = MetricDescription(
        identifier: "ndcg-at-k",
        title: "Normalised discounted cumulative gain at k",
        explanation: """
            Each of the first k results earns the number of labels it shares with the query, divided by the logarithm \
            of its rank plus one; the sum is divided by that of the best possible ranking. A query that shares no label \
            with any image counts as 0.
            """,
        formula: "nDCG@k = Σ_{r≤k} g(r)/log₂(r+1) ÷ the same sum with gains in descending order",
        source: """
            Järvelin and Kekäläinen, ACM TOIS 2002, with linear gains; expected value over ties: McSherry and Najork, \
            ECIR 2008
            """,
        range: "0 to 1, higher is better")

    public let cut: Int
    public var k: Int? { cut }
    public let ties: TieHandling
    public var name: String { "nDCG@\(cut)" }
    private let discounts: [Double]
    /// Sums of the first 0...cut discounts.
    private let totals: [Double]

    public init(_ cut: Int, ties: TieHandling) {
        self.cut = cut
        self.ties = ties
        discounts = (0..<max(0, cut)).map { 1 / log2(Double($0 + 2)) }
        var totals = [0.0]
        for discount in discounts { totals.append(totals[totals.count - 1] + discount) }
        self.totals = totals
    }

    public func value(of ranking: RankedRelevance) -> Double {
        var found = 0.0
        if ties == .tieAware {
            for group in ranking.groups where group.shared > 0 {
                if group.start >= cut { break }
                // Each place of the group earns the group's mean.
                found +=
                    Double(group.shared) / Double(group.count) * (totals[min(group.end, cut)] - totals[group.start])
            }
        } else {
            for rank in 0..<min(cut, ranking.topShared.count) {
                found += Double(ranking.topShared[rank]) * discounts[rank]
            }
        }
        var best = 0.0
        var rank = 0
        for shared in stride(from: ranking.sharedCounts.count - 1, to: 0, by: -1) {
            for _ in 0..<min(ranking.sharedCounts[shared], cut - rank) {
                best += Double(shared) * discounts[rank]
                rank += 1
            }
        }
        return best > 0 ? found / best : 0
    }
}

/// The mean number of labels that the first k results share with the query.
public struct AverageGain: RankingMetric {
    public static let description = MetricDescription(
        identifier: "acg-at-k",
        title: "Average cumulative gain at k",
        explanation: "The mean number of labels that the first k results share with the query.",
        formula: "ACG@k = (1/k) Σ_{r≤k} g(r)",
        source: """
            Järvelin and Kekäläinen, ACM TOIS 2002; expected value over ties: McSherry and Najork, ECIR 2008
            """,
        range: "0 upwards, higher is better; with one label an image it equals P@k")

    public let cut: Int
    public var k: Int? { cut }
    public let ties: TieHandling
    public var name: String { "ACG@\(cut)" }

    public init(_ cut: Int, ties: TieHandling) {
        self.cut = cut
        self.ties = ties
    }

    public func value(of ranking: RankedRelevance) -> Double {
        guard cut > 0 else { return 0 }
        if ties != .tieAware { return Double(ranking.topShared.prefix(cut).reduce(0, +)) / Double(cut) }
        var total = 0.0
        for group in ranking.groups where group.shared > 0 {
            if group.start >= cut { break }
            total += Double(group.shared) * Double(min(group.count, cut - group.start)) / Double(group.count)
        }
        return total / Double(cut)
    }
}
