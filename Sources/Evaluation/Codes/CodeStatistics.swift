import Arrays
import Foundation

/// How well a set of codes uses its bits.
public struct CodeStatistics: Codable, Sendable, Equatable {
    public var count: Int
    public var bits: Int
    /// The share of rows that set each bit; 0.5 is balanced.
    public var onesPerBit: [Double]
    /// Entropy of each bit, 0 to 1.
    public var entropyPerBit: [Double]
    /// Different codes.
    public var uniqueCodes: Int
    /// Entropy of the distribution over codes, in bits; at most min(bits, log₂ count).
    public var codeEntropy: Double
    /// Rows that share their code with the most others.
    public var largestBucket: Int
    /// Mean of |correlation| over pairs of bits; bits that never change are left out. 0 is independent.
    public var meanAbsoluteCorrelation: Double

    public init(_ codes: PackedCodes) {
        count = codes.count
        bits = codes.bits
        let rows = Double(max(1, codes.count))
        let ones = BitColumns(codes).onesTogether()
        onesPerBit = (0..<codes.bits).map { Double(ones[$0 * codes.bits + $0]) / rows }
        entropyPerBit = onesPerBit.map { Self.entropy([$0, 1 - $0]) }
        let buckets = Self.buckets(codes)
        uniqueCodes = buckets.count
        largestBucket = buckets.first ?? 0
        // Largest first: a sum in hash-table order would differ between runs.
        codeEntropy = Self.entropy(buckets.lazy.map { Double($0) / rows })
        meanAbsoluteCorrelation = Self.correlation(ones, shares: onesPerBit, rows: rows)
    }

    static func entropy(_ shares: some Sequence<Double>) -> Double {
        shares.reduce(0) { $1 > 0 ? $0 - $1 * log2($1) : $0 }
    }

    /// How many rows have each code, most first.
    private static func buckets(_ codes: PackedCodes) -> [Int] {
        var sizes: [ArraySlice<UInt8>: Int] = [:]
        sizes.reserveCapacity(codes.count)
        for row in 0..<codes.count { sizes[codes.code(row), default: 0] += 1 }
        return sizes.values.sorted(by: >)
    }

    private static func correlation(_ together: [Int], shares: [Double], rows: Double) -> Double {
        var total = 0.0
        var pairs = 0
        for first in shares.indices {
            for second in shares.indices where second > first {
                let both = Double(together[first * shares.count + second]) / rows
                guard let value = BitCorrelations.correlation(both: both, shares[first], shares[second]) else {
                    continue
                }
                total += abs(value)
                pairs += 1
            }
        }
        return pairs > 0 ? total / Double(pairs) : 0
    }
}
