import Arrays
import Core
import Evaluation
import Testing

/// Eight codes of eight bits, of which bits 2 and 4 never change. The values are NumPy's: `corrcoef`, and entropies of
/// the joint counts.
@Suite struct BitTests {
    static let bytes: [UInt8] = [0x53, 0x1B, 0x53, 0xD1, 0x9B, 0x53, 0x1A, 0xF1]
    let codes: PackedCodes
    let correlations: BitCorrelations

    init() throws {
        codes = try PackedCodes(count: 8, bits: 8, bytes: Self.bytes)
        correlations = BitCorrelations(codes)
    }

    @Test func correlationsAreNumPys() {
        let first = [
            1, -0.218217890235992, .nan, -0.487950036474266, .nan, 0.142857142857143, 0.487950036474266,
            0.29277002188456,
        ]
        for (bit, expected) in first.enumerated() {
            let value = correlations.value(0, bit)
            #expect(expected.isNaN ? value.isNaN : close(value, expected), "bit \(bit)")
            #expect(correlations.value(bit, 0).bitPattern == value.bitPattern)
        }
        #expect(correlations.shares == [0.875, 0.75, 0, 0.375, 1, 0.125, 0.625, 0.375])
        #expect(correlations.value(3, 3) == 1 && correlations.value(2, 2).isNaN)
        #expect(close(CodeStatistics(codes).meanAbsoluteCorrelation, 0.4087336930473847))
    }

    @Test func strongestPairsComeFirst() {
        let pairs = correlations.strongestPairs(3)
        #expect(pairs.map(\.first) == [3, 1, 1] && pairs.map(\.second) == [6, 7, 5])
        #expect(zip(pairs, [-1, -0.74535599249993, -0.654653670707977]).allSatisfy { close($0.value, $1) })
        #expect(correlations.strongest(of: 6)?.second == 3)
        #expect(correlations.strongest(of: 2) == nil)
        // 6 bits change: 15 pairs.
        #expect(correlations.strongestPairs(100).count == 15)
    }

    @Test func groupsOfBits() {
        let means = correlations.meanSizes(groupsOf: 4)
        let expected = [[0.3844605074034056, 0.4589152387194512], [0.4589152387194512, 0.28246224167516437]]
        #expect(means.count == 2)
        for (row, other) in zip(means, expected) {
            for (value, wanted) in zip(row, other) { #expect(close(value, wanted)) }
        }
        // A bit with itself is no pair.
        #expect(
            correlations.meanSizes(groupsOf: 1).indices.allSatisfy { correlations.meanSizes(groupsOf: 1)[$0][$0].isNaN }
        )
        #expect(correlations.meanSizes(groupsOf: 3).map(\.count) == [3, 3, 3])
    }

    @Test func informationOnTheClass() throws {
        let labels = try LabelMatrix(single: [0, 1, 0, 2, 1, 0, 1, 2], classes: 3)
        let separation = BitSeparation(codes, labels: labels)
        #expect(separation.isSingle)
        let expected = [
            0.19920350542916299, 0.8112781244591329, 0, 0.9544340029249652, 0, 0.2935644431995965, 0.9544340029249652,
            0.6100730651545316,
        ]
        for (found, wanted) in zip(separation.information, expected) {
            #expect(close(found.value, wanted) && found.label == nil)
        }
        // Bit 7 is set by one of three of class 1, by both of class 2, and by none of class 0.
        let extremes = try #require(separation.extremes(of: 7))
        #expect(extremes.most == (2, 1) && extremes.least == (0, 0))
        #expect(separation.ones[1] == [2, 3, 0, 3, 3, 0, 0, 1])
    }

    @Test func informationOnOneOfSeveralLabels() throws {
        let values: [[UInt8]] = [
            [1, 0, 1], [0, 1, 0], [1, 0, 0], [0, 0, 0], [0, 1, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1],
        ]
        let separation = BitSeparation(
            codes, labels: try LabelMatrix(rows: 8, classes: 3, values: values.flatMap { $0 }))
        #expect(!separation.isSingle && separation.rows == [3, 3, 3])
        #expect(close(separation.information[3].value, 0.954434002924965) && separation.information[3].label == 1)
        #expect(close(separation.information[5].value, 0.19920350542916299) && separation.information[5].label == 2)
        #expect(close(separation.information[7].value, 0.34758988139079716) && separation.information[7].label == 0)
    }

    /// An image without labels is of a class of its own, so that the bit is not said to tell less than it does.
    @Test func imagesWithoutLabelCount() throws {
        let two = try PackedCodes(count: 2, bits: 8, bytes: [0, 1])
        let labels = try LabelMatrix(rows: 2, classes: 1, values: [0, 1])
        #expect(BitSeparation(two, labels: labels).information[0].value == 1)
        let none = BitSeparation(two, labels: try LabelMatrix(rows: 2, classes: 1, values: [0, 0]))
        #expect(none.information[0].value == 0 && none.extremes(of: 0) == nil)
    }

    /// The difference of the means with and without bit 3, by NumPy: -1/3, 0.4, 0, 1, 0, -0.2, -1, -1/15.
    @Test func exemplarsLieFurthest() throws {
        let exemplars = try #require(BitExemplars(correlations, bit: 3))
        let scores = [
            -0.933333333333333, 1.066666666666667, -0.933333333333333, -1.4, 1, -0.933333333333333, 1.4, -1.6,
        ]
        for (row, score) in scores.enumerated() { #expect(close(exemplars.score(codes.code(row)), score)) }
        let found = exemplars.furthest(codes, rows: Array(0..<8), count: 4)
        #expect(found.set == [6, 1, 4] && found.unset == [7, 3, 0, 2])
        #expect(exemplars.furthest(codes, rows: [5, 4], count: 2).unset == [5])
        #expect(BitExemplars(correlations, bit: 2) == nil && BitExemplars(correlations, bit: 4) == nil)
    }

    @Test func buckets() {
        let buckets = CodeBuckets(codes)
        #expect(buckets.count == 8 && buckets.distinct == 6 && buckets.shared == [[0, 2, 5]] && buckets.colliding == 3)
        let sizes = buckets.bySize()
        #expect(sizes.map(\.sizes) == [1...1, 3...4])
        #expect(sizes.map(\.buckets) == [5, 1] && sizes.map(\.rows) == [5, 3])
    }

    @Test func bucketsInOrder() throws {
        let found = CodeBuckets(try PackedCodes(count: 7, bits: 8, bytes: [9, 5, 9, 5, 7, 1, 1]))
        #expect(found.shared == [[0, 2], [1, 3], [5, 6]] && found.distinct == 4)
    }

    @Test func noCodes() throws {
        let none = try PackedCodes(count: 0, bits: 8, bytes: [])
        #expect(CodeBuckets(none).bySize().isEmpty && BitCorrelations(none).strongestPairs(5).isEmpty)
        let labels = try LabelMatrix(rows: 0, classes: 2, values: [])
        #expect(BitSeparation(none, labels: labels).information.allSatisfy { $0.value == 0 })
    }

    /// Columns of words, with rows beyond the first word, against counting bit by bit.
    @Test func correlationsAgreeWithCountingBitByBit() throws {
        let codes = try NumPyTests.problem().databaseCodes
        let found = BitCorrelations(codes)
        func mean(_ value: (Int) -> Bool) -> Double {
            Double((0..<codes.count).count(where: value)) / Double(codes.count)
        }
        for (first, second) in [(0, 1), (2, 9), (5, 12)] {
            let (p, q) = (mean { codes.bit(first, of: $0) }, mean { codes.bit(second, of: $0) })
            let both = mean { codes.bit(first, of: $0) && codes.bit(second, of: $0) }
            let expected = (both - p * q) / (p * (1 - p) * q * (1 - q)).squareRoot()
            #expect(close(found.value(first, second), expected) || expected.isNaN)
        }
    }

    /// 60 000 codes of 48 bits: all pairs of bits at once, each bit against the labels, and the buckets take less than a
    /// quarter of the pairs counted bit by bit.
    @Test func manyCodesAreQuick() throws {
        var random = SeededRandom(seed: 3)
        let bytes = (0..<60_000 * 6).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let many = try PackedCodes(count: 60_000, bits: 48, bytes: bytes)
        let labels = try LabelMatrix(single: (0..<60_000).map { _ in random.below(10) }, classes: 10)
        let clock = ContinuousClock()
        var ratios: [Double] = []
        for _ in 0..<5 {
            let quick = clock.measure {
                _ = BitCorrelations(many)
                _ = BitSeparation(many, labels: labels)
                _ = CodeBuckets(many)
            }
            var both = 0
            let plain = clock.measure {
                for first in 0..<42 {
                    for second in 42...47 {
                        both += (0..<many.count).count { many.bit(first, of: $0) && many.bit(second, of: $0) }
                    }
                }
            }
            #expect(both > 0)
            ratios.append(quick / plain)
        }
        print("60 000 × 48 bits, against 252 of 1 128 pairs counted bit by bit:", ratios)
        #expect(ratios.contains { $0 < 1 })
    }
}
