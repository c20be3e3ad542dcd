import Gallery
import Settings
import Templating

/// Queries and their nearest images, a row for each method.
struct GridCell: ReportCell {
    static let kind = "grid"
    static let summary = "Queries with their nearest images, a row for each run; right and wrong ones are marked."
    var numbering: ReportNumber.Kind? { .figure }
    static let example = "queries: {by: worst, count: 2}\ncount: 6\ncaption: Where it fails."

    let runs: RunChoice
    private let queries: QueryChoice
    private let count: Int
    private let hasCaptions: Bool

    init(_ map: YAMLMapping, _ reader: CellReader) {
        runs = reader.runs(map)
        queries = reader.queries(map)
        count = map.int("count", in: 1...100) ?? 8
        hasCaptions = map.bool("labels") ?? true
    }

    func elements(_ context: CellContext) throws -> [ReportElement] {
        let gallery = try context.gallery()
        let runs = try gallery.runs(runs)
        let rows = try queries.rows(in: gallery, run: runs.first)
        var lines: [PictureGrid.Row] = []
        for query in rows {
            for run in runs {
                let name = gallery.name(query)
                let title = runs.count == 1 ? name : rows.count == 1 ? run.title : "\(name), \(run.title)"
                lines.append(PictureGrid.Row(title: title, items: items(query, run, gallery)))
            }
        }
        return [.pictures(PictureGrid(rows: lines, isPixelated: gallery.map.pixelated))]
    }

    private func items(_ query: Int, _ run: RunView, _ gallery: ReportGallery) -> [PictureGrid.Item] {
        let map = gallery.map
        let page = gallery.page(query)
        var items = [
            PictureGrid.Item(
                picture: .query(query), mark: .query, caption: hasCaptions ? map.queryText[query] : "",
                label: gallery.name(query), link: page)
        ]
        let neighbours = run.content.neighbours
        for place in 0..<min(count, neighbours.k, gallery.content.shownNeighbours) {
            let row = Int(neighbours.indices[query * neighbours.k + place])
            let isRight = run.relevance.isRight(query: query, database: row)
            items.append(
                PictureGrid.Item(
                    picture: .database(row), mark: isRight ? .right : .wrong,
                    caption: hasCaptions ? map.databaseText[row] : "",
                    label: "Rank \(place + 1), \(isRight ? "right" : "wrong"): \(map.databaseText[row]), row \(row)"))
        }
        return items
    }
}
