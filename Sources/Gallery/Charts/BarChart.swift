import Templating

/// Values by name: bars for one series, and for several a row of marks each, which compare better than bars.
public struct BarChart: Chart {
    public struct Series: Sendable, Equatable {
        public var name: String
        /// One for each category; not finite where there is none.
        public var values: [Double]

        public init(_ name: String, _ values: [Double]) {
            self.name = name
            self.values = values
        }
    }

    public static let kind = "bar"
    public static let summary = "Values by name, as bars or, for several series, as marks in rows: mAP by class."

    public var frame: ChartFrame
    /// What the categories are: "Class".
    public var categoryTitle: String
    public var categories: [String]
    public var axis: ChartAxis
    public var series: [Series]

    public init(
        _ frame: ChartFrame, categoryTitle: String, categories: [String], axis: ChartAxis, series: [Series]
    ) {
        self.frame = frame
        self.categoryTitle = categoryTitle
        self.categories = categories
        self.axis = axis
        self.series = series
    }

    private func value(_ series: Series, _ row: Int) -> Double {
        series.values.indices.contains(row) && axis.shows(series.values[row]) ? series.values[row] : .nan
    }

    private var values: [Double] {
        series.flatMap { series in categories.indices.map { value(series, $0) } }.filter(\.isFinite)
    }

    public var hasData: Bool { !values.isEmpty }

    public var inWords: String {
        let lines = series.map { series -> String in
            let rows = categories.indices.filter { value(series, $0).isFinite }
            let name = self.series.count > 1 ? "\(series.name): " : ""
            guard let most = rows.max(by: { value(series, $0) < value(series, $1) }),
                let least = rows.min(by: { value(series, $0) < value(series, $1) })
            else { return "\(name)no data" }
            return "\(name)most \(axis.format.text(value(series, most))) for \(categories[most]), "
                + "least \(axis.format.text(value(series, least))) for \(categories[least])"
        }
        return "Bar chart of \(axis.title) by \(categoryTitle). \(lines.joined(separator: "; "))."
    }

    private static let rowHeight = 21.0

    public func drawing() -> TemplateValue {
        let names = categories.map { TextWidth.fitting($0, 130) }
        let isBars = series.count == 1
        let widest = values.map { TextWidth.of(axis.format.text($0)) }.max() ?? 0
        let scale = AxisScale(axis, values: values, ticks: 4, rounded: true, fromZero: true)
        let lastTick = scale.ticks.last.map { TextWidth.of(scale.label($0, axis.format)) / 2 } ?? 0
        let bottom = 6 + Self.rowHeight * Double(categories.count)
        let area = PlotArea(
            left: (names.map { TextWidth.of($0) }.max() ?? 0) + 12,
            right: PlotArea.width - max(isBars ? widest + 8 : 8, lastTick + 2), top: 6, bottom: bottom)
        return [
            "height": PlotArea.value(bottom + 42), "area": area.frame, "title": .string(frame.title),
            "xTitle": .string(axis.title), "xTitleX": PlotArea.value((area.left + area.right) / 2),
            "xTitleY": PlotArea.value(bottom + 35), "zero": PlotArea.value(area.x(scale.position(0) ?? 0)),
            "xTicks": .list(
                scale.ticks.compactMap { tick in
                    guard let share = scale.position(tick) else { return nil }
                    return [
                        "at": PlotArea.value(area.x(share)), "textY": PlotArea.value(bottom + 17),
                        "label": .string(scale.label(tick, axis.format)),
                    ]
                }),
            "rows": .list(categories.indices.map { row($0, names[$0], area, scale) }),
            "marks": .list(isBars ? [] : series.indices.map { marks($0, area, scale) }),
            "hasKey": .bool(!isBars), "key": ChartKey.value(series.map(\.name), lettered: false, lines: false),
        ]
    }

    private func middle(_ row: Int, _ area: PlotArea) -> Double { area.top + (Double(row) + 0.5) * Self.rowHeight }

    private func row(_ row: Int, _ name: String, _ area: PlotArea, _ scale: AxisScale) -> TemplateValue {
        let middle = middle(row, area)
        let single = series.count == 1 ? value(series[0], row) : .nan
        let zero = area.x(min(max(scale.position(0) ?? 0, 0), 1))
        let end = scale.position(single).map { area.x(min(max($0, 0), 1)) }
        return [
            "name": .string(name), "nameX": PlotArea.value(area.left - 8), "textY": PlotArea.value(middle + 4.3),
            "middle": PlotArea.value(middle), "hasGuide": .bool(series.count > 1), "hasBar": .bool(end != nil),
            "barX": PlotArea.value(min(zero, end ?? zero)), "barY": PlotArea.value(middle - 6.5),
            "barWidth": PlotArea.value(abs((end ?? zero) - zero)), "barHeight": "13",
            "value": .string(series.count == 1 ? axis.format.text(single) : ""),
            "valueX": PlotArea.value(max(zero, end ?? zero) + 5),
        ]
    }

    private func marks(_ index: Int, _ area: PlotArea, _ scale: AxisScale) -> TemplateValue {
        let path = categories.indices.compactMap { row -> String? in
            guard let share = scale.position(value(series[index], row)), (0...1).contains(share) else { return nil }
            return Marker.path(index, area.x(share), middle(row, area))
        }
        return ["style": ChartKey.style(index), "path": .string(path.joined())]
    }

    public func table() -> ChartTable {
        ChartTable(
            caption: "\(frame.title): \(axis.title) by \(categoryTitle)",
            columns: [categoryTitle] + (series.count == 1 ? [axis.title] : series.map(\.name)),
            rows: categories.indices.map { row in [categories[row]] + series.map { axis.format.text(value($0, row)) } })
    }
}
