/// Otsu's threshold (1979): the split of a histogram whose two halves differ most.
package enum Otsu {
    /// - Parameter histogram: counts of the values 0...; any length.
    /// - Returns: the greatest value of the lower half, the first of equals, as scikit-image has it, and the means of
    ///   the halves; `nil` for less than two values.
    package static func split(_ histogram: [Int]) -> (threshold: Int, low: Double, high: Double)? {
        var rest = 0.0
        var restSum = 0.0
        for (value, count) in histogram.enumerated() {
            rest += Double(count)
            restSum += Double(value) * Double(count)
        }
        var weight = 0.0
        var sum = 0.0
        var best: (between: Double, threshold: Int, low: Double, high: Double)?
        for (value, count) in histogram.enumerated() {
            weight += Double(count)
            sum += Double(value) * Double(count)
            rest -= Double(count)
            restSum -= Double(value) * Double(count)
            guard weight > 0, rest > 0 else { continue }
            let low = sum / weight
            let high = restSum / rest
            let between = weight * rest * (high - low) * (high - low)
            if between > best?.between ?? 0 { best = (between, value, low, high) }
        }
        return best.map { ($0.threshold, $0.low, $0.high) }
    }
}
