/// AP over the first k results, divided by the relevant ones among them.
public struct AveragePrecisionOverFound: RankingMetric {
    public static let description = MetricDescription(
        identifier: "average-precision-at-k-over-found",
        title: "Mean average precision at k, divided by the right results found",
        explanation: """
            As average precision, over the first k results only, divided by how many of them are right. This is what \
            most hashing papers print as mAP@k. It does not punish missing results: one right result at rank 1 and \
            nothing else gives 1, and finding a second one later lowers it. No right result counts as 0. Its expected \
            value over ties has no closed form, so it is given in index order alone.
            """,
        formula: "AP@k = Σ_{r≤k} P(r)·rel(r) / Σ_{r≤k} rel(r)",
        source: "code of HashNet and DeepHash; Akbacak 2023, formula 7",
        range: "0 to 1, higher is better")

    public let cut: Int
    public var k: Int? { cut }
    public var ties: TieHandling { .indexOrder }
    public var name: String { "mAP@\(cut) over relevant found" }

    public init(_ cut: Int) {
        self.cut = cut
    }

    public func value(of ranking: RankedRelevance) -> Double {
        let hits = ranking.hits(cut)
        return hits > 0 ? ranking.precisionSum(hits) / Double(hits) : 0
    }
}

/// AP over the first k results, divided by the most that could be relevant among them.
public struct AveragePrecisionAtK: RankingMetric {
    public static let description = MetricDescription(
        identifier: "average-precision-at-k",
        title: "Mean average precision at k, divided by the right results possible",
        explanation: """
            As average precision, over the first k results only, divided by the right results that k places could hold: \
            k, or all of the database's where they are fewer. Missing results lower it.
            """,
        formula: "AP@k = Σ_{r≤k} P(r)·rel(r) / min(k, M)",
        source: "information retrieval usage; expected value over ties: McSherry and Najork, ECIR 2008",
        range: "0 to 1, higher is better")

    public let cut: Int
    public let ties: TieHandling
    public var k: Int? { cut }
    public var name: String { "mAP@\(cut) over min(k, relevant)" }

    public init(_ cut: Int, ties: TieHandling) {
        self.cut = cut
        self.ties = ties
    }

    public func value(of ranking: RankedRelevance) -> Double {
        guard ranking.relevant > 0, cut > 0 else { return 0 }
        let total = ties == .tieAware ? expectedSum(ranking) : ranking.precisionSum(ranking.hits(cut))
        return total / Double(min(cut, ranking.relevant))
    }

    private func expectedSum(_ ranking: RankedRelevance) -> Double {
        var total = 0.0
        for group in ranking.groups where group.relevant > 0 {
            if group.start >= cut { break }
            let step = group.count > 1 ? Double(group.relevant - 1) / Double(group.count - 1) : 0
            total +=
                Double(group.relevant) / Double(group.count)
                * ranking.sum(
                    first: Double(group.relevantBefore + 1), step: step, before: group.start,
                    count: min(group.count, cut - group.start))
        }
        return total
    }
}

extension RankedRelevance {
    /// Σ P(r)·rel(r) over the first `hits` relevant rows.
    func precisionSum(_ hits: Int) -> Double {
        var total = 0.0
        for index in 0..<hits {
            total += Double(index + 1) / Double(ranks[index] + 1)
        }
        return total
    }
}
