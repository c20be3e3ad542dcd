import Foundation

/// How much attention a point pays to each of its neighbours: a Gaussian of their distances, as narrow as makes the
/// entropy of the attention that of `perplexity` equal neighbours (Hinton and Roweis 2002).
package enum Perplexity {
    private static let mostHalvings = 200
    private static let tolerance = 1e-10

    /// - Parameter squared: squared distances of one point's neighbours.
    /// - Returns: weights that add up to 1; equal ones where every distance is the same, whatever the perplexity.
    package static func weights(squared: [Double], perplexity: Double) -> [Double] {
        guard let nearest = squared.min(), let farthest = squared.max() else { return [] }
        let wanted = log(min(perplexity, Double(squared.count)))
        // Only differences count; the nearest at 0 keeps the exponentials away from 0.
        let spread = farthest - nearest
        guard spread > 0, spread.isFinite else {
            return squared.map { _ in 1 / Double(squared.count) }
        }
        let distances = squared.map { ($0 - nearest) / spread }
        var (low, high) = (0.0, Double.infinity)
        var beta = 1.0
        var weights: [Double] = []
        for _ in 0..<mostHalvings {
            weights = distances.map { exp(-beta * $0) }
            let sum = weights.reduce(0, +)
            var mean = 0.0
            for (weight, distance) in zip(weights, distances) { mean += weight * distance }
            // The entropy of w/sum with w = exp(-beta d): log(sum) + beta times the mean distance.
            let entropy = log(sum) + beta * mean / sum
            if abs(entropy - wanted) <= tolerance { break }
            if entropy > wanted {
                low = beta
                beta = high.isFinite ? (low + high) / 2 : beta * 2
            } else {
                high = beta
                beta = (low + high) / 2
            }
            // Several nearest at one distance: no Gaussian is narrow enough to tell them apart.
            if beta > 1e300 { break }
        }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }
}
