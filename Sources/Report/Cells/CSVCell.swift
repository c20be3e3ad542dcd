import Core
import Datasets
import Foundation
import Gallery
import Settings
import Templating

/// A user's own table of numbers, as a table or a chart.
struct CSVCell: ReportCell {
    static let kind = "csv"
    static let summary = "A CSV file of the author's, as a table, as lines or as bars."
    var numbering: ReportNumber.Kind? { form == .table ? .table : .figure }
    static let example = "file: numbers.csv\nas: table"

    enum Form: String, CaseIterable { case table, lines, bars }

    let runs: RunChoice
    let files: [String]
    private let form: Form
    private let columns: [String]?
    private let x: String?
    private let most: Int
    private let title: String?

    init(_ map: YAMLMapping, _ reader: CellReader) {
        files = [map.string("file", required: true) ?? ""]
        form = map.choice("as", of: Form.allCases.map(\.rawValue)).flatMap(Form.init) ?? .table
        columns = map.strings("columns")
        x = map.string("x")
        most = map.int("most", in: 1...5000) ?? 200
        title = map.string("title")
        // Charts are drawn by the site's theme.
        runs = form == .table ? .none : .named([])
    }

    func elements(_ context: CellContext) throws -> [ReportElement] {
        let file = try ReportFolder.file(files[0], in: context.folder)
        let table = try CSVTable(Files.readText(file), file: files[0])
        let chosen = try (columns ?? table.header).map { try place(of: $0, in: table) }
        let rows = table.rows.prefix(most)
        if form == .table { return [.table(Self.table(table, chosen, rows, left: table.rows.count - rows.count))] }
        let axis = try axis(table, chosen)
        let series = chosen.filter { $0 != axis }
        guard !series.isEmpty else { throw Diagnostic("has no column left to draw", file: files[0], line: 1) }
        let values = try rows.map { row in try series.map { try Self.number(row, $0, table.header, file: files[0]) } }
        let frame = ChartFrame(id: context.id + "-1", title: title ?? table.header[axis])
        let gallery = try context.gallery()
        let names = series.map { table.header[$0] }
        let engine = gallery.theme.mustache()
        let valueTitle = names.count == 1 ? names[0] : "Value"
        if form == .bars {
            let chart = BarChart(
                frame, categoryTitle: table.header[axis], categories: rows.map { $0.fields[axis] },
                axis: ChartAxis(valueTitle, format: .fixed(4)),
                series: names.enumerated().map { place, name in BarChart.Series(name, values.map { $0[place] }) })
            return [.chart(try ReportChart(chart, engine: engine))]
        }
        let across = try rows.map { try Self.number($0, axis, table.header, file: files[0]) }
        let chart = LineChart(
            frame, x: ChartAxis(table.header[axis], format: .fixed(4)), y: ChartAxis(valueTitle, format: .fixed(4)),
            series: names.enumerated().map { place, name in
                LineChart.Series(name, zip(across, values).map { ($0, $1[place]) })
            })
        return [.chart(try ReportChart(chart, engine: engine))]
    }

    private func axis(_ table: CSVTable, _ chosen: [Int]) throws -> Int {
        try x.map { try place(of: $0, in: table) } ?? chosen.first ?? 0
    }

    private func place(of column: String, in table: CSVTable) throws -> Int {
        guard let place = table.header.firstIndex(of: column) else {
            throw Diagnostic(
                "has no column `\(column.prefix(60))`", file: files[0], line: 1,
                expected: NearNames.advice(for: column, among: table.header))
        }
        return place
    }

    private static func number(_ row: CSVTable.Row, _ column: Int, _ header: [String], file: String) throws -> Double {
        let text = row.fields[column]
        if text.allSatisfy(\.isWhitespace) { return .nan }
        guard let value = Double(text.trimmingBlanks), value.isFinite else {
            throw Diagnostic(
                "the column `\(header[column])` holds `\(text.prefix(40))`", file: file, line: row.line,
                expected: "a number, or nothing", advice: "choose other columns with `columns:` and `x:`")
        }
        return value
    }

    private static func table(
        _ table: CSVTable, _ chosen: [Int], _ rows: ArraySlice<CSVTable.Row>, left: Int
    ) -> ReportTable {
        ReportTable(
            columns: chosen.map { table.header[$0] },
            isNumeric: chosen.map { column in
                rows.allSatisfy { Double($0.fields[column].trimmingBlanks) != nil || $0.fields[column].isEmpty }
            },
            rows: rows.map { row in chosen.map { .init(row.fields[$0]) } },
            note: left > 0 ? "\(Format.thousands(left)) further rows are left out." : "")
    }
}
