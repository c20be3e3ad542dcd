import Core
import Testing

@Suite struct SeededRandomTests {
    /// From a Python implementation written after Blackman and Vigna's description.
    private static let reference: [(seed: UInt64, numbers: [UInt64])] = [
        (0, [0x99ec_5f36_cb75_f2b4, 0xbf6e_1f78_4956_452a, 0x1a5f_849d_4933_e6e0, 0x6aa5_94f1_262d_2d2c]),
        (7, [0xb358_faf7_4ef9_765a, 0x475c_3d96_4f48_2cd2, 0xd6f1_d349_952c_7996, 0xfb29_3873_1e80_7240]),
        (.max, [0x8f55_20d5_2a7e_ad08, 0xc476_a018_caa1_802d, 0x81de_31c0_d260_469e, 0xbf65_8d7e_065f_3c2f]),
    ]

    @Test(arguments: [0, 1, 2]) func firstNumbers(entry: Int) {
        let expected = Self.reference[entry].numbers
        var random = SeededRandom(seed: Self.reference[entry].seed)
        #expect(expected.map { _ in random.next() } == expected)
    }

    @Test func uniformTakesTheUpperBits() {
        var random = SeededRandom(seed: 7)
        let found = (0..<3).map { _ in random.uniform() }
        #expect(found == [0.7005764821796896, 0.2787512294737843, 0.8396274618764198])
    }

    @Test func belowIsEvenAndInRange() {
        var random = SeededRandom(seed: 1)
        var counts = [Int](repeating: 0, count: 6)
        for _ in 0..<60_000 { counts[random.below(6)] += 1 }
        // Standard deviation of a count: √(60000 · 1/6 · 5/6) ≈ 91.
        #expect(counts.allSatisfy { abs($0 - 10_000) < 500 }, "\(counts)")
        #expect(random.below(1) == 0)
        #expect(random.below(0) == 0)
        #expect(random.below(-3) == 0)
    }

    @Test func normalHasMeanZeroAndVarianceOne() {
        var random = SeededRandom(seed: 2)
        let values = (0..<50_000).map { _ in random.normal() }
        let mean = values.reduce(0, +) / 50_000
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 50_000
        let kurtosis = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) * ($1 - mean) } / 50_000
        #expect(abs(mean) < 0.03)
        #expect(abs(variance - 1) < 0.04)
        #expect(abs(kurtosis - 3) < 0.3)
    }

    @Test func permutationsAreEvenlyDrawn() {
        var random = SeededRandom(seed: 3)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<6000 { counts[random.permutation(3), default: 0] += 1 }
        #expect(counts.count == 6)
        #expect(counts.values.allSatisfy { abs($0 - 1000) < 150 }, "\(counts)")
        #expect(random.permutation(1000).sorted() == Array(0..<1000))
        #expect(random.permutation(0) == [])
    }
}
