/// Everything that is known about how well a run retrieves.
public struct EvaluationReport: Codable, Sendable, Equatable {
    public var relevance: RelevanceRule
    public var queries: Int
    public var database: Int
    /// Code length; nil for real vectors.
    public var bits: Int?
    /// The number of results shown.
    public var cut: Int
    /// Queries for which the database holds nothing relevant; they count as 0 in means.
    public var queriesWithoutRelevant: Int
    public var metrics: [MetricValue]
    public var perQuery: PerQuery
    /// Precision at n, and precision and recall by rank: n = 1, 2, 5, 10, … and the whole database.
    public var byRank: [RankPoint]
    /// Precision and recall by Hamming radius 0...bits; empty for real vectors.
    public var byRadius: [RadiusPoint]
    /// Empty for real vectors.
    public var distances: DistanceHistogram
    /// Classes that have queries, by label.
    public var byClass: [ClassScore]
    public var confusion: ConfusionMatrix
    public var databaseCodes: CodeStatistics?
    public var queryCodes: CodeStatistics?

    /// Precision of the first n results, equal distances in row order.
    public var precisionAtN: [(n: Int, value: Double)] { byRank.map { ($0.n, $0.precision) } }

    public func metric(_ name: String, ties: TieHandling) -> MetricValue? {
        metrics.first { $0.name == name && $0.ties == ties }
    }

    public var metricsFile: MetricsFile { MetricsFile(metrics: metrics) }
}
