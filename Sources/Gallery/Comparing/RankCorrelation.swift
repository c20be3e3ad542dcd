/// Spearman's rank correlation.
package enum RankCorrelation {
    /// Pearson's correlation of the ranks, equal values sharing the mean of theirs (Spearman 1904).
    /// - Returns: nil for fewer than two pairs, and where all values of one side are equal.
    package static func spearman(_ x: [Double], _ y: [Double]) -> Double? {
        guard x.count == y.count, x.count > 1 else { return nil }
        let (a, b) = (ranks(x), ranks(y))
        let middle = Double(x.count + 1) / 2
        var (both, first, second) = (0.0, 0.0, 0.0)
        for index in x.indices {
            let (u, v) = (a[index] - middle, b[index] - middle)
            both += u * v
            first += u * u
            second += v * v
        }
        guard first > 0, second > 0 else { return nil }
        return min(1, max(-1, both / (first * second).squareRoot()))
    }

    /// From 1; equal values share the mean of their ranks.
    package static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            for place in start..<end { ranks[order[place]] = Double(start + 1 + end) / 2 }
            start = end
        }
        return ranks
    }

    /// What a correlation of a query's average precision with its reconstruction error says, in words.
    package static func inWords(_ correlation: Double) -> String {
        if abs(correlation) < 0.1 { return "How badly a query is encoded hardly tells how it is retrieved." }
        let strength = abs(correlation) < 0.3 ? "weakly" : abs(correlation) < 0.5 ? "moderately" : "strongly"
        return "Queries that are reconstructed badly are retrieved \(correlation < 0 ? "worse" : "better"), "
            + "\(strength) so."
    }
}
