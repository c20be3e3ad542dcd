import Foundation

/// The twelve hand-made features of a tile: six of its grey values, six of their co-occurrence (Veshkin and
/// Khvostikov; Haralick's texture features as scikit-image defines them).
///
/// Grey is floor(256 · (0.2125 R + 0.7154 G + 0.0721 B) / 255), at most 255. The entropy is that of the pixels' values
/// taken as an unnormalised distribution, in nats, not of a histogram. The co-occurrence is that of pixels with the one
/// five to their right, both ways round, as shares of all pairs.
///
/// Where a formula divides by nothing: a black tile's variation and entropy are 0; a constant tile's skewness and
/// kurtosis are 0, those of a normal distribution, so that it is no outlier among the others; its correlation is 1, as
/// scikit-image has it.
public enum TileStatistics {
    public static let names = [
        "mean", "standard deviation", "variation", "skewness", "kurtosis", "entropy", "contrast", "dissimilarity",
        "homogeneity", "ASM", "energy", "correlation",
    ]

    /// Pixels from one to its neighbour of the co-occurrence.
    package static let distance = 5

    /// - Parameter rgb: edge × edge × 3 bytes.
    /// - Returns: in the order of `names`; zeros where the bytes are not that many.
    public static func values(_ rgb: [UInt8], edge: Int) -> [Float] {
        rgb.withUnsafeBufferPointer { values($0, edge: edge) }
    }

    /// - Parameter rgb: edge × edge × 3 bytes.
    public static func values(_ rgb: UnsafeBufferPointer<UInt8>, edge: Int) -> [Float] {
        guard let start = rgb.baseAddress, edge > 0, edge <= 4096, rgb.count == edge * edge * 3 else {
            return [Float](repeating: 0, count: names.count)
        }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: edge * edge) { grey in
            guard let grey = grey.baseAddress else { return [] }
            return GreyValues.weights.withUnsafeBufferPointer { weights in
                GreyValues.convert(start, count: edge * edge, weights: weights, into: grey)
                return values(grey: grey, width: edge, height: edge)
            }
        }
    }

    /// - Parameter grey: row-major height × width.
    package static func values(
        grey: UnsafePointer<UInt8>, width: Int, height: Int, distance: Int = TileStatistics.distance
    ) -> [Float] {
        let histogram = GreyValues.histogram(grey, count: width * height)
        let pairs = CoOccurrence(grey, width: width, height: height, distance: distance, histogram: histogram)
        return moments(histogram) + pairs.values
    }

    /// Mean, standard deviation, their ratio, skewness, excess kurtosis (both biased, as SciPy's) and entropy.
    static func moments(_ histogram: [Int]) -> [Float] {
        var count = 0.0
        var sum = 0.0
        var sumOfLogs = 0.0
        for (value, times) in histogram.enumerated() where times > 0 {
            let (value, times) = (Double(value), Double(times))
            count += times
            sum += times * value
            if value > 0 { sumOfLogs += times * value * log(value) }
        }
        let mean = sum / count
        var powers = SIMD4<Double>.zero
        for (value, times) in histogram.enumerated() where times > 0 {
            let off = Double(value) - mean
            let square = off * off
            powers += Double(times) * SIMD4(square, square * off, square * square, 0)
        }
        powers /= count
        let deviation = powers.x.squareRoot()
        let constant = powers.x == 0
        let entropy = sum > 0 ? log(sum) - sumOfLogs / sum : 0
        let values = [
            mean, deviation, sum > 0 ? deviation / mean : 0,
            constant ? 0 : powers.y / (powers.x * deviation),
            constant ? 0 : powers.z / (powers.x * powers.x) - 3, entropy,
        ]
        return values.map { Float($0) }
    }
}
