import Core
import Gallery
import Settings
import Templating

/// Where a run places the queries.
struct MapCell: ReportCell {
    static let kind = "map"
    static let summary = "Where a run places the queries, by t-SNE or by principal components."
    var numbering: ReportNumber.Kind? { .figure }
    static let example = "by: pca"

    let runs: RunChoice
    private let projection: QueryMap.Projection
    private let most: Int

    init(_ map: YAMLMapping, _ reader: CellReader) {
        runs = reader.run(map)
        projection = map.choice("by", of: ["t-sne", "pca"]) == "pca" ? .pca : .tsne
        most = map.int("most", in: 50...5000) ?? 1500
    }

    func elements(_ context: CellContext) throws -> [ReportElement] {
        let gallery = try context.gallery()
        guard let run = try gallery.runs(runs).first else { return [] }
        guard let places = run.content.map else {
            throw Diagnostic(
                "the site has no map of \(run.title)", advice: "take `map: none` out of vitrine.yml and build again")
        }
        let title = "\(run.title), \(projection == .pca ? "principal components" : "t-SNE")"
        let drawing = MapDrawing(places, projection, site: gallery.map)
        let value = drawing.value(title: title, note: places.notes[projection] ?? "", most: most)
        let figure = try gallery.theme.pages().render("reportmap", value.merging(["id": .string(context.id + "-1")]))
        return [
            .chart(
                ReportChart(
                    id: context.id + "-1", title: title, note: value["counts"].text, html: figure,
                    table: Self.table(drawing, gallery.content.dataset.classes)))
        ]
    }

    private static func table(_ drawing: MapDrawing, _ names: [String]) -> ReportTable {
        ReportTable(
            columns: ["Class", "Queries", "From the left", "From below", "Same class nearest"],
            isNumeric: [false, true, true, true, true],
            rows: zip(names, drawing.classes.summaries).map { name, summary in
                [
                    .init(name), .init(Format.thousands(summary.count)), .init(Format.percent(summary.mean.x, 0)),
                    .init(Format.percent(1 - summary.mean.y, 0)),
                    .init(Format.percent(Double(summary.matching) / Double(max(1, summary.count)), 1)),
                ]
            })
    }
}
