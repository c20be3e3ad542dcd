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
        let ones = Self.onesTogether(codes)
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

    /// How many rows set both of two bits, [bits, bits]; only first ≤ second is filled.
    private static func onesTogether(_ codes: PackedCodes) -> [Int] {
        // Bits as columns of words: an AND and a population count handle 64 rows at once.
        let words = (codes.count + 63) / 64
        var columns = [UInt64](repeating: 0, count: codes.bits * words)
        for row in 0..<codes.count {
            for (index, byte) in codes.code(row).enumerated() {
                var left = byte
                while left != 0 {
                    let bit = index * 8 + left.trailingZeroBitCount
                    columns[bit * words + row / 64] |= 1 << UInt64(row % 64)
                    left &= left - 1
                }
            }
        }
        var together = [Int](repeating: 0, count: codes.bits * codes.bits)
        columns.withUnsafeBufferPointer { columns in
            for first in 0..<codes.bits {
                for second in first..<codes.bits {
                    var sum = 0
                    for word in 0..<words {
                        sum += (columns[first * words + word] & columns[second * words + word]).nonzeroBitCount
                    }
                    together[first * codes.bits + second] = sum
                }
            }
        }
        return together
    }

    private static func correlation(_ together: [Int], shares: [Double], rows: Double) -> Double {
        var total = 0.0
        var pairs = 0
        for first in shares.indices {
            for second in shares.indices where second > first {
                let (p, q) = (shares[first], shares[second])
                let variance = p * (1 - p) * q * (1 - q)
                guard variance > 0 else { continue }
                let covariance = Double(together[first * shares.count + second]) / rows - p * q
                total += abs(covariance) / variance.squareRoot()
                pairs += 1
            }
        }
        return pairs > 0 ? total / Double(pairs) : 0
    }
}
