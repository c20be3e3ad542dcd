import Foundation

/// The exact sign test: whether as many pairs go one way as the other.
package enum SignTest {
    /// Two-sided p-value of `wins` against `losses` under equal chances; ties are left out beforehand.
    ///
    /// p = min(1, 2·P(X ≤ min(wins, losses))), X binomial with n = wins + losses and chance ½.
    package static func pValue(wins: Int, losses: Int) -> Double {
        let count = wins + losses
        guard count > 0, wins != losses else { return 1 }
        // Largest term first, the others by ratio: no factorial overflows and no small term is lost early.
        let fewer = min(wins, losses)
        let n = Double(count)
        let largest = exp(
            logGamma(n + 1) - logGamma(Double(fewer) + 1) - logGamma(n - Double(fewer) + 1) - n * log(2.0))
        var term = 1.0
        var sum = 1.0
        for value in stride(from: fewer, to: 0, by: -1) {
            term *= Double(value) / Double(count - value + 1)
            sum += term
            if term < sum * 1e-18 { break }
        }
        return min(1, 2 * largest * sum)
    }

    private static func logGamma(_ x: Double) -> Double {
        var sign: Int32 = 0
        return lgamma_r(x, &sign)
    }
}
