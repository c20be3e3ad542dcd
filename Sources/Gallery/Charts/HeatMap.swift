import Templating

/// A table of shares as shaded cells: which labels are taken for which.
public struct HeatMap: Chart {
    public static let kind = "heatmap"
    public static let summary = "A table of shares as shaded cells: a confusion matrix."

    public var frame: ChartFrame
    public var rowTitle: String
    public var columnTitle: String
    public var rows: [String]
    public var columns: [String]
    /// One list for each row.
    public var values: [[Double]]
    public var format: ChartFormat
    /// The value drawn in full shade; the largest by default.
    public var full: Double?

    public init(
        _ frame: ChartFrame, rowTitle: String, columnTitle: String, rows: [String], columns: [String],
        values: [[Double]],
        format: ChartFormat = .percent(0), full: Double? = nil
    ) {
        self.frame = frame
        self.rowTitle = rowTitle
        self.columnTitle = columnTitle
        self.rows = rows
        self.columns = columns
        self.values = values
        self.format = format
        self.full = full
    }

    private func value(_ row: Int, _ column: Int) -> Double {
        guard values.indices.contains(row), values[row].indices.contains(column) else { return .nan }
        let value = values[row][column]
        return abs(value) < 1e300 ? value : .nan
    }

    private var cells: [(row: Int, column: Int, value: Double)] {
        rows.indices.flatMap { row in columns.indices.map { (row, $0, value(row, $0)) } }.filter { $0.2.isFinite }
    }

    public var hasData: Bool { !cells.isEmpty }

    public var inWords: String {
        let start = "Heat map of \(rowTitle), \(rows.count) rows, by \(columnTitle), \(columns.count) columns."
        let order = cells.filter { rows[$0.row] != columns[$0.column] }
        guard let most = order.max(by: { $0.value < $1.value }) else { return start }
        return
            "\(start) Largest off the diagonal: \(format.text(most.value)), \(rows[most.row]) and \(columns[most.column])."
    }

    public func drawing() -> TemplateValue {
        let rowNames = rows.map { TextWidth.fitting($0, 104) }
        let columnNames = columns.map { TextWidth.fitting($0, 104) }
        let left = (rowNames.map { TextWidth.of($0) }.max() ?? 0) + 26
        // Column names slant by 45°: as high as they are wide, and the last ones lean out to the right.
        let slants = columnNames.map { TextWidth.of($0) * 0.71 }
        let slant = slants.max() ?? 0
        let leaning = slants.enumerated().map { (PlotArea.width - 8 - left - $1) / (Double($0) + 0.5) }.min() ?? 46
        let size = min(46, leaning, (PlotArea.width - 4 - left) / Double(max(1, columns.count)))
        let height = min(size, 26)
        let top = slant + 32
        let area = PlotArea(
            left: left, right: left + size * Double(columns.count), top: top, bottom: top + height * Double(rows.count))
        let showsNumbers = size >= 20 && height >= 13
        let showsNames = size >= 11 && height >= 11
        return [
            "height": PlotArea.value(area.bottom + 6), "area": area.frame, "showsNumbers": .bool(showsNumbers),
            "showsNames": .bool(showsNames), "rowTitle": .string(rowTitle), "columnTitle": .string(columnTitle),
            "columnTitleX": PlotArea.value(area.left), "rowTitleX": "11",
            "rowTitleY": PlotArea.value((area.top + area.bottom) / 2),
            "size": .string(PlotArea.text(size)), "cellHeight": .string(PlotArea.text(height)),
            "rows": .list(
                rows.indices.map { row in
                    [
                        "name": .string(rowNames[row]), "x": PlotArea.value(area.left - 6),
                        "y": PlotArea.value(area.top + height * (Double(row) + 0.5) + 4.3),
                    ]
                }),
            "columns": .list(
                columns.indices.map { column in
                    [
                        "name": .string(columnNames[column]),
                        "x": PlotArea.value(area.left + size * (Double(column) + 0.5) + 2),
                        "y": PlotArea.value(area.top - 6),
                    ]
                }),
            "cells": .list(cells.map { cell($0, area, size, height) }),
        ]
    }

    private func cell(
        _ cell: (row: Int, column: Int, value: Double), _ area: PlotArea, _ width: Double, _ height: Double
    ) -> TemplateValue {
        let largest = full ?? cells.map(\.value).max() ?? 0
        let share = largest > 0 ? min(max(cell.value / largest, 0), 1) : 0
        let x = area.left + width * Double(cell.column)
        let y = area.top + height * Double(cell.row)
        // A percentage is written without its sign, so that it fits.
        let text = format.text(cell.value)
        return [
            "x": PlotArea.value(x), "y": PlotArea.value(y), "shade": .string(Format.fixed(share, 3)),
            "isDiagonal": .bool(rows[cell.row] == columns[cell.column]), "textX": PlotArea.value(x + width / 2),
            "textY": PlotArea.value(y + height / 2 + 4),
            "text": .string(text.hasSuffix("%") ? String(text.dropLast()) : text),
        ]
    }

    public func table() -> ChartTable {
        ChartTable(
            caption: "\(frame.title): \(rowTitle) (rows) by \(columnTitle) (columns)",
            columns: ["\(rowTitle)"] + columns,
            rows: rows.indices.map { row in [rows[row]] + columns.indices.map { format.text(value(row, $0)) } })
    }
}
