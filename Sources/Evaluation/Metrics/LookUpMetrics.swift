/// AP over what the look-up of a two-stage search returned, at most the first k.
public struct AveragePrecisionInLookUp: RankingMetric {
    public static let description = MetricDescription(
        identifier: "average-precision-in-look-up",
        title: "Mean average precision among what the look-up returned",
        explanation: """
            As average precision, over the first k of the results that the look-up returned and ranked again, divided by \
            the right ones among them. What the look-up did not return is no result here. A query for which it returned \
            nothing right counts as 0; missing results do not lower the value.
            """,
        formula: "AP@k = Σ_{r≤n} P(r)·rel(r) / Σ_{r≤n} rel(r) with n = min(k, rows returned)",
        source: "the evaluation of Akbacak 2023: MAP@5, 10, 15 and 20",
        range: "0 to 1, higher is better")

    public let cut: Int
    public var k: Int? { cut }
    public var ties: TieHandling { .indexOrder }
    public var name: String { "mAP@\(cut) over relevant returned by the look-up" }

    public init(_ cut: Int) {
        self.cut = cut
    }

    public func value(of ranking: RankedRelevance) -> Double {
        let hits = ranking.hits(min(cut, ranking.returned ?? ranking.count))
        return hits > 0 ? ranking.precisionSum(hits) / Double(hits) : 0
    }
}

/// How many rows the look-up returned.
public struct ReturnedByLookUp: RankingMetric {
    public static let description = MetricDescription(
        identifier: "returned-by-look-up",
        title: "Images that the look-up returned",
        explanation: "How many images the first stage of the search returned and the second ranked again, on average.",
        formula: "the number of rows returned",
        source: "common usage",
        range: "0 to the size of the database")

    public var ties: TieHandling { .unaffected }
    public var name: String { "returned by the look-up" }

    public init() {}

    public func value(of ranking: RankedRelevance) -> Double {
        Double(ranking.returned ?? ranking.count)
    }
}

/// The share of queries for which the look-up returned nothing.
public struct EmptyLookUps: RankingMetric {
    public static let description = MetricDescription(
        identifier: "empty-look-up",
        title: "Share of queries with an empty look-up",
        explanation: "The share of queries for which the first stage of the search returned no image at all.",
        formula: "share of queries with 0 rows returned",
        source: "common usage",
        range: "0 to 1, lower is better")

    public var ties: TieHandling { .unaffected }
    public var name: String { "empty look-ups" }

    public init() {}

    public func value(of ranking: RankedRelevance) -> Double {
        ranking.returned == 0 ? 1 : 0
    }
}
