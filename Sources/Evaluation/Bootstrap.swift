import Core

/// 95 % intervals of means over queries, by resampling the queries (Efron's percentile bootstrap).
package enum Bootstrap {
    /// - Parameter columns: values by query, one column a metric; the same resamples serve all of them.
    /// - Returns: the ends of each column's interval, or nil for fewer than two queries or no resamples.
    package static func intervals(_ columns: [[Double]], resamples: Int, seed: UInt64) -> [[Double]]? {
        guard let count = columns.first?.count, count > 1, resamples > 0 else { return nil }
        var random = SeededRandom(seed: seed)
        var means = [[Double]](repeating: [], count: columns.count)
        var weights = [Double](repeating: 0, count: count)
        for _ in 0..<resamples {
            for query in 0..<count { weights[query] = 0 }
            for _ in 0..<count { weights[random.below(count)] += 1 }
            for (index, column) in columns.enumerated() {
                means[index].append(weightedSum(column, weights) / Double(count))
            }
        }
        return means.map { column in
            let sorted = column.sorted()
            return [quantile(sorted, 0.025), quantile(sorted, 0.975)]
        }
    }

    /// Linear between the two nearest order statistics, as NumPy's default.
    package static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        let place = share * Double(sorted.count - 1)
        let low = Int(place)
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
    }

    /// In eight sums, so that additions do not wait for each other; always in the same order.
    private static func weightedSum(_ values: [Double], _ weights: [Double]) -> Double {
        values.withUnsafeBufferPointer { values in
            weights.withUnsafeBufferPointer { weights in
                var sums = SIMD8<Double>(repeating: 0)
                let whole = values.count / 8 * 8
                for start in stride(from: 0, to: whole, by: 8) {
                    var (a, b) = (SIMD8<Double>(), SIMD8<Double>())
                    for lane in 0..<8 {
                        a[lane] = values[start + lane]
                        b[lane] = weights[start + lane]
                    }
                    sums += a * b
                }
                var total = sums.sum()
                for index in whole..<values.count { total += values[index] * weights[index] }
                return total
            }
        }
    }
}
