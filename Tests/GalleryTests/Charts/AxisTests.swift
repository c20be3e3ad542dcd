import Gallery
import Testing

@Suite struct AxisTests {
    private func scale(
        _ values: [Double], ticks: Int = 5, rounded: Bool = true, fromZero: Bool = false,
        format: ChartFormat = .fixed(3),
        log: Bool = false, range: ClosedRange<Double>? = nil
    ) -> AxisScale {
        let axis = ChartAxis("x", format: format, scale: log ? .logarithmic : .linear, range: range)
        return AxisScale(axis, values: values, ticks: ticks, rounded: rounded, fromZero: fromZero)
    }

    private func labels(_ scale: AxisScale, _ format: ChartFormat = .fixed(3)) -> [String] {
        scale.ticks.map { scale.label($0, format) }
    }

    /// Heckbert's limits: below 1.5 → 1, 3 → 2, 7 → 5, otherwise 10.
    @Test(arguments: [
        (1.0, 1.0), (1.49, 1), (1.5, 2), (2.99, 2), (3, 5), (6.99, 5), (7, 10), (0.14, 0.1), (0.02, 0.02), (1234, 1000),
        (31, 50),
        (0, 1), (.infinity, 1),
    ])
    func niceSteps(rough: Double, expected: Double) {
        #expect(AxisScale.niceStep(rough) == expected)
    }

    /// 0.207…0.312 in fives: 0.021 → steps of 0.02, from 0.2 to 0.32.
    @Test func endsMoveOutToTicks() {
        #expect(labels(scale([0.207, 0.312])) == ["0.20", "0.22", "0.24", "0.26", "0.28", "0.30", "0.32"])
        let tight = scale([0.207, 0.312], rounded: false)
        #expect(labels(tight) == ["0.22", "0.24", "0.26", "0.28", "0.30"])
        #expect(tight.position(0.207) == 0)
        #expect(tight.position(0.312) == 1)
    }

    @Test func rangesAreKept() {
        let unit = scale([0.3, 0.4], range: 0...1)
        #expect(labels(unit) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
        #expect(labels(unit, .percent(1)) == ["0%", "20%", "40%", "60%", "80%", "100%"])
        #expect(unit.position(0.25) == 0.25)
    }

    @Test func zeroAndNegativeValues() {
        #expect(labels(scale([3, 7], fromZero: true), .count) == ["0", "1", "2", "3", "4", "5", "6", "7"])
        #expect(labels(scale([-0.37, 0.81])) == ["-0.4", "-0.2", "0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    }

    @Test func wholeNumbersHaveNoFractions() {
        #expect(labels(scale([1, 3], rounded: false, format: .count), .count) == ["1", "2", "3"])
        #expect(
            labels(scale([0, 60000], format: .count), .count) == [
                "0", "10\u{202F}000", "20\u{202F}000", "30\u{202F}000", "40\u{202F}000", "50\u{202F}000",
                "60\u{202F}000",
            ])
    }

    @Test func logarithms() {
        let wide = scale([1, 60000], rounded: false, format: .count, log: true)
        #expect(labels(wide, .count) == ["1", "10", "100", "1000", "10\u{202F}000"])
        #expect(wide.position(1) == 0)
        #expect(wide.position(60000) == 1)
        // log 245 / log 60000 by hand: 5.50126 / 11.00210.
        #expect(abs((wide.position(245) ?? 0) - 0.500019) < 1e-5)
        #expect(wide.position(0) == nil)
        #expect(labels(scale([1, 100], rounded: false, log: true)) == ["1", "2", "5", "10", "20", "50", "100"])
        #expect(
            labels(scale([0.001, 1000], rounded: false, log: true)) == [
                "0.001", "0.01", "0.1", "1", "10", "100", "1000",
            ])
        #expect(scale([1e-30, 1e30], rounded: false, log: true).ticks.count <= 9)
    }

    @Test func oneValueAndNone() {
        #expect(scale([5]).low < 5 && scale([5]).high > 5)
        #expect(scale([0]).ticks.contains(0))
        #expect(scale([]).position(0.5) == 0.5)
        #expect(scale([.nan, .infinity, 1e308]).position(0.5) == 0.5)
        #expect(scale([7], log: true).position(7) == 0)
    }

    @Test(arguments: [(2.5e-7, 1e-8, "2.5e-7"), (3e9, 1e9, "3e9"), (0, 1e-8, "0"), (-4e8, 1e8, "-4e8")])
    func extremeTicksAreShort(value: Double, step: Double, expected: String) {
        #expect(ChartFormat.fixed(2).tick(value, step: step) == expected)
    }

    /// Whatever the data, there are some ticks but not many, within the ends and ascending.
    @Test func ticksAreReasonableForAnyData() {
        var checked = 0
        for exponent in stride(from: -250.0, through: 250, by: 7) {
            for (low, high) in [(1.0, 1.0001), (1, 2), (-3, 9), (0, 7.7), (1, 1e9)] {
                let factor = Double("1e\(Int(exponent))") ?? 1
                let fitted = scale([low * factor, high * factor])
                #expect((1...20).contains(fitted.ticks.count), "\(low) \(high) \(exponent)")
                #expect(zip(fitted.ticks, fitted.ticks.dropFirst()).allSatisfy { $0 < $1 })
                #expect(fitted.ticks.allSatisfy { (-1e-6...1 + 1e-6).contains(fitted.position($0) ?? -1) })
                checked += 1
            }
        }
        #expect(checked == 360)
    }
}
