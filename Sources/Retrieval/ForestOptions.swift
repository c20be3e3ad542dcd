import Arrays

/// How a forest of random projections is grown.
public struct ForestOptions: Sendable, Equatable, Codable {
    public enum Distance: String, Sendable, Equatable, Codable, CaseIterable {
        case euclidean
        /// Euclidean distance of the vectors scaled to length 1, which is √(2 (1 − cos)). A vector of zeros stays one:
        /// it is at distance 1 from every other.
        case angular
    }

    public var distance = Distance.euclidean
    /// More trees find more of the true neighbours, and take more space.
    public var trees = 10
    /// The most rows in a leaf; nil: the number of columns + 2, so that a leaf takes as much space as a split.
    public var leaf: Int?
    public var seed: UInt64 = 0

    public static let treeLimits = 1...1000

    public init(distance: Distance = .euclidean, trees: Int = 10, leaf: Int? = nil, seed: UInt64 = 0) {
        self.distance = distance
        self.trees = trees
        self.leaf = leaf
        self.seed = seed
    }

    /// Row numbers that a search collects unless told otherwise: `k` from each tree.
    public func searchK(for k: Int) -> Int {
        let (product, overflow) = k.multipliedReportingOverflow(by: trees)
        return overflow ? Int.max : product
    }
}

extension FloatMatrix {
    /// Every row divided by its length; rows of zeros as they are.
    public func scaledToUnitLength() -> FloatMatrix {
        var scaled = self
        for row in 0..<rows {
            let places = row * columns..<(row + 1) * columns
            var sum = 0.0
            for place in places { sum += Double(values[place]) * Double(values[place]) }
            guard sum > 0 else { continue }
            let length = sum.squareRoot()
            for place in places { scaled.values[place] = Float(Double(values[place]) / length) }
        }
        return scaled
    }
}
