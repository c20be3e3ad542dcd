import Foundation

/// An axis fitted to data: where values lie and where the ticks are.
package struct AxisScale: Sendable, Equatable {
    package var low: Double
    package var high: Double
    package var isLogarithmic = false
    package var ticks: [Double]
    /// Between neighbouring ticks; for a logarithmic axis each tick's own size takes its place.
    package var step: Double

    /// - Parameters:
    ///   - values: those to be shown; ones that the axis cannot show are passed over.
    ///   - ticks: about how many.
    ///   - rounded: whether the ends move outwards to ticks.
    ///   - fromZero: whether zero is shown whatever the data.
    package init(_ axis: ChartAxis, values: some Sequence<Double>, ticks: Int, rounded: Bool, fromZero: Bool = false) {
        var low = Double.infinity
        var high = -Double.infinity
        for value in values where axis.shows(value) {
            low = min(low, value)
            high = max(high, value)
        }
        if low > high { (low, high) = axis.scale == .linear ? (0, 1) : (1, 10) }
        if let range = axis.range { (low, high) = (range.lowerBound, range.upperBound) }
        if axis.scale == .logarithmic, low > 0 {
            self.init(logarithmic: low, high == low ? low * 10 : high)
            return
        }
        if fromZero { (low, high) = (min(low, 0), max(high, 0)) }
        if low == high { (low, high) = low == 0 ? (0, 1) : (low - abs(low) / 2, high + abs(high) / 2) }
        var step = Self.niceStep((high - low) / Double(max(1, ticks)))
        if axis.format == .count { step = max(1, step) }
        if rounded, axis.range == nil {
            (low, high) = ((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
        }
        self.init(low: low, high: high, ticks: Self.multiples(of: step, low, high), step: step)
    }

    private init(low: Double, high: Double, ticks: [Double], step: Double) {
        self.low = low
        self.high = high
        self.ticks = ticks
        self.step = step
    }

    /// Powers of ten; where there are fewer than three, twice and five times as well.
    private init(logarithmic low: Double, _ high: Double) {
        let first = Int(log10(low).rounded(.down))
        let last = Int(log10(high).rounded(.up))
        let stride = max(1, (last - first + 7) / 8)
        let isShort = log10(high / low) < 2.5
        var ticks: [Double] = []
        for power in Swift.stride(from: first, through: last, by: stride) {
            for digit in isShort ? [1.0, 2, 5] : [1.0] {
                let tick = power < 0 ? digit / pow(10, Double(-power)) : digit * pow(10, Double(power))
                if tick >= low * 0.999999, tick <= high * 1.000001 { ticks.append(tick) }
            }
        }
        self.init(low: low, high: high, ticks: ticks, step: 0)
        isLogarithmic = true
    }

    /// 1, 2 or 5 times a power of ten, near `rough` (Heckbert, Nice numbers for graph labels, 1990).
    package static func niceStep(_ rough: Double) -> Double {
        guard rough > 0, rough.isFinite else { return 1 }
        let exponent = log10(rough).rounded(.down)
        let fraction = rough / pow(10, exponent)
        let nice = fraction < 1.5 ? 1.0 : fraction < 3 ? 2 : fraction < 7 ? 5 : 10
        return exponent < 0 ? nice / pow(10, -exponent) : nice * pow(10, exponent)
    }

    private static func multiples(of step: Double, _ low: Double, _ high: Double) -> [Double] {
        let slack = (high - low) * 1e-9
        let first = ((low - slack) / step).rounded(.up)
        let last = ((high + slack) / step).rounded(.down)
        guard first.isFinite, last.isFinite, last - first < 100, last >= first else { return [] }
        return (0...Int(last - first)).map { (first + Double($0)) * step }
    }

    /// 0 at the low end, 1 at the high one; nil for what the axis cannot show.
    package func position(_ value: Double) -> Double? {
        guard value.isFinite, abs(value) < 1e300, !isLogarithmic || value > 0 else { return nil }
        let share = isLogarithmic ? log(value / low) / log(high / low) : (value - low) / (high - low)
        return share.isFinite ? share : nil
    }

    package func label(_ tick: Double, _ format: ChartFormat) -> String {
        format.tick(tick, step: isLogarithmic ? tick : step)
    }
}
