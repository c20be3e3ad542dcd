import Core
import Gallery
import Settings

/// Images and what decoders make of their codes.
struct ReconstructionsCell: ReportCell {
    static let kind = "reconstructions"
    static let summary = "Images and what each run's decoder makes of them, with the error."
    var numbering: ReportNumber.Kind? { .figure }
    static let example = "queries: {count: 6}"

    let runs: RunChoice
    private let queries: QueryChoice

    init(_ map: YAMLMapping, _ reader: CellReader) {
        runs = reader.runs(map)
        queries = reader.queries(map, count: 8)
    }

    func elements(_ context: CellContext) throws -> [ReportElement] {
        let gallery = try context.gallery()
        let decoders = try gallery.runs(runs).filter { $0.content.reconstructions != nil }
        guard let first = decoders.first else {
            throw Diagnostic("none of the runs has a decoder", advice: "name a run with an autoencoder")
        }
        let rows = try queries.rows(in: gallery, run: first)
        var lines = [
            PictureGrid.Row(
                title: "Original",
                items: rows.map { row in
                    .init(
                        picture: .query(row), mark: .query, caption: gallery.map.queryText[row],
                        label: gallery.name(row), link: gallery.page(row))
                })
        ]
        for run in decoders {
            let errors = run.content.reconstructions?.errors ?? []
            lines.append(
                PictureGrid.Row(
                    title: run.title,
                    items: rows.map { row in
                        let error = errors.indices.contains(row) ? Numbers.small(Double(errors[row])) : ""
                        return .init(
                            picture: .reconstruction(run: run.content.name, query: row), caption: error,
                            label: "\(gallery.name(row)), reconstructed by \(run.title), mean squared error \(error)")
                    }))
        }
        return [.pictures(PictureGrid(rows: lines, isPixelated: gallery.map.pixelated))]
    }
}
