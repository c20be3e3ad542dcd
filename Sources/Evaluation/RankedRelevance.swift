/// The rows at one distance from a query: positions `start..<end` of its ranking.
public struct TieGroup: Sendable, Equatable {
    /// Bits for codes, squared Euclidean distance for vectors.
    public var distance: Double
    public var start: Int
    public var end: Int
    /// Relevant rows before the group, and in it.
    public var relevantBefore: Int
    public var relevant: Int
    /// Labels that the group's rows share with the query, all together; with one label an image equal to `relevant`.
    public var shared: Int

    public var count: Int { end - start }
}

/// One query's ranking of the whole database, reduced to what metrics look at.
///
/// Ranks are 0-based; equal distances are in row order ("index order").
public struct RankedRelevance: Sendable {
    /// Rows of the database.
    public internal(set) var count: Int
    /// Relevant rows in the database, M.
    public internal(set) var relevant: Int
    /// The ranks of the relevant rows, ascending, are the first `relevant` entries; those of rows that a list of the
    /// first results does not hold are `unknownRank`.
    var ranks: [UInt32]
    /// From near to far; every row is in one. Empty where it is not known which rows are equally far.
    public internal(set) var groups: [TieGroup]
    /// The groups by Hamming distance, where the ranking is not by it alone, for balls of a radius in bits.
    var balls: [TieGroup]?
    /// How many rows the look-up of a two-stage search returned: the first of the ranking.
    public internal(set) var returned: Int?
    /// The first rows of the ranking, as many as the largest cut, and how many labels each shares with the query.
    var top: [UInt32]
    var topShared: [Int]
    /// How many database rows share s labels with the query, by s.
    var sharedCounts: [Int]
    /// Harmonic numbers 0...count, for sums over ties.
    let harmonic: [Double]
    /// Whether distances are Hamming distances, so that balls of a radius in bits exist.
    public let hasRadii: Bool

    /// Beyond every cut.
    static let unknownRank = UInt32.max

    /// How many of the first `k` rows are relevant, equal distances in row order.
    public func hits(_ k: Int) -> Int {
        var low = 0
        var high = relevant
        while low < high {
            let middle = (low + high) / 2
            if Int(ranks[middle]) < k { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many of the first `k` rows are relevant on average over all orders of equal distances.
    public func expectedHits(_ k: Int) -> Double {
        guard k < count else { return Double(relevant) }
        let group = groups[groupIndex(ofRank: k)]
        return Double(group.relevantBefore)
            + Double(group.relevant) * Double(k - group.start) / Double(max(1, group.count))
    }

    /// The group that contains a rank below `count`.
    public func groupIndex(ofRank rank: Int) -> Int {
        var low = 0
        var high = groups.count - 1
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].end <= rank { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Rows and relevant rows within a Hamming radius.
    public func ball(_ radius: Int) -> (returned: Int, hits: Int) {
        var returned = 0
        var hits = 0
        for group in balls ?? groups {
            if group.distance > Double(radius) { break }
            returned = group.end
            hits = group.relevantBefore + group.relevant
        }
        return (returned, hits)
    }

    /// Σ_{i=1..n} (first + (i − 1)·step) / (before + i), from harmonic numbers.
    ///
    /// Each term is step + (first − step·(before + 1)) / (before + i).
    func sum(first: Double, step: Double, before: Int, count n: Int) -> Double {
        step * Double(n) + (first - step * Double(before + 1)) * (harmonic[before + n] - harmonic[before])
    }
}
