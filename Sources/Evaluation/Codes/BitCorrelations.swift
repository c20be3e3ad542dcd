import Arrays

/// Pearson's correlation of every pair of bits over the rows of a database; for bits also called φ.
public struct BitCorrelations: Sendable, Equatable {
    /// Two bits, the first the lower one.
    public struct Pair: Sendable, Equatable {
        public var first: Int
        public var second: Int
        /// -1 to 1.
        public var value: Double
    }

    public let bits: Int
    /// Share of rows that set each bit.
    public let shares: [Double]
    /// Symmetric, 1 on the diagonal; not a number where a bit never changes. Shape [bits, bits].
    public let values: [Double]

    public init(_ codes: PackedCodes) {
        bits = codes.bits
        let rows = Double(max(1, codes.count))
        let together = BitColumns(codes).onesTogether()
        let shares = (0..<codes.bits).map { Double(together[$0 * codes.bits + $0]) / rows }
        var values = [Double](repeating: .nan, count: codes.bits * codes.bits)
        for first in 0..<codes.bits {
            for second in first..<codes.bits {
                let both = Double(together[first * codes.bits + second]) / rows
                let value =
                    first == second && shares[first] * (1 - shares[first]) > 0
                    ? 1 : Self.correlation(both: both, shares[first], shares[second])
                values[first * codes.bits + second] = value ?? .nan
                values[second * codes.bits + first] = value ?? .nan
            }
        }
        self.shares = shares
        self.values = values
    }

    public func value(_ first: Int, _ second: Int) -> Double { values[first * bits + second] }

    /// The bit that goes most with or against another; nil where no two change. Of equal ones the first.
    public func strongest(of bit: Int) -> Pair? {
        var best: Pair?
        for other in 0..<bits where other != bit {
            let value = value(bit, other)
            if value.isFinite, abs(value) > abs(best?.value ?? 0) || best == nil {
                best = Pair(first: bit, second: other, value: value)
            }
        }
        return best
    }

    /// Pairs of different bits by the size of their correlation, largest first, equal ones in order of the bits.
    public func strongestPairs(_ count: Int) -> [Pair] {
        var pairs: [Pair] = []
        for first in 0..<bits {
            for second in first + 1..<max(first + 1, bits) where value(first, second).isFinite {
                pairs.append(Pair(first: first, second: second, value: value(first, second)))
            }
        }
        pairs.sort { (-abs($0.value), $0.first, $0.second) < (-abs($1.value), $1.first, $1.second) }
        return Array(pairs.prefix(max(0, count)))
    }

    /// Mean sizes of the correlations between groups of `size` neighbouring bits, a bit with itself left out; not a
    /// number where no pair is left. Shape [groups][groups], the last group possibly smaller.
    public func meanSizes(groupsOf size: Int) -> [[Double]] {
        let size = max(1, size)
        let starts = stride(from: 0, to: bits, by: size).map { $0..<min(bits, $0 + size) }
        return starts.map { rows in
            starts.map { columns in
                var total = 0.0
                var pairs = 0
                for first in rows {
                    for second in columns where first != second && value(first, second).isFinite {
                        total += abs(value(first, second))
                        pairs += 1
                    }
                }
                return pairs > 0 ? total / Double(pairs) : .nan
            }
        }
    }

    /// From the share of rows that set both bits and the shares of each; nil where one of them never changes.
    static func correlation(both: Double, _ p: Double, _ q: Double) -> Double? {
        let variance = p * (1 - p) * q * (1 - q)
        return variance > 0 ? (both - p * q) / variance.squareRoot() : nil
    }
}
