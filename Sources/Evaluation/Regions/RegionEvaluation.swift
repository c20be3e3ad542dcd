import Core

/// How well a search for regions retrieves regions of the query's class.
public struct RegionEvaluation: Codable, Sendable, Equatable {
    public var classes: [String]
    /// Whether hits from a query's own slide or patient were allowed.
    public var ownSlide: Bool
    public var metrics: [RegionMetric]
    /// Classes that have queries, by label.
    public var byClass: [RegionClassScore]
    /// In query order.
    public var perQuery: [RegionQueryScore]
    public var votes: [VoteScore]
    /// nil where no query has a known scale and a named one.
    public var scales: ScaleScore?

    /// The table of `perQuery`, one row a query: name, class, slide, then the scores by name.
    public var csv: String {
        let scores = perQuery.first?.scores.map(\.name) ?? []
        var table = CSVWriter(
            header: ["query", "class", "slide", "hits"] + scores + votes.map { "class by vote of \($0.hits)" } + [
                "scale", "named scale",
            ])
        for query in perQuery {
            var row = [query.query, classes[query.label], "\(query.slide)", "\(query.hits)"]
            row += query.scores.map { "\($0.value)" }
            row += query.votes.map { $0.map { classes[$0] } ?? "" }
            row += [query.scale, query.namedScale].map { $0.map(String.init) ?? "" }
            table.append(row)
        }
        return table.text
    }
}

/// One number of an evaluation of regions. All are means over classes of means over queries, or said otherwise by name.
public struct RegionMetric: Codable, Sendable, Equatable {
    /// The full name with parameters.
    public var name: String
    public var value: Double
    /// What hits drawn by chance from what each query is searched in give.
    public var random: Double?
    /// Ends of a 95 % interval, by bootstrap over the queries of each class; absent where a class has one query.
    public var interval: [Double]?
    /// Which description in `MetricRegistry` explains it.
    public var metric: String
    public var k: Int?

    public init(
        name: String, value: Double, random: Double? = nil, interval: [Double]? = nil, metric: String, k: Int? = nil
    ) {
        self.name = name
        self.value = value
        self.random = random
        self.interval = interval
        self.metric = metric
        self.k = k
    }

    public var description: MetricDescription? { MetricRegistry.description(metric) }
}

public struct RegionClassScore: Codable, Sendable, Equatable {
    public var label: Int
    public var name: String
    public var queries: Int
    /// What hits drawn by chance give for each of `scores`: the class' share of what its queries are searched in, the
    /// mean over them.
    public var random: Double
    /// Means over the queries of the class.
    public var scores: [NamedScore]
    /// F1 of the class by vote, in the order of `RegionEvaluation.votes`.
    public var voteF1: [Double]

    public init(label: Int, name: String, queries: Int, random: Double, scores: [NamedScore], voteF1: [Double]) {
        self.label = label
        self.name = name
        self.queries = queries
        self.random = random
        self.scores = scores
        self.voteF1 = voteF1
    }
}

public struct RegionQueryScore: Codable, Sendable, Equatable {
    public var query: String
    public var label: Int
    public var slide: Int
    /// How many hits there were.
    public var hits: Int
    public var scores: [NamedScore]
    /// The class by vote, in the order of `RegionEvaluation.votes`; nil where no hit has a class.
    public var votes: [Int?]
    public var scale: Int?
    public var namedScale: Int?

    public init(
        query: String, label: Int, slide: Int, hits: Int, scores: [NamedScore], votes: [Int?], scale: Int?,
        namedScale: Int?
    ) {
        self.query = query
        self.label = label
        self.slide = slide
        self.hits = hits
        self.scores = scores
        self.votes = votes
        self.scale = scale
        self.namedScale = namedScale
    }
}

public struct NamedScore: Codable, Sendable, Equatable {
    /// Such as `P@20`.
    public var name: String
    public var value: Double

    public init(name: String, value: Double) {
        self.name = name
        self.value = value
    }
}
