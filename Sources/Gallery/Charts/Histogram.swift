import Templating

/// How often values fall into bins: columns for one series, outlines for several.
public struct Histogram: Chart {
    public struct Series: Sendable, Equatable {
        public var name: String
        /// One for each bin.
        public var values: [Double]

        public init(_ name: String, _ values: [Double]) {
            self.name = name
            self.values = values
        }
    }

    public static let kind = "histogram"
    public static let summary =
        "How often values fall into bins: average precisions, distances, the balance of each bit."

    public var frame: ChartFrame
    public var x: ChartAxis
    public var y: ChartAxis
    /// Bin i reaches from edge i to edge i + 1; ascending.
    public var edges: [Double]
    public var series: [Series]
    public var references: [ChartReference]
    /// Bins that stand for one whole number each are named by it; others by their two ends.
    public var binsAreNumbers: Bool

    public init(
        _ frame: ChartFrame, x: ChartAxis, y: ChartAxis, edges: [Double], series: [Series],
        references: [ChartReference] = []
    ) {
        self.frame = frame
        self.x = x
        self.y = y
        self.edges = edges
        self.series = series
        self.references = references
        binsAreNumbers = false
    }

    /// One bin for each whole number from `first` on: distances, bits.
    public init(
        _ frame: ChartFrame, x: ChartAxis, y: ChartAxis, numbersFrom first: Int, series: [Series],
        references: [ChartReference] = []
    ) {
        let count = series.map(\.values.count).max() ?? 0
        let edges = count == 0 ? [] : (0...count).map { Double(first) + Double($0) - 0.5 }
        self.init(frame, x: x, y: y, edges: edges, series: series, references: references)
        binsAreNumbers = true
    }

    /// Counts of values in `bins` equal bins over a range; the upper end belongs to the last bin, and values that
    /// are not finite to none.
    public static func counts(_ values: some Sequence<Double>, in range: ClosedRange<Double>, bins: Int) -> [Double] {
        var counts = [Double](repeating: 0, count: max(1, bins))
        let width = range.upperBound - range.lowerBound
        for value in values where value.isFinite && range.contains(value) {
            let share = width > 0 ? (value - range.lowerBound) / width : 0
            counts[min(counts.count - 1, Int(share * Double(counts.count)))] += 1
        }
        return counts
    }

    /// The edges of equal bins.
    public static func edges(_ range: ClosedRange<Double>, bins: Int) -> [Double] {
        let count = max(1, bins)
        let width = range.upperBound - range.lowerBound
        return (0...count).map { range.lowerBound + width * Double($0) / Double(count) }
    }

    private var binCount: Int { max(0, edges.count - 1) }

    private func value(_ series: Series, _ bin: Int) -> Double {
        series.values.indices.contains(bin) && y.shows(series.values[bin]) ? series.values[bin] : .nan
    }

    private var hasEdges: Bool {
        zip(edges, edges.dropFirst()).allSatisfy { x.shows($0) && x.shows($1) && $0 < $1 }
    }

    public var hasData: Bool {
        hasEdges && series.contains { series in (0..<binCount).contains { value(series, $0).isFinite } }
    }

    public var inWords: String {
        let lines = series.map { series -> String in
            let name = self.series.count > 1 ? "\(series.name): " : ""
            let bins = (0..<binCount).filter { value(series, $0).isFinite }
            guard let most = bins.max(by: { value(series, $0) < value(series, $1) }) else { return "\(name)no data" }
            return "\(name)most \(y.format.text(value(series, most))) at \(label(most))"
        }
        return "Histogram of \(y.title) by \(x.title), \(binCount) bins. \(lines.joined(separator: "; "))."
    }

    private func label(_ bin: Int) -> String {
        if binsAreNumbers { return x.format.text((edges[bin] + edges[bin + 1]) / 2) }
        return "\(x.format.text(edges[bin])) to \(x.format.text(edges[bin + 1]))"
    }

    public func drawing() -> TemplateValue {
        let names = series.map(\.name)
        let lettered = ChartKey.needsKey(names)
        let values = series.flatMap { series in (0..<binCount).map { value(series, $0) } } + references.map(\.value)
        var across = x
        across.range = (edges.first ?? 0)...(edges.last ?? 1)
        let axes = Axes(
            xAxis: across, yAxis: y, x: AxisScale(across, values: [], ticks: 6, rounded: false),
            y: AxisScale(y, values: values, ticks: 4, rounded: true, fromZero: true), height: 220,
            right: Axes.room(for: references.map(\.label)))
        let places = LabelPlacement.spread(
            references.map { axes.height($0.value) ?? axes.area.bottom }, gap: PlotArea.lineHeight,
            in: axes.area.top...axes.area.bottom)
        let isColumns = series.count == 1 && axes.area.width / Double(max(1, binCount)) >= 3
        let labels = ChartKey.labels(names)
        let peaks = series.map { peak($0, axes) }
        return [
            "height": "220", "axes": axes.value, "hasKey": .bool(lettered),
            "key": ChartKey.value(names, lettered: lettered, lines: true),
            "references": axes.lines(references, places: places),
            "columns": .string(isColumns ? columns(series[0], axes) : ""), "isColumns": .bool(isColumns),
            "outlines": .list(
                isColumns
                    ? []
                    : series.indices.map { index in
                        let outline = outline(series[index], axes)
                        return [
                            "style": ChartKey.style(index), "line": .string(outline.line),
                            "fill": .string(outline.fill),
                            "label": .string(labels[index]),
                            "hasLabel": .bool(peaks[index] != nil && !labels[index].isEmpty),
                            "labelX": PlotArea.value(labelX(labels[index], peaks[index]?.x ?? 0, axes.area)),
                            "labelY": PlotArea.value(max(axes.area.top + 9, (peaks[index]?.y ?? 0) - 7)),
                        ]
                    }),
        ]
    }

    private func peak(_ series: Series, _ axes: Axes) -> (x: Double, y: Double)? {
        let bins = (0..<binCount).filter { value(series, $0).isFinite }
        guard let most = bins.max(by: { value(series, $0) < value(series, $1) }) else { return nil }
        return axes.point((edges[most] + edges[most + 1]) / 2, value(series, most))
    }

    private func labelX(_ label: String, _ wanted: Double, _ area: PlotArea) -> Double {
        let half = TextWidth.of(label) / 2
        return min(max(wanted, area.left + half + 2), max(area.left + half + 2, area.right - half))
    }

    /// Bars with a hair's breadth between them, as one path.
    private func columns(_ series: Series, _ axes: Axes) -> String {
        guard let base = axes.y.position(0).map(axes.area.y) else { return "" }
        var path = ""
        for bin in 0..<binCount {
            guard let height = axes.y.position(value(series, bin)), let start = axes.x.position(edges[bin]),
                let end = axes.x.position(edges[bin + 1])
            else { continue }
            let (left, right): (Double, Double) = (axes.area.x(start), axes.area.x(end))
            let gap = right - left > 6 ? 0.5 : 0.2
            path += "M\(PlotArea.text(left + gap)) \(PlotArea.text(base))V\(PlotArea.text(axes.area.y(height)))"
            path += "H\(PlotArea.text(right - gap))V\(PlotArea.text(base))Z"
        }
        return path
    }

    /// Steps over the bins; a bin without value is level with zero.
    private func outline(_ series: Series, _ axes: Axes) -> (line: String, fill: String) {
        let base = axes.area.y(axes.y.position(0) ?? 0)
        var path = "M\(PlotArea.text(axes.area.left)) \(PlotArea.text(base))"
        for bin in 0..<binCount {
            let top = axes.y.position(value(series, bin)).map(axes.area.y) ?? base
            let right = axes.x.position(edges[bin + 1]).map(axes.area.x) ?? axes.area.right
            path += "V\(PlotArea.text(top))H\(PlotArea.text(right))"
        }
        path += "V\(PlotArea.text(base))"
        return (path, path + "Z")
    }

    public func table() -> ChartTable {
        ChartTable(
            caption: "\(frame.title): \(y.title) by \(x.title)",
            columns: [x.title] + (series.count == 1 ? [y.title] : series.map(\.name)),
            rows: (0..<binCount).map { bin in [label(bin)] + series.map { y.format.text(value($0, bin)) } })
    }
}
