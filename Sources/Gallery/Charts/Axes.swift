import Templating

/// Grid lines, ticks and titles of a chart with two measured sides.
struct Axes: Sendable {
    var xAxis: ChartAxis
    var yAxis: ChartAxis
    var x: AxisScale
    var y: AxisScale
    var area: PlotArea

    /// Room around the plot: above for the y axis's title, below for ticks and title, left for the widest tick.
    /// - Parameter right: room for labels beside the plot.
    init(xAxis: ChartAxis, yAxis: ChartAxis, x: AxisScale, y: AxisScale, height: Double, right: Double) {
        let widest = y.ticks.map { TextWidth.of(y.label($0, yAxis.format)) }.max() ?? 0
        let lastTick = x.ticks.last.map { TextWidth.of(x.label($0, xAxis.format)) / 2 } ?? 0
        self.xAxis = xAxis
        self.yAxis = yAxis
        self.x = x
        self.y = y
        area = PlotArea(
            left: widest + 10, right: PlotArea.width - max(right, lastTick + 2, 8),
            top: yAxis.title.isEmpty ? 10 : 28, bottom: height - (xAxis.title.isEmpty ? 22 : 40))
    }

    func point(_ x: Double, _ y: Double) -> (x: Double, y: Double)? {
        guard let across = self.x.position(x), let up = self.y.position(y) else { return nil }
        guard (-1e-9...1 + 1e-9).contains(across), (-1e-9...1 + 1e-9).contains(up) else { return nil }
        return (area.x(across), area.y(up))
    }

    var value: TemplateValue {
        [
            "area": area.frame, "xTitle": .string(xAxis.title), "yTitle": .string(yAxis.title),
            "xTitleX": PlotArea.value((area.left + area.right) / 2), "xTitleY": PlotArea.value(area.bottom + 35),
            "xTicks": .list(xTicks),
            "yTicks": .list(
                y.ticks.compactMap { tick in
                    guard let share = y.position(tick) else { return nil }
                    let at = area.y(share)
                    return [
                        "at": PlotArea.value(at), "textY": PlotArea.value(at + 4.3),
                        "textX": PlotArea.value(area.left - 6), "label": .string(y.label(tick, yAxis.format)),
                    ]
                }),
        ]
    }

    /// Ticks whose labels would touch the one before are drawn without.
    private var xTicks: [TemplateValue] {
        var taken = -Double.infinity
        return x.ticks.compactMap { tick in
            guard let share = x.position(tick) else { return nil }
            let at = area.x(share)
            let text = x.label(tick, xAxis.format)
            let half = TextWidth.of(text) / 2
            let fits = at - half > taken + 6
            if fits { taken = at + half }
            return [
                "at": PlotArea.value(at), "textY": PlotArea.value(area.bottom + 18),
                "end": PlotArea.value(area.bottom + 4),
                "label": .string(fits ? text : ""),
            ]
        }
    }
}

extension Axes {
    /// Room that labels right of the plot need, with a gap before them.
    static func room(for labels: [String]) -> Double {
        labels.map { $0.isEmpty ? 0 : TextWidth.of($0) + 14 }.max() ?? 0
    }

    /// Reference lines within the plot, each with its label right of it.
    /// - Parameter places: heights of the labels, in the references' order.
    func lines(_ references: [ChartReference], places: [Double]) -> TemplateValue {
        .list(
            zip(references, places).compactMap { reference, place in
                guard let at = height(reference.value) else { return nil }
                return [
                    "at": PlotArea.value(at), "label": .string(reference.label),
                    "labelX": PlotArea.value(area.right + 9), "labelY": PlotArea.value(place + 4.3),
                ]
            })
    }

    /// Where a level lies; nil outside the plot.
    func height(_ level: Double) -> Double? {
        guard let share = y.position(level), (-1e-9...1 + 1e-9).contains(share) else { return nil }
        return area.y(share)
    }
}

/// A level worth comparing with, drawn across the plot: chance, or perfect balance.
public struct ChartReference: Sendable, Equatable {
    public var value: Double
    public var label: String

    public init(_ value: Double, _ label: String) {
        self.value = value
        self.label = label
    }
}
