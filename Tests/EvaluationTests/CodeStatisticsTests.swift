import Arrays
import Evaluation
import Testing

@Suite struct CodeStatisticsTests {
    /// Bits 0 and 1 always equal, bit 2 always 1, the others never set: 00000100, 00000111, 00000111, 00000100.
    @Test func workedByHand() throws {
        let statistics = CodeStatistics(try PackedCodes(count: 4, bits: 8, bytes: [4, 7, 7, 4]))
        #expect(statistics.onesPerBit == [0.5, 0.5, 1, 0, 0, 0, 0, 0])
        #expect(statistics.entropyPerBit == [1, 1, 0, 0, 0, 0, 0, 0])
        #expect(statistics.uniqueCodes == 2)
        #expect(statistics.largestBucket == 2)
        #expect(statistics.codeEntropy == 1)
        #expect(statistics.meanAbsoluteCorrelation == 1)
    }

    @Test func oppositeBitsCorrelateToo() throws {
        let statistics = CodeStatistics(try PackedCodes(count: 2, bits: 8, bytes: [1, 2]))
        #expect(statistics.meanAbsoluteCorrelation == 1)
    }

    @Test func noCodes() throws {
        let statistics = CodeStatistics(try PackedCodes(count: 0, bits: 8, bytes: []))
        #expect(statistics.uniqueCodes == 0 && statistics.codeEntropy == 0)
        #expect(statistics.onesPerBit == [Double](repeating: 0, count: 8))
    }

    @Test func onesAgreeWithTheCodes() throws {
        let codes = try NumPyTests.problem().databaseCodes
        #expect(CodeStatistics(codes).onesPerBit == codes.onesPerBit().map { Double($0) / 500 })
    }
}
