import Core
import Gallery
import Templating

/// The site that a report tells of, as its cells see it.
package typealias ReportGallery = RenderedGallery

extension RenderedGallery {
    package func run(_ name: String) throws -> RunView {
        guard let run = runs.first(where: { $0.content.name == name }) else {
            throw Diagnostic(
                "the site has no run `\(name)`", expected: NearNames.advice(for: name, among: runs.map(\.content.name)))
        }
        return run
    }

    package func runs(_ choice: RunChoice) throws -> [RunView] {
        switch choice {
        case .none: []
        case .all: runs
        case .named(let names): try names.map(run)
        }
    }

    /// The address of a query's page, from the site's root.
    package func page(_ query: Int) -> String { "queries/\(map.page(query)).html" }

    /// "Query 42: Shirt".
    package func name(_ query: Int) -> String { "Query \(query): \(map.queryText[query])" }

    package var values: ReportValues {
        ReportValues(
            runs: runs.map(RunValues.init),
            dataset: [
                "name": ReportValues.literal(content.dataset.name),
                "title": ReportValues.literal(content.dataset.title),
                "queries": .int(content.queryLabels.rows), "database": .int(content.databaseLabels.rows),
                "classes": .int(content.dataset.classes.count),
                "licence": ReportValues.literal(content.dataset.licence),
            ],
            site: [
                "title": ReportValues.literal(content.title), "summary": ReportValues.literal(content.summary),
                "neighbours": .int(content.shownNeighbours),
            ])
    }
}
