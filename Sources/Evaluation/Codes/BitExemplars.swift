import Arrays

/// Which codes are most typical of a bit.
///
/// The direction from the mean code of the rows without the bit to the mean code of those with it is how the whole
/// code tends to change with that bit; a code's place along it is its score. Latents, which many runs lack, are not
/// needed, and the published codes are enough to work it out again.
public struct BitExemplars: Sendable {
    private let bits: Int
    /// Σ of weights of the set bits of a byte, for each byte of a code and each value. Shape [bytes][256].
    private let tables: [[Double]]
    public let bit: Int

    /// - Returns: nil for a bit that never changes.
    public init?(_ correlations: BitCorrelations, bit: Int) {
        let share = correlations.shares[bit]
        guard share * (1 - share) > 0 else { return nil }
        self.bit = bit
        bits = correlations.bits
        // The difference of the means of bit j, with and without this bit, is cov(j, bit) / var(bit).
        let deviation = (share * (1 - share)).squareRoot()
        let weights = (0..<correlations.bits).map { other -> Double in
            let value = correlations.value(bit, other)
            let own = correlations.shares[other]
            return value.isFinite ? value * (own * (1 - own)).squareRoot() / deviation : 0
        }
        tables = stride(from: 0, to: correlations.bits, by: 8).map { start -> [Double] in
            var table = [Double](repeating: 0, count: 256)
            for byte in 1..<256 {
                // The sum without its lowest set bit is there already.
                table[byte] = table[byte & (byte - 1)] + weights[start + byte.trailingZeroBitCount]
            }
            return table
        }
    }

    /// A code's place along the direction.
    public func score(_ code: ArraySlice<UInt8>) -> Double {
        var total = 0.0
        for (table, byte) in zip(tables, code) { total += table[Int(byte)] }
        return total
    }

    /// Of `rows` those that set the bit and lie furthest on its side, and those that do not and lie furthest on the
    /// other; equal scores by row.
    /// - Parameter rows: of `codes`, one a code where pictures of the same code are not wanted twice.
    public func furthest(_ codes: PackedCodes, rows: [Int], count: Int) -> (set: [Int], unset: [Int]) {
        guard codes.bits == bits, count > 0 else { return ([], []) }
        let scored = rows.map { (row: $0, score: score(codes.code($0)), isSet: codes.bit(bit, of: $0)) }
        let set = scored.filter(\.isSet).sorted { ($1.score, $0.row) < ($0.score, $1.row) }
        let unset = scored.filter { !$0.isSet }.sorted { ($0.score, $0.row) < ($1.score, $1.row) }
        return (set.prefix(count).map(\.row), unset.prefix(count).map(\.row))
    }
}
