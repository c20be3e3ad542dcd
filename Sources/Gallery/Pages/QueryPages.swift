import Arrays
import Core
import Templating

/// `queries/<row>.html`: a query with its results in every run.
///
/// There are as many of these as queries, so labels are escaped once for all pages and not once a result.
struct QueryPages: Sendable {
    let map: SiteMap
    let runs: [RunView]
    let engine: MustacheEngine
    private let labels: [String]
    private let hit: FlatTemplate?
    private let site: TemplateValue
    private let chrome: SiteMap.Chrome

    /// What `hit.mustache` may print, in the order of `the values given`.
    private static let names = ["mark", "box", "rank", "label", "distance", "word", "sheet", "row"]

    init(map: SiteMap, runs: [RunView], theme: Theme) throws {
        self.map = map
        self.runs = runs
        engine = theme.mustache()
        hit = FlatTemplate(try theme.template("hit.mustache"), names: Self.names)
        var known: [String: String] = [:]
        labels = map.databaseText.map { text in
            if let escaped = known[text] { return escaped }
            let escaped = HTML.escape(text)
            known[text] = escaped
            return escaped
        }
        site = .safe(HTML.escape(map.content.title))
        chrome = map.chrome(nil, root: "../")
    }

    /// - Parameter position: place among the queries that have pages.
    func page(_ position: Int) throws -> (path: String, text: String) {
        ("queries/\(map.page(map.rows[position])).html", try engine.render("query", try context(position)))
    }

    func context(_ position: Int) throws -> TemplateValue {
        let row = map.rows[position]
        var letters = SheetLetters()
        let cell = try map.pictures.cell(.query(row))
        return [
            "row": .int(row), "label": .string(map.queryText[row]), "site": site,
            "pixelated": .bool(map.pixelated), "header": chrome.header, "footer": chrome.footer,
            "previous": neighbour(position - 1), "next": neighbour(position + 1),
            "browse": .string(map.browsePage(holding: position)),
            "box": .string(cell.box), "sheet": .string(letters.letter(of: cell.sheet)),
            "identifier": .string(map.content.queryIdentifiers[row]),
            "classes": .list(classes(of: row)),
            "runs": .list(try runs.map { try section($0, row, cell, &letters) }),
            "sheets": .list(letters.sheets.map { sheet(letters, $0) }),
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

    private func sheet(_ letters: SheetLetters, _ index: Int) -> TemplateValue {
        let sheet = map.pictures.sheets[index]
        return [
            "id": .string(letters.known(index)), "file": .string(sheet.file), "width": .int(sheet.width),
            "height": .int(sheet.height),
        ]
    }

    // MARK: - One run

    private func section(
        _ run: RunView, _ row: Int, _ query: PictureCell, _ letters: inout SheetLetters
    ) throws -> TemplateValue {
        let neighbours = run.content.neighbours
        let count = min(map.content.shownNeighbours, neighbours.k)
        let found = neighbours.indices[row * neighbours.k..<row * neighbours.k + count].map(Int.init)
        let right = found.map { run.relevance.isRight(query: row, database: $0) }
        var bands: [TemplateValue] = []
        for band in neighbours.bands(of: row, count: count, tiesAtCut: run.tiesAtShown(row, count)) {
            var hits = ""
            for place in band.places {
                let cell = try map.pictures.cell(.database(found[place]))
                try append(
                    [
                        right[place] ? "y" : "n", cell.box, String(place + 1), labels[found[place]], band.distance,
                        right[place] ? "right" : "wrong", letters.letter(of: cell.sheet), String(found[place]),
                    ], to: &hits)
            }
            bands.append([
                "distance": .safe(band.distance), "note": .safe(band.note), "start": .int(band.places.lowerBound + 1),
                "hits": .safe(hits),
            ])
        }
        return [
            "n": .int(run.number), "slug": .string(run.slug), "title": .string(run.title),
            "facts": .list(run.facts(of: row)), "count": .int(count), "right": .int(right.count { $0 }),
            "bands": .list(bands), "code": code(run, row),
            "reconstruction": try reconstruction(run, row, query, &letters),
        ]
    }

    private func append(_ values: [String], to hits: inout String) throws {
        if let hit {
            hit.append(values, to: &hits)
        } else {
            let fields = Dictionary(zip(Self.names, values.map(TemplateValue.safe))) { first, _ in first }
            hits += try engine.render("hit", .object(fields))
        }
    }

    private func code(_ run: RunView, _ row: Int) -> TemplateValue {
        guard let codes = run.content.queryCodes else { return .null }
        let strip = CodeStrip(codes.code(row))
        return [
            "bits": .int(codes.bits), "ones": .int(strip.ones), "width": .int(strip.width),
            "height": .int(strip.height), "path": .safe(strip.path), "hex": .safe(strip.hexadecimal),
        ]
    }

    private func reconstruction(
        _ run: RunView, _ row: Int, _ query: PictureCell, _ letters: inout SheetLetters
    ) throws -> TemplateValue {
        guard let made = run.content.reconstructions else { return .null }
        let cell = try map.pictures.cell(.reconstruction(run: run.number, query: row))
        return [
            "box": .safe(cell.box), "sheet": .safe(letters.letter(of: cell.sheet)),
            "error": .safe(Numbers.small(Double(made.errors[row]))),
            "querySheet": .safe(letters.letter(of: query.sheet)), "dx": .int(cell.x - query.x),
            "dy": .int(cell.y - query.y),
        ]
    }
}

/// Short names for the sheets of one page, `a`, `b`, …, in the order in which they are first needed.
struct SheetLetters {
    private(set) var sheets: [Int] = []

    mutating func letter(of sheet: Int) -> String {
        if !sheets.contains(sheet) { sheets.append(sheet) }
        return known(sheet)
    }

    func known(_ sheet: Int) -> String {
        let place = sheets.firstIndex(of: sheet) ?? 0
        let letter = String(UnicodeScalar(UInt8(0x61 + place % 26)))
        return place < 26 ? letter : letter + String(place / 26)
    }
}
