import Core
import Foundation

/// One metric's value for a run, as it stands in `metrics.json`:
///
///     {"k": 20, "metric": "precision-at-k", "name": "P@20", "relevance": "same-label", "ties": "index-order", …}
public struct MetricValue: Codable, Sendable, Equatable {
    /// The full name with parameters. With `relevance` and `ties` it says exactly which number this is.
    public var name: String
    public var relevance: RelevanceRule
    public var ties: TieHandling
    /// The mean over queries.
    public var value: Double
    /// Which description in `MetricRegistry` explains it.
    public var metric: String
    public var k: Int?
    public var radius: Int?
    /// Ends of a 95 % interval of the mean over queries, by bootstrap; absent where there is one query.
    public var interval: [Double]?

    public init(
        name: String, relevance: RelevanceRule, ties: TieHandling, value: Double, metric: String, k: Int? = nil,
        radius: Int? = nil, interval: [Double]? = nil
    ) {
        self.name = name
        self.relevance = relevance
        self.ties = ties
        self.value = value
        self.metric = metric
        self.k = k
        self.radius = radius
        self.interval = interval
    }

    public var description: MetricDescription? { MetricRegistry.description(metric) }
}

/// The content of `metrics.json`.
public struct MetricsFile: Codable, Sendable, Equatable {
    public var metrics: [MetricValue]
    /// How many results of each query were known, where that was not the whole ranking.
    public var depth: Int?

    public init(metrics: [MetricValue], depth: Int? = nil) {
        self.metrics = metrics
        self.depth = depth
    }

    public func write(to url: URL) throws {
        try Files.write(try JSON.encode(self), to: url)
    }

    public static func read(_ url: URL) throws -> MetricsFile {
        try JSON.decode(MetricsFile.self, from: try Files.read(url), file: url.path)
    }
}
