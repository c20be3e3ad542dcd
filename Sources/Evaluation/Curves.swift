/// Precision and recall of the first n results, means over queries.
public struct RankPoint: Codable, Sendable, Equatable {
    public var n: Int
    /// Equal distances in row order.
    public var precision: Double
    /// Expected over all orders of equal distances; nil where it is not known which are equal.
    public var expectedPrecision: Double?
    public var recall: Double

    public init(n: Int, precision: Double, expectedPrecision: Double?, recall: Double) {
        self.n = n
        self.precision = precision
        self.expectedPrecision = expectedPrecision
        self.recall = recall
    }
}

/// What hash look-up within a Hamming radius returns.
public struct RadiusPoint: Codable, Sendable, Equatable {
    public var radius: Int
    /// Pooled: right results of all queries over all results of all queries; 0 where there is none.
    public var precision: Double
    /// Pooled: right results of all queries over all relevant rows of all queries.
    public var recall: Double
    /// Mean over queries, those with nothing within the radius counted as 0.
    public var meanPrecision: Double
    public var meanReturned: Double
    /// The share of queries with nothing within the radius.
    public var emptyShare: Double

    public init(
        radius: Int, precision: Double, recall: Double, meanPrecision: Double, meanReturned: Double, emptyShare: Double
    ) {
        self.radius = radius
        self.precision = precision
        self.recall = recall
        self.meanPrecision = meanPrecision
        self.meanReturned = meanReturned
        self.emptyShare = emptyShare
    }
}

/// How many pairs of a query and a database row are at each distance.
public struct DistanceHistogram: Codable, Sendable, Equatable {
    /// By distance, 0...bits.
    public var relevant: [Int]
    public var irrelevant: [Int]

    public init(relevant: [Int], irrelevant: [Int]) {
        self.relevant = relevant
        self.irrelevant = irrelevant
    }
}

public struct ClassScore: Codable, Sendable, Equatable {
    public var label: Int
    /// Queries with the label.
    public var queries: Int
    /// Mean of their AP over the whole ranking; nil where only the first results are known.
    public var meanAP: Double?
    /// nil where it is not known which results are equally far.
    public var meanAPTieAware: Double?
    /// Mean of their precision at the cut.
    public var precisionAtCut: Double

    public init(label: Int, queries: Int, meanAP: Double?, meanAPTieAware: Double?, precisionAtCut: Double) {
        self.label = label
        self.queries = queries
        self.meanAP = meanAP
        self.meanAPTieAware = meanAPTieAware
        self.precisionAtCut = precisionAtCut
    }
}

/// Labels of the first k results by label of the query. Where images have several labels each pair counts.
public struct ConfusionMatrix: Codable, Sendable, Equatable {
    public var classes: Int
    public var k: Int
    /// [query label, result label], row-major.
    public var counts: [Int]

    public init(classes: Int, k: Int, counts: [Int]) {
        self.classes = classes
        self.k = k
        self.counts = counts
    }

    public func count(query: Int, result: Int) -> Int {
        counts[query * classes + result]
    }
}

/// The values of n that curves are given at: 1, 2, 5, 10, 20, 50, … and the last.
enum CurvePoints {
    static func upTo(_ count: Int) -> [Int] {
        var points: [Int] = []
        var scale = 1
        while scale <= count {
            points += [scale, 2 * scale, 5 * scale].filter { $0 < count }
            let (next, overflow) = scale.multipliedReportingOverflow(by: 10)
            if overflow { break }
            scale = next
        }
        return count > 0 ? points + [count] : points
    }
}
