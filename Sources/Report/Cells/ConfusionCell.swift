import Core
import Gallery
import Settings

/// Which labels are found for which.
struct ConfusionCell: ReportCell {
    static let kind = "confusion"
    static let summary = "Which labels the nearest images have, by the label of the query."
    var numbering: ReportNumber.Kind? { .figure }
    static let example = "caption: What is taken for what."

    let runs: RunChoice

    init(_ map: YAMLMapping, _ reader: CellReader) {
        runs = reader.run(map)
    }

    func elements(_ context: CellContext) throws -> [ReportElement] {
        let gallery = try context.gallery()
        guard let run = try gallery.runs(runs).first else { return [] }
        let classes = gallery.content.dataset.classes
        let shares = run.confusion.map { row in
            let total = Double(row.reduce(0, +))
            return row.map { total > 0 ? Double($0) / total : .nan }
        }
        let chart = HeatMap(
            ChartFrame(
                id: context.id + "-1", title: "Labels of the first \(run.confusionDepth) results",
                note: "\(run.title): share of each row"),
            rowTitle: "Query’s label", columnTitle: "Result’s label", rows: classes, columns: classes, values: shares,
            full: 1)
        guard chart.hasData else { throw Diagnostic("\(run.title) has no results with labels to count") }
        return [.chart(try ReportChart(chart, engine: gallery.theme.mustache()))]
    }
}
