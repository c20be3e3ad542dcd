/// AP over the whole ranking; its mean is mAP@all.
public struct AveragePrecision: RankingMetric {
    public static let description = MetricDescription(
        identifier: "average-precision",
        title: "Mean average precision over the whole ranking",
        explanation: """
            The whole database is ranked for each query. At every right result the share of right results so far \
            is noted; the average of these shares over all right results in the database is the query's AP, and \
            the mean over queries is mAP@all. A query without any right result in the database counts as 0.
            """,
        formula: "AP = (1/M) Σ_r P(r)·rel(r)",
        source: "common usage; expected value over ties: McSherry and Najork, ECIR 2008",
        range: "0 to 1, higher is better")

    public let ties: TieHandling
    public var name: String { "mAP@all" }

    public init(ties: TieHandling) {
        self.ties = ties
    }

    public func value(of ranking: RankedRelevance) -> Double {
        guard ranking.relevant > 0 else { return 0 }
        let total = ties == .indexOrder || ties == .unaffected ? inIndexOrder(ranking) : overGroups(ranking)
        return total / Double(ranking.relevant)
    }

    private func inIndexOrder(_ ranking: RankedRelevance) -> Double {
        ranking.ranks.withUnsafeBufferPointer { ranks in
            var total = 0.0
            for index in 0..<ranking.relevant {
                total += Double(index + 1) / Double(ranks[index] + 1)
            }
            return total
        }
    }

    private func overGroups(_ ranking: RankedRelevance) -> Double {
        var total = 0.0
        for group in ranking.groups where group.relevant > 0 {
            let first = Double(group.relevantBefore + 1)
            if group.count == 1 {
                total += first / Double(group.end)
                continue
            }
            switch ties {
            case .optimistic:
                total += ranking.sum(first: first, step: 1, before: group.start, count: group.relevant)
            case .pessimistic:
                total += ranking.sum(first: first, step: 1, before: group.end - group.relevant, count: group.relevant)
            default:
                // METHODS: each place of the group is relevant with probability n⁺/n, and given that, each of the
                // places before it in the group with probability (n⁺ − 1)/(n − 1).
                let step = Double(group.relevant - 1) / Double(group.count - 1)
                total +=
                    Double(group.relevant) / Double(group.count)
                    * ranking.sum(first: first, step: step, before: group.start, count: group.count)
            }
        }
        return total
    }
}
