import Templating

/// `browse/index.html`, `browse/2.html`, …: all queries, some hundred to a page; the first page, with scripts,
/// filters and sorts all of them.
struct BrowsePages: Sendable {
    let map: SiteMap
    let runs: [RunView]
    let engine: MustacheEngine

    init(map: SiteMap, runs: [RunView], theme: Theme) {
        self.map = map
        self.runs = runs
        engine = theme.mustache()
    }

    var count: Int { max(1, (map.rows.count + SiteMap.pagesOfBrowse - 1) / SiteMap.pagesOfBrowse) }

    func page(_ number: Int) throws -> (path: String, text: String) {
        ("browse/\(SiteMap.browsePage(number))", try engine.render("browse", try context(number)))
    }

    func context(_ number: Int) throws -> TemplateValue {
        let chrome = map.chrome(.queries, root: "../")
        let first = number * SiteMap.pagesOfBrowse
        let rows = map.rows[first..<min(map.rows.count, first + SiteMap.pagesOfBrowse)]
        let total = map.rows.count
        let counts = map.content.note.map { "Shown are \($0)." } ?? "There are \(Format.thousands(total))."
        return [
            "title": .string(number == 0 ? "Queries" : "Queries, page \(number + 1)"),
            "site": .string(map.content.title), "pixelated": .bool(map.pixelated), "header": chrome.header,
            "footer": chrome.footer, "counts": .string(counts), "number": .int(number + 1), "pages": .int(count),
            "range": .string(rows.isEmpty ? "none" : "queries \(rows.first ?? 0) to \(rows.last ?? 0)"),
            "isFirst": .bool(number == 0), "pager": .list((0..<count).map { link($0, current: number) }),
            "items": .list(try rows.map { try map.item($0, runs.first) }),
        ]
    }

    private func link(_ number: Int, current: Int) -> TemplateValue {
        [
            "number": .int(number + 1), "href": .string(SiteMap.browsePage(number)),
            "current": .bool(number == current),
        ]
    }
}

extension SiteMap {
    /// What `items.mustache` prints of a query.
    func item(_ row: Int, _ run: RunView?) throws -> TemplateValue {
        [
            "page": .string(page(row)), "row": .int(row), "label": .string(queryText[row]),
            "picture": try pictures.markup(.query(row), label: nil, root: "../"),
            "ap": run.map { .string($0.averagePrecisionText(row)) } ?? .null,
        ]
    }
}
