/// What is measured along one side of a chart.
public struct ChartAxis: Sendable, Equatable {
    public enum Scale: Sendable, Equatable { case linear, logarithmic }

    /// With its unit: "Hamming distance, bits".
    public var title: String
    public var format: ChartFormat
    public var scale: Scale
    /// Fixed ends, such as 0...1 for a precision; otherwise the data's.
    public var range: ClosedRange<Double>?

    public init(
        _ title: String, format: ChartFormat = .fixed(3), scale: Scale = .linear, range: ClosedRange<Double>? = nil
    ) {
        self.title = title
        self.format = format
        self.scale = scale
        self.range = range
    }

    /// Whether the axis can show a value at all.
    func shows(_ value: Double) -> Bool {
        value.isFinite && abs(value) < 1e300 && (scale == .linear || value > 0)
    }
}
