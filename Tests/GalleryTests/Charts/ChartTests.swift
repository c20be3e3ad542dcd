import Core
import Foundation
import Gallery
import Templating
import Testing

@Suite struct ChartTests {
    private let theme: Theme

    init() throws {
        theme = try Theme()
    }

    private func page(_ chart: some Chart) throws -> ChartMarkup {
        try ChartMarkup(try chart.html(theme.mustache()).text)
    }

    private static let frame = ChartFrame(id: "c", title: "Title")
    private static let hostile = "</title><script>alert('1')</script>\"\u{301}&\u{0}"

    /// By hand: ticks "0.0" to "1.0" are 1.42 · 12.5 = 17.75 wide, so the plot begins at 27.75; half of the last
    /// label "10" is 7.125, so it ends at 380 − 9.125 = 370.875. Down from 28 to 200.
    @Test func aLineGoesThroughItsPoints() throws {
        let chart = LineChart(
            Self.frame, x: ChartAxis("N", format: .count), y: ChartAxis("P", format: .fixed(2), range: 0...1),
            series: [.init("one", [(0, 0), (5, 0.5), (10, 1)])])
        let page = try page(chart)
        #expect(page.attribute("d", of: "path", class: "line") == ["M27.8 200L199.3 114L370.9 28"])
        #expect(
            page.texts("text", class: "tick") == [
                "0.0", "0.2", "0.4", "0.6", "0.8", "1.0", "0", "2", "4", "6", "8", "10",
            ])
        #expect(page.texts("text", class: "axis-title") == ["P", "N"])
        #expect(page.texts("title") == ["Title"])
        #expect(page.texts("desc") == ["Line chart of P by N. from 0.00 at 0 to 1.00 at 10."])
        #expect(page.texts("caption") == ["Title: P by N"])
        #expect(page.cells == [["N", "P"], ["0", "0.00"], ["5", "0.50"], ["10", "1.00"]])
    }

    @Test func valuesThatAreNotFiniteBreakTheLine() throws {
        let chart = LineChart(
            Self.frame, x: ChartAxis("N"), y: ChartAxis("P", range: 0...1),
            series: [.init("one", [(0, 0), (1, .nan), (2, 0.5), (3, .infinity), (4, 1), (.nan, 1)])])
        let page = try page(chart)
        let line = page.attribute("d", of: "path", class: "line").first ?? ""
        #expect(line.filter { $0 == "M" }.count == 3)
        #expect(!line.contains("L"))
        #expect(page.cells.map { $0[1] } == ["P", "0.000", "–", "0.500", "–", "1.000"])
    }

    /// Nothing hangs on colour: each series has its own dash class and marker shape and its name beside it.
    @Test func seriesAreNamedBesideTheirLines() throws {
        let page = try page(LineChart.samples[0])
        #expect(page.texts("text", class: "series-label") == ["ITQ", "Sign", "PCAH", "LSH"])
        #expect(
            Set(page.attribute("class", of: "g", class: "series-")) == ["series-1", "series-2", "series-3", "series-4"])
        #expect(page.texts("ul").isEmpty)
        #expect(page.html.contains(">chance</text>"))
    }

    @Test func longNamesGoIntoAKeyUnderLetters() throws {
        var chart = LineChart.samples[0]
        chart.series[1].name = "A method whose name is long"
        let page = try page(chart)
        #expect(page.texts("text", class: "series-label") == ["A", "B", "C", "D"])
        #expect(page.texts("li").map { $0.trimmingCharacters(in: .whitespaces) }[1] == "B A method whose name is long")
        #expect(page.attribute("d", of: "path", class: "marker").count == 8)
    }

    /// By hand: names "a" and "bb" are 7.1 and 14.25 wide, so bars begin at 26.25. The axis goes to 1.0, half of
    /// whose label is 8.9, and the values "0.50" are 24.9 wide and 8 apart: the plot ends at 347.1. Half of it is 160.4.
    @Test func barsAreAsLongAsTheirValues() throws {
        let chart = BarChart(
            Self.frame, categoryTitle: "Class", categories: ["a", "bb"],
            axis: ChartAxis("mAP", format: .fixed(2), range: 0...1),
            series: [.init("one", [0.5, 1])])
        let page = try page(chart)
        #expect(page.attribute("x", of: "rect", class: "bars") == ["26.2", "26.2"])
        #expect(page.attribute("width", of: "rect", class: "bars") == ["160.4", "320.9"])
        #expect(page.texts("text", class: "value") == ["0.50", "1.00"])
        #expect(page.cells == [["Class", "mAP"], ["a", "0.50"], ["bb", "1.00"]])
    }

    @Test func barsGoLeftFromZeroForNegativeValues() throws {
        let chart = BarChart(
            Self.frame, categoryTitle: "Class", categories: ["a", "b", "c"], axis: ChartAxis("gain", format: .fixed(2)),
            series: [.init("one", [-0.5, 0.5, .nan])])
        let page = try page(chart)
        let starts = page.attribute("x", of: "rect", class: "bars").compactMap(Double.init)
        let widths = page.attribute("width", of: "rect", class: "bars").compactMap(Double.init)
        #expect(starts.count == 2)
        #expect(abs(starts[0] + widths[0] - starts[1]) < 0.2)
        #expect(abs(widths[0] - widths[1]) < 0.2)
        #expect(page.cells.last == ["c", "–"])
    }

    @Test func countsOfAHistogram() {
        let values = [0, 0.05, 0.1, 0.95, 1, .nan, 1.5, -0.1]
        #expect(Histogram.counts(values, in: 0...1, bins: 10) == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2])
        #expect(Histogram.counts([3, 3], in: 3...3, bins: 2) == [2, 0])
        #expect(Histogram.edges(0...1, bins: 4) == [0, 0.25, 0.5, 0.75, 1])
    }

    @Test func binsOfAHistogramAreNamed() throws {
        let numbers = Histogram(
            Self.frame, x: ChartAxis("bits", format: .count), y: ChartAxis("pairs", format: .count), numbersFrom: 3,
            series: [.init("one", [5, 7])])
        #expect(try page(numbers).cells == [["bits", "pairs"], ["3", "5"], ["4", "7"]])
        let ranges = Histogram(
            Self.frame, x: ChartAxis("AP", format: .fixed(1)), y: ChartAxis("queries", format: .count),
            edges: [0, 0.5, 1],
            series: [.init("a", [5, 7]), .init("b", [1])])
        let page = try page(ranges)
        #expect(page.cells == [["AP", "a", "b"], ["0.0 to 0.5", "5", "1"], ["0.5 to 1.0", "7", "–"]])
        #expect(page.texts("text", class: "series-label") == ["a", "b"])
        #expect(page.attribute("d", of: "path", class: "line").count == 2)
    }

    @Test func cellsOfAHeatMapAreShadedByShare() throws {
        let chart = HeatMap(
            Self.frame, rowTitle: "Query", columnTitle: "Result", rows: ["a", "b"], columns: ["a", "b"],
            values: [[0.8, 0.2], [0.4, .nan]])
        let page = try page(chart)
        #expect(
            page.attribute("style", of: "rect", class: "cell") == ["--shade:1.000", "--shade:0.250", "--shade:0.500"])
        #expect(page.attribute("class", of: "rect", class: "cell") == ["cell diagonal", "cell", "cell"])
        #expect(page.texts("text", class: "cell-value") == ["80", "20", "40"])
        #expect(page.cells == [["Query", "a", "b"], ["a", "80%", "20%"], ["b", "40%", "–"]])
        #expect(page.texts("desc")[0].hasSuffix("Largest off the diagonal: 40%, b and a."))
    }

    @Test func emptyChartsSaySo() throws {
        let x = ChartAxis("x", scale: .logarithmic)
        let empty: [any Chart] = [
            LineChart(Self.frame, x: x, y: x, series: []),
            LineChart(Self.frame, x: x, y: x, series: [.init("a", [(0, 1), (.nan, 1), (1, -1)])]),
            BarChart(Self.frame, categoryTitle: "c", categories: [], axis: x, series: [.init("a", [1])]),
            BarChart(Self.frame, categoryTitle: "c", categories: ["a"], axis: x, series: [.init("a", [.nan])]),
            BarChart(Self.frame, categoryTitle: "c", categories: ["a"], axis: x, series: []),
            Histogram(Self.frame, x: x, y: x, edges: [], series: []),
            Histogram(Self.frame, x: x, y: x, edges: [1, 1, 0], series: [.init("a", [1, 2])]),
            Histogram(Self.frame, x: x, y: x, numbersFrom: 0, series: []),
            HeatMap(Self.frame, rowTitle: "r", columnTitle: "c", rows: [], columns: [], values: []),
            HeatMap(Self.frame, rowTitle: "r", columnTitle: "c", rows: ["a"], columns: ["b"], values: [[.nan]]),
        ]
        for chart in empty {
            let page = try page(chart)
            #expect(page.texts("p", class: "chart-empty") == ["No data to draw."], "\(chart)")
            #expect(!page.html.contains("<svg") && !page.html.contains("<table"))
            #expect(page.html.contains(">Title</span>"))
        }
    }

    @Test func unevenAndExtremeDataIsDrawnWithoutATrap() throws {
        let wild: [Double] = [1e299, -1e299, 1e308, 0, -0.0, .leastNonzeroMagnitude, .nan, .infinity]
        let charts: [any Chart] = [
            LineChart(Self.frame, x: ChartAxis("x"), y: ChartAxis("y"), series: [.init("a", wild.map { ($0, $0) })]),
            LineChart(
                Self.frame, x: ChartAxis("x", scale: .logarithmic), y: ChartAxis("y", scale: .logarithmic),
                series: [.init("a", wild.map { ($0, $0) })]),
            BarChart(
                Self.frame, categoryTitle: "c", categories: ["a", "b"], axis: ChartAxis("y"), series: [.init("a", wild)]
            ),
            Histogram(
                Self.frame, x: ChartAxis("x", format: .count), y: ChartAxis("y", format: .count), numbersFrom: 0,
                series: [.init("a", wild)]),
            HeatMap(Self.frame, rowTitle: "r", columnTitle: "c", rows: ["a", "b"], columns: ["a"], values: [wild]),
        ]
        for chart in charts {
            let html = try page(chart).html
            #expect(!html.contains("nan") && !html.contains("inf"), "\(Swift.type(of: chart).kind)")
        }
    }

    @Test func hostileTextIsEscapedEverywhere() throws {
        let text = Self.hostile
        let frame = ChartFrame(id: "\"><script>", title: text, note: text)
        let axis = ChartAxis(text, range: 0...1)
        let charts: [any Chart] = [
            LineChart(
                frame, x: axis, y: axis, series: [.init(text, [(0, 0), (1, 1)]), .init(text + "2", [(0, 1)])],
                references: [ChartReference(0.5, text)]),
            BarChart(
                frame, categoryTitle: text, categories: [text], axis: axis,
                series: [.init(text, [1]), .init(text, [0.5])]),
            BarChart(frame, categoryTitle: text, categories: [text], axis: axis, series: [.init(text, [1])]),
            Histogram(
                frame, x: axis, y: axis, edges: [0, 1], series: [.init(text, [1])],
                references: [ChartReference(0.5, text)]),
            HeatMap(frame, rowTitle: text, columnTitle: text, rows: [text], columns: [text], values: [[1]]),
        ]
        for chart in charts {
            let page = try page(chart)
            #expect(!page.html.contains("<script"))
            // Scalars, because a quote with an accent is one Character that equals no quote.
            #expect(!page.html.unicodeScalars.contains("\u{0}"))
            #expect(page.texts("title") == [text.replacing("\u{0}", with: "\u{FFFD}")])
        }
    }

    @Test func everySampleIsWellFormedAndAccessible() throws {
        var ids: [String] = []
        for type in ChartRegistry.all {
            #expect(type.summary.hasSuffix("."))
            for chart in type.samples as [any Chart] {
                let page = try page(chart)
                ids += page.ids
                #expect(page.attribute("role", of: "svg", class: "chart-plot") == ["img"])
                let named = page.attribute("aria-labelledby", of: "svg", class: "chart-plot").flatMap {
                    $0.split(separator: " ").map(String.init)
                }
                #expect(named.count == 2 && named.allSatisfy(page.ids.contains))
                #expect(page.texts("desc").first?.isEmpty == false)
                #expect(page.cells.count > 1)
                #expect(page.attribute("scope", of: "th", class: "").allSatisfy { $0 == "col" || $0 == "row" })
                // Colours are the style sheet's alone.
                #expect(page.html.firstMatch(of: /#[0-9a-fA-F]{3,8}|rgb|(fill|stroke)=/) == nil)
                // Nothing is drawn outside the picture.
                for text in page.attribute("x", of: "text", class: "").compactMap(Double.init) {
                    #expect((0...380).contains(text))
                }
            }
        }
        #expect(Set(ids).count == ids.count)
        #expect(ids.count >= 3 * 8)
    }

    @Test func templatesAskOnlyForWhatChartsGive() throws {
        for type in ChartRegistry.all {
            let shapes = (type.samples as [any Chart]).map { ContextShape(of: $0.context()) }
            let shape = shapes.dropFirst().reduce(shapes[0]) { $0.merged(with: $1) }
            #expect(theme.lint("charts/\(type.kind).mustache", against: shape) == [])
        }
    }

    @Test func idsArePlain() throws {
        let chart = LineChart(
            ChartFrame(id: "9 lives/é", title: "t"), x: ChartAxis("x"), y: ChartAxis("y"),
            series: [.init("a", [(1, 1)])])
        #expect(try page(chart).ids == ["chart-9-lives--", "chart-9-lives---title", "chart-9-lives---desc"])
    }
}
