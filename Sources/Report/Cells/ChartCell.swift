import Core
import Gallery
import Settings
import Templating

/// A chart of the site.
struct ChartCell: ReportCell {
    static let kind = "chart"
    static let summary = "Any chart of the site: \(ChartList.Kind.allCases.map(\.rawValue).joined(separator: ", "))."
    var numbering: ReportNumber.Kind? { .figure }
    static let example = "chart: precision-at-n\ncaption: Precision among the first N."

    let runs: RunChoice
    private let chart: ChartList.Kind
    private let title: String?
    private let note: String?

    init(_ map: YAMLMapping, _ reader: CellReader) {
        runs = reader.runs(map)
        let names = ChartList.Kind.allCases.map(\.rawValue)
        if !map.keys.contains("chart") {
            map.report("the key `chart` is missing", key: "chart", expected: "one of \(names.joined(separator: ", "))")
        }
        chart = map.choice("chart", of: names).flatMap(ChartList.Kind.init) ?? .precisionAtN
        title = map.string("title")
        note = map.string("note")
    }

    func elements(_ context: CellContext) throws -> [ReportElement] {
        let gallery = try context.gallery()
        let runs = try gallery.runs(runs)
        let drawn = ChartList(map: gallery.map, runs: runs, theme: gallery.theme).charts(chart).filter(\.hasData)
        guard !drawn.isEmpty else {
            throw Diagnostic(
                "there is nothing to draw: no run that is named has `\(chart.rawValue)`",
                advice: "name other runs, or another chart")
        }
        return try drawn.enumerated().map { number, chart in
            var chart = chart
            chart.frame.id = "\(context.id)-\(number + 1)"
            if let title { chart.frame.title = title }
            if let note { chart.frame.note = note }
            return .chart(try ReportChart(chart, engine: gallery.theme.mustache()))
        }
    }
}

extension ReportChart {
    init(_ chart: some Chart, engine: MustacheEngine) throws {
        let numbers = chart.table()
        self.init(
            id: chart.frame.id, title: chart.frame.title, note: chart.frame.note, html: try chart.html(engine).text,
            table: ReportTable(
                columns: numbers.columns, isNumeric: numbers.columns.indices.map { $0 > 0 },
                rows: numbers.rows.map { $0.map { ReportTable.Cell($0) } }))
    }
}
