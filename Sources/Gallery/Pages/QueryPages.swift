import Core
import Templating

/// `queries/<row>.html`: a query with its results in every run.
struct QueryPages: Sendable {
    let map: SiteMap
    let engine: MustacheEngine
    private let results: [QueryResults]
    private let site: TemplateValue
    private let step: Int
    private let chrome: SiteChrome.Parts
    private let compared: ComparedResults?

    init(map: SiteMap, runs: [RunView], pairs: RunPairs, theme: Theme) throws {
        self.map = map
        compared = ComparedResults(map: map, runs: runs, pairs: pairs)
        engine = theme.mustache()
        let fragments = try QueryResults.Fragments(theme)
        // There are as many of these pages as queries, so labels are escaped once for all and not once a result.
        var known: [String: String] = [:]
        let labels = map.databaseText.map { text in
            if let escaped = known[text] { return escaped }
            let escaped = HTML.escape(text)
            known[text] = escaped
            return escaped
        }
        let shares = map.content.dataset.multiLabel ? SharedLabels(map.content) : nil
        results = runs.map {
            QueryResults(map: map, run: $0, labels: labels, fragments: fragments, shares: shares)
        }
        step = ShownSheets.step(of: map.pictures.database)
        site = .safe(HTML.escape(map.content.title))
        chrome = map.chrome(nil, root: "../")
    }

    /// - Parameter position: place among the queries that have pages.
    func page(_ position: Int) throws -> (path: String, text: String) {
        ("queries/\(map.page(map.rows[position])).html", try engine.render("query", try context(position)))
    }

    func context(_ position: Int) throws -> TemplateValue {
        let row = map.rows[position]
        let cell = try map.pictures.cell(.query(row))
        var own = SheetLetters()
        let letter = own.letter(of: cell.sheet)
        var shown = ShownSheets(map.pictures, query: row, step: step)
        let listed = results.map { $0.hits(row) }
        return [
            "row": .int(row), "label": .string(map.queryText[row]), "site": site,
            "pixelated": .bool(map.pixelated), "header": chrome.header, "footer": chrome.footer,
            "previous": neighbour(position - 1), "next": neighbour(position + 1),
            "browse": .string(map.browsePage(holding: position)),
            "box": .string(cell.box), "sheet": .string(letter),
            "identifier": .string(map.content.queryIdentifiers[row]),
            "frames": map.content.frames[row].map { .string(Format.thousands($0)) } ?? .null,
            "classes": .list(classes(of: row)), "compared": compared?.value(row, listed) ?? .null,
            "runs": .list(
                try zip(results, listed).map { try $0.section(row, $1, cell, own: &own, shown: &shown) }),
            "own": .safe(own.sheets.map { image(own, $0) }.joined()), "sheets": shown.rules,
        ]
    }

    private func neighbour(_ position: Int) -> TemplateValue {
        guard map.rows.indices.contains(position) else { return .null }
        let row = map.rows[position]
        return ["page": .string(map.page(row)), "row": .int(row)]
    }

    private func classes(of row: Int) -> [TemplateValue] {
        map.content.queryLabels.labels(of: row).map { label in
            ["slug": .string(map.classSlugs[label]), "name": .string(map.content.dataset.classes[label])]
        }
    }

    /// A sheet that the page's pictures are parts of.
    private func image(_ letters: SheetLetters, _ index: Int) -> String {
        let sheet = map.pictures.sheets[index]
        return "<image id=\(letters.known(index)) href=../images/\(HTML.escape(sheet.file)) "
            + "width=\(sheet.width) height=\(sheet.height) />"
    }
}
