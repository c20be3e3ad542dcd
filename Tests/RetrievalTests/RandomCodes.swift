import Arrays
import Core

/// Codes with many ties: each is one of a few random prototypes with a few bits flipped.
func tiedCodes(_ count: Int, bits: Int, seed: UInt64, prototypes: Int = 7) throws -> PackedCodes {
    var random = SeededRandom(seed: seed)
    let width = bits / 8
    let bases = (0..<prototypes).map { _ in (0..<width).map { _ in UInt8(truncatingIfNeeded: random.next()) } }
    var bytes: [UInt8] = []
    for _ in 0..<count {
        var code = bases[random.below(prototypes)]
        for _ in 0..<random.below(5) { code[random.below(width)] ^= 1 << UInt8(random.below(8)) }
        bytes += code
    }
    return try PackedCodes(count: count, bits: bits, bytes: bytes)
}

func uniformCodes(_ count: Int, bits: Int, seed: UInt64) throws -> PackedCodes {
    var random = SeededRandom(seed: seed)
    let bytes = (0..<count * bits / 8).map { _ in UInt8(truncatingIfNeeded: random.next() >> 32) }
    return try PackedCodes(count: count, bits: bits, bytes: bytes)
}

func uniformMatrix(_ rows: Int, _ columns: Int, seed: UInt64) throws -> FloatMatrix {
    var random = SeededRandom(seed: seed)
    // Multiples of 1/4: distances repeat, and every sum is exact.
    let values = (0..<rows * columns).map { _ in Float(random.below(9)) / 4 - 1 }
    return try FloatMatrix(rows: rows, columns: columns, values: values)
}

/// The definition: count differing bits one by one.
func naiveDistance(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> UInt16 {
    var distance: UInt16 = 0
    for (x, y) in zip(a, b) {
        for bit in 0..<8 where (x >> UInt8(bit)) & 1 != (y >> UInt8(bit)) & 1 { distance += 1 }
    }
    return distance
}

/// The definition: sort everything by distance, then row.
func naiveOrder<Distance: Comparable>(_ distances: [Distance]) -> [Int] {
    distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
}
