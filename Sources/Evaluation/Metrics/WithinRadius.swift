/// The share of relevant rows among those within a Hamming radius.
public struct PrecisionWithinRadius: RankingMetric {
    public static let description = MetricDescription(
        identifier: "precision-within-radius",
        title: "Precision within a Hamming radius",
        explanation: """
            Of the images whose code differs from the query's in at most r bits (hash look-up), the share that is right. \
            A query with no image that near counts as 0; how many there are is told apart.
            """,
        formula: "P(r) = |relevant with d ≤ r| / |all with d ≤ r|, 0 where none",
        source: "common usage in hashing, as P@H≤2",
        range: "0 to 1, higher is better")

    public let bits: Int
    public var radius: Int? { bits }
    public var ties: TieHandling { .unaffected }
    public var name: String { "precision within radius \(bits)" }

    public init(_ bits: Int) {
        self.bits = bits
    }

    public func value(of ranking: RankedRelevance) -> Double {
        let ball = ranking.ball(bits)
        return ball.returned > 0 ? Double(ball.hits) / Double(ball.returned) : 0
    }
}

/// The share of all relevant rows that is within a Hamming radius.
public struct RecallWithinRadius: RankingMetric {
    public static let description = MetricDescription(
        identifier: "recall-within-radius",
        title: "Recall within a Hamming radius",
        explanation: "Of all right images in the database, the share whose code differs in at most r bits.",
        formula: "R(r) = |relevant with d ≤ r| / M",
        source: "common usage in hashing",
        range: "0 to 1, higher is better")

    public let bits: Int
    public var radius: Int? { bits }
    public var ties: TieHandling { .unaffected }
    public var name: String { "recall within radius \(bits)" }

    public init(_ bits: Int) {
        self.bits = bits
    }

    public func value(of ranking: RankedRelevance) -> Double {
        ranking.relevant > 0 ? Double(ranking.ball(bits).hits) / Double(ranking.relevant) : 0
    }
}

/// The share of queries with no image within a Hamming radius.
public struct EmptyBalls: RankingMetric {
    public static let description = MetricDescription(
        identifier: "empty-within-radius",
        title: "Share of queries with nothing within a Hamming radius",
        explanation: "The share of queries for which hash look-up within r bits returns no image at all.",
        formula: "share of queries with |all with d ≤ r| = 0",
        source: "common usage in hashing",
        range: "0 to 1, lower is better")

    public let bits: Int
    public var radius: Int? { bits }
    public var ties: TieHandling { .unaffected }
    public var name: String { "empty within radius \(bits)" }

    public init(_ bits: Int) {
        self.bits = bits
    }

    public func value(of ranking: RankedRelevance) -> Double {
        ranking.ball(bits).returned == 0 ? 1 : 0
    }
}

/// How many rows are within a Hamming radius.
public struct ReturnedWithinRadius: RankingMetric {
    public static let description = MetricDescription(
        identifier: "returned-within-radius",
        title: "Images within a Hamming radius",
        explanation: "How many images hash look-up within r bits returns, on average.",
        formula: "|all with d ≤ r|",
        source: "common usage in hashing",
        range: "0 to the size of the database")

    public let bits: Int
    public var radius: Int? { bits }
    public var ties: TieHandling { .unaffected }
    public var name: String { "returned within radius \(bits)" }

    public init(_ bits: Int) {
        self.bits = bits
    }

    public func value(of ranking: RankedRelevance) -> Double {
        Double(ranking.ball(bits).returned)
    }
}
