/// Everything that is known about how well a run retrieves.
public struct EvaluationReport: Codable, Sendable, Equatable {
    public var relevance: RelevanceRule
    public var queries: Int
    public var database: Int
    /// Code length; nil for real vectors.
    public var bits: Int?
    /// The number of results shown.
    public var cut: Int
    /// How many results of each query are known, where that is not the whole ranking: metrics that need all of it are
    /// absent, as are those that need to know which results are equally far.
    public var depth: Int?
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

    public init(
        relevance: RelevanceRule, queries: Int, database: Int, bits: Int? = nil, cut: Int, depth: Int? = nil,
        queriesWithoutRelevant: Int,
        metrics: [MetricValue], perQuery: PerQuery, byRank: [RankPoint], byRadius: [RadiusPoint],
        distances: DistanceHistogram, byClass: [ClassScore], confusion: ConfusionMatrix,
        databaseCodes: CodeStatistics? = nil, queryCodes: CodeStatistics? = nil
    ) {
        self.relevance = relevance
        self.queries = queries
        self.database = database
        self.bits = bits
        self.cut = cut
        self.depth = depth
        self.queriesWithoutRelevant = queriesWithoutRelevant
        self.metrics = metrics
        self.perQuery = perQuery
        self.byRank = byRank
        self.byRadius = byRadius
        self.distances = distances
        self.byClass = byClass
        self.confusion = confusion
        self.databaseCodes = databaseCodes
        self.queryCodes = queryCodes
    }

    /// Precision of the first n results, equal distances in row order.
    public var precisionAtN: [(n: Int, value: Double)] { byRank.map { ($0.n, $0.precision) } }

    public func metric(_ name: String, ties: TieHandling) -> MetricValue? {
        metrics.first { $0.name == name && $0.ties == ties }
    }

    public var metricsFile: MetricsFile { MetricsFile(metrics: metrics, depth: depth) }
}
