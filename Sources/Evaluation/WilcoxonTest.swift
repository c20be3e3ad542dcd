import Foundation

/// Wilcoxon's signed-rank test on paired differences (Wilcoxon 1945). Pairs without a difference are left out.
package enum WilcoxonTest {
    /// Up to this many pairs without equal sizes the p-value is exact.
    static let exactUpTo = 50

    /// Two-sided p-value of the hypothesis that differences are as often above 0 as below it by as much; 1 where none
    /// differs.
    ///
    /// Beyond 50 pairs, or where sizes repeat, by the normal approximation: R⁺ against n(n + 1)/4, with variance
    /// n(n + 1)(2n + 1)/24 − Σ (t³ − t)/48 over groups of t equal sizes, without correction for continuity.
    package static func pValue(_ differences: [Double]) -> Double {
        let kept = differences.filter { $0 != 0 }.sorted { abs($0) < abs($1) }
        guard !kept.isEmpty else { return 1 }
        let n = Double(kept.count)
        var positive = 0.0
        var repeats = 0.0
        var start = 0
        while start < kept.count {
            var end = start
            while end < kept.count, abs(kept[end]) == abs(kept[start]) { end += 1 }
            let size = Double(end - start)
            // Ranks start + 1 ... end, shared.
            let rank = Double(start + 1 + end) / 2
            positive += rank * Double(kept[start..<end].count { $0 > 0 })
            repeats += size * size * size - size
            start = end
        }
        if kept.count <= exactUpTo, repeats == 0 {
            return exact(Int(positive), pairs: kept.count)
        }
        let variance = n * (n + 1) * (2 * n + 1) / 24 - repeats / 48
        guard variance > 0 else { return 1 }
        let z = (positive - n * (n + 1) / 4) / variance.squareRoot()
        return erfc(abs(z) / 2.0.squareRoot())
    }

    /// By counting the subsets of the ranks 1...n with each sum.
    private static func exact(_ positive: Int, pairs: Int) -> Double {
        let top = pairs * (pairs + 1) / 2
        var shares = [Double](repeating: 0, count: top + 1)
        shares[0] = 1
        for rank in 1...pairs {
            for sum in stride(from: top, through: 0, by: -1) {
                shares[sum] = (shares[sum] + (sum >= rank ? shares[sum - rank] : 0)) / 2
            }
        }
        let low = min(positive, top - positive)
        return min(1, 2 * shares[...low].reduce(0, +))
    }
}
