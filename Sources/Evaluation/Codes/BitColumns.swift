import Arrays

/// Codes turned on their side, one column of words a bit: an AND and a population count handle 64 rows at once.
struct BitColumns {
    let rows: Int
    let bits: Int
    private let words: Int
    /// Row r is bit r % 64 of word r / 64. Shape [bits, words].
    private let columns: [UInt64]

    init(_ codes: PackedCodes) {
        rows = codes.count
        bits = codes.bits
        words = (codes.count + 63) / 64
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
        self.columns = columns
    }

    /// How many rows set both of two bits. Shape [bits, bits]; only first ≤ second is filled.
    func onesTogether() -> [Int] {
        var together = [Int](repeating: 0, count: bits * bits)
        columns.withUnsafeBufferPointer { columns in
            for first in 0..<bits {
                for second in first..<bits {
                    var sum = 0
                    for word in 0..<words {
                        sum += (columns[first * words + word] & columns[second * words + word]).nonzeroBitCount
                    }
                    together[first * bits + second] = sum
                }
            }
        }
        return together
    }
}
