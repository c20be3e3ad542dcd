import Foundation
import Templating
import Testing

@Suite struct FormatTests {
    /// Expected texts are those of Python's `format(value, ".nf")`, which rounds the exact binary value.
    @Test(arguments: [
        (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.675, 2, "2.67"), (0.5634, 3, "0.563"), (1, 3, "1.000"),
        (-0.0004, 3, "0.000"), (-0.0006, 3, "-0.001"), (1e15, 1, "1000000000000000.0"), (12.5, 0, "12"), (0, 0, "0"),
        (.nan, 3, "–"), (-.infinity, 3, "–"),
    ])
    func fixed(value: Double, decimals: Int, expected: String) {
        #expect(Format.fixed(value, decimals) == expected)
    }

    /// Against C: numbers as pages have them, halves that round to even, and their neighbours.
    @Test func fixedRoundsAsCDoes() {
        var random = SystemRandomNumberGenerator()
        var values = (0..<20_000).map { _ in Double.random(in: 0...1, using: &random) }
        values += (0..<5_000).map { _ in Double.random(in: 0...2e9, using: &random) }
        values += (0..<2_000).flatMap { number -> [Double] in
            let half = Double(number) / 16
            return [half, half.nextUp, max(0, half.nextDown), Double(number) / 20_000, Double(number) / 2_000_000]
        }
        for (place, value) in values.enumerated() {
            let decimals = place % 8
            #expect(Format.fixed(value, decimals) == String(format: "%.\(decimals)f", value))
        }
    }

    @Test func theLargestNumberFits() {
        #expect(Format.fixed(-.greatestFiniteMagnitude, 17).count == 1 + 309 + 1 + 17)
        #expect(Format.fixed(0.1, 99) == "0.10000000000000001")
        #expect(Format.fixed(0.6, -4) == "1")
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1234, "1234"), (10000, "10\u{202F}000"), (-1_234_567, "-1\u{202F}234\u{202F}567"),
        (Int.min, "-9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808"),
    ])
    func thousands(value: Int, expected: String) {
        #expect(Format.thousands(value) == expected)
    }

    @Test func fractionsKeepTheirDigits() {
        #expect(Format.thousands(12345.678, 1) == "12\u{202F}345.7")
        #expect(Format.thousands(.nan, 1) == "–")
    }

    @Test func percentPaddedAndPlain() {
        #expect(Format.percent(0.5634) == "56.3%")
        #expect(Format.percent(1, 0) == "100%")
        #expect(Format.percent(.infinity) == "–")
        #expect(Format.padded(42, 5) == "00042")
        #expect(Format.padded(-42, 4) == "-0042")
        #expect(Format.padded(123456, 3) == "123456")
        #expect(Format.plain(3) == "3")
        #expect(Format.plain(0.1) == "0.1")
        #expect(Format.plain(1e300) == "1e+300")
    }
}
