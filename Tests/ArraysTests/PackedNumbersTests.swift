import Arrays
import Core
import Foundation
import Testing

@Suite struct PackedNumbersTests {
    @Test func eachRowHasItsOwnScale() throws {
        // 2 / 127 a step: 1 is 63.5 steps, 0.5 is 31.75. The second row's largest is 0.25.
        let packed = try PackedNumbers([1, -2, 0.5, 0.25, -0.125, 0], rows: 2, as: .int8)
        #expect([UInt8](packed.values) == [64, UInt8(bitPattern: -127), 32, 127, UInt8(bitPattern: -64), 0])
        let scales = try #require(packed.scales)
        #expect(scales.count == 8)
        #expect(packed.bytes == 14 && packed.columns == 3)
        let step = Double(Float(2.0 / 127))
        #expect(packed.numbers[0] == Double(Float(64 * step)) && packed.numbers[1] == Double(Float(-127 * step)))
    }

    @Test(arguments: [(PackedNumbers.Precision.int8, 127.0), (.int16, 32767.0)])
    func unpackedNumbersAreWithinHalfAStep(_ type: PackedNumbers.Precision, _ most: Double) throws {
        var random = SeededRandom(seed: 5)
        let numbers = (0..<40 * 25).map { random.normal() * pow(10, Double($0 / 25 % 7) - 3) }
        let found = try PackedNumbers(numbers, rows: 40, as: type).numbers
        for row in 0..<40 {
            let span = row * 25..<(row + 1) * 25
            let step = (numbers[span].map(abs).max() ?? 0) / most
            let furthest = span.map { abs(found[$0] - numbers[$0]) }.max() ?? .infinity
            #expect(furthest <= step * 0.501, "row \(row)")
            // Not all of them exact: something was rounded.
            #expect(furthest > step * 0.2, "row \(row)")
        }
    }

    @Test func rowsOfZerosStayZero() throws {
        let packed = try PackedNumbers([0, 0, 1e-44, 3], rows: 2, as: .int8)
        #expect(packed.numbers[0] == 0 && packed.numbers[1] == 0 && packed.numbers[3] == 3)
    }

    @Test func floatsAreKept() throws {
        #expect(try PackedNumbers([0.1, -7], rows: 1, as: .float32).numbers == [Double(Float(0.1)), -7])
        #expect(try PackedNumbers([0.1, -7], rows: 2, as: .float64).numbers == [0.1, -7])
        // 1 is 0x3F800000, least significant byte first.
        #expect(try [UInt8](PackedNumbers([1], rows: 1, as: .float32).values) == [0, 0, 0x80, 0x3F])
    }

    @Test func jsonHoldsBase64() throws {
        let json = try JSON.encode(PackedNumbers([1], rows: 1, as: .float32), pretty: false)
        #expect(
            String(decoding: json, as: UTF8.self) == #"{"columns":1,"rows":1,"type":"float32","values":"AACAPw=="}"#
                + "\n")
    }

    @Test func whatIsNoMatrixIsRefused() {
        #expect(throws: Diagnostic.self) { try PackedNumbers([1, 2, 3], rows: 2, as: .int8) }
        #expect(throws: Diagnostic.self) { try PackedNumbers([], rows: 0, as: .int8) }
        #expect(throws: Diagnostic.self) { try PackedNumbers([.nan], rows: 1, as: .int8) }
    }
}
