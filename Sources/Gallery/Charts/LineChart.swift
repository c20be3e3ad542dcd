import Templating

/// Values along a measured axis, one line a series. Values that are not finite leave a gap.
public struct LineChart: Chart {
    public struct Series: Sendable, Equatable {
        public var name: String
        public var points: [Point]

        public init(_ name: String, _ points: [Point]) {
            self.name = name
            self.points = points
        }

        public init(_ name: String, _ points: [(Double, Double)]) {
            self.init(name, points.map { Point(x: $0.0, y: $0.1) })
        }
    }

    public struct Point: Sendable, Equatable {
        public var x: Double
        public var y: Double

        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    public static let kind = "line"
    public static let summary = "Values along a measured axis, one line a series: precision at N, a loss by epoch."

    public var frame: ChartFrame
    public var x: ChartAxis
    public var y: ChartAxis
    public var series: [Series]
    public var references: [ChartReference]

    public init(
        _ frame: ChartFrame, x: ChartAxis, y: ChartAxis, series: [Series], references: [ChartReference] = []
    ) {
        self.frame = frame
        self.x = x
        self.y = y
        self.series = series
        self.references = references
    }

    public var hasData: Bool { series.contains { !visible($0).isEmpty } }

    private func visible(_ series: Series) -> [Point] {
        series.points.filter { x.shows($0.x) && y.shows($0.y) }
    }

    public var inWords: String {
        let lines = series.map { series -> String in
            let points = visible(series)
            let name = self.series.count > 1 ? "\(series.name): " : ""
            guard let first = points.first, let last = points.last else { return "\(name)no data" }
            let start = "\(y.format.text(first.y)) at \(x.format.text(first.x))"
            return points.count == 1
                ? "\(name)\(start)" : "\(name)from \(start) to \(y.format.text(last.y)) at \(x.format.text(last.x))"
        }
        return "Line chart of \(y.title) by \(x.title). \(lines.joined(separator: "; "))."
    }

    public func drawing() -> TemplateValue {
        let names = series.map(\.name)
        let labels = ChartKey.labels(names)
        let points = series.flatMap(visible)
        let levels = references.map(\.value)
        let axes = Axes(
            xAxis: x, yAxis: y, x: AxisScale(x, values: points.map(\.x), ticks: 5, rounded: false),
            y: AxisScale(y, values: points.map(\.y) + levels, ticks: 5, rounded: true), height: 240,
            right: Axes.room(for: labels + references.map(\.label)))
        let ends = series.map { series in
            visible(series).last { axes.point($0.x, $0.y) != nil }.flatMap { axes.point($0.x, $0.y) }
        }
        let named = labels.indices.filter { ends[$0] != nil && !labels[$0].isEmpty }
        let wanted = named.compactMap { ends[$0]?.y } + levels.map { axes.height($0) ?? axes.area.bottom }
        let places = LabelPlacement.spread(
            wanted, gap: PlotArea.lineHeight, in: axes.area.top...axes.area.bottom)
        let lettered = ChartKey.needsKey(names)
        return [
            "height": "240", "axes": axes.value, "hasKey": .bool(lettered),
            "key": ChartKey.value(names, lettered: lettered, lines: true),
            "references": axes.lines(references, places: Array(places.suffix(references.count))),
            "series": .list(
                series.indices.map { index in
                    let end = ends[index]
                    let place = named.firstIndex(of: index).map { places[$0] }
                    return [
                        "style": ChartKey.style(index), "line": .string(line(series[index], axes)),
                        "markers": .string(markers(series[index], index, axes)), "label": .string(labels[index]),
                        "hasLabel": .bool(place != nil),
                        "labelX": PlotArea.value((end?.x ?? axes.area.right) + 9),
                        "labelY": PlotArea.value((place ?? 0) + 4.3),
                    ]
                }),
        ]
    }

    private func line(_ series: Series, _ axes: Axes) -> String {
        var path = ""
        var isDown = false
        for point in series.points {
            guard x.shows(point.x), y.shows(point.y), let at = axes.point(point.x, point.y) else {
                isDown = false
                continue
            }
            path += "\(isDown ? "L" : "M")\(PlotArea.text(at.x)) \(PlotArea.text(at.y))"
            isDown = true
        }
        return path
    }

    /// On every point where they are few; otherwise spaced out, so that a curve stays a curve.
    private func markers(_ series: Series, _ index: Int, _ axes: Axes) -> String {
        let places = visible(series).compactMap { axes.point($0.x, $0.y) }
        let gap = places.count <= 20 ? 0 : axes.area.width / 6
        var path = ""
        var last: (x: Double, y: Double)?
        for (position, at) in places.enumerated() {
            let isLast = position == places.count - 1
            if let last, !isLast, gap > 0, abs(at.x - last.x) + abs(at.y - last.y) < gap { continue }
            path += Marker.path(index, at.x, at.y)
            last = at
        }
        return path
    }

    public func table() -> ChartTable {
        var columns: [[Double: Double]] = []
        for series in series { columns.append(Dictionary(series.points.map { ($0.x, $0.y) }) { $1 }) }
        let places = Set(series.flatMap { $0.points.map(\.x) }.filter(\.isFinite)).sorted()
        return ChartTable(
            caption: "\(frame.title): \(y.title) by \(x.title)",
            columns: [x.title] + (series.count == 1 ? [y.title] : series.map(\.name)),
            rows: places.map { place in [x.format.text(place)] + columns.map { y.format.text($0[place] ?? .nan) } })
    }
}
