import Arrays
import Templating

/// A query's results in one run, as `query.mustache` prints them.
struct QueryResults: Sendable {
    let map: SiteMap
    let run: RunView
    /// Of the database images, as HTML.
    let labels: [String]
    let fragments: Fragments
    /// Where images may have several labels.
    let shares: SharedLabels?

    /// The templates of what stands many times on a page.
    struct Fragments: Sendable {
        let fact, band, hit: PageFragment

        init(_ theme: Theme) throws {
            fact = try PageFragment("fact", names: ["name", "value"], theme: theme)
            band = try PageFragment("band", names: ["distance", "note", "start", "hits"], theme: theme)
            hit = try PageFragment(
                "hit",
                names: ["rank", "row", "label", "distance", "word", "mark", "shared", "x", "y", "sheet", "size"],
                theme: theme)
        }
    }

    /// The results that the query's page shows, and which of them are right.
    func hits(_ row: Int) -> RankedHits {
        let neighbours = run.content.neighbours
        let count = min(map.content.shownNeighbours, neighbours.k)
        let rows = neighbours.indices[row * neighbours.k..<row * neighbours.k + count].map(Int.init)
        return RankedHits(
            title: run.title, rows: rows, isRight: rows.map { run.relevance.isRight(query: row, database: $0) })
    }

    /// - Parameter listed: `hits` of the row.
    func section(
        _ row: Int, _ listed: RankedHits, _ query: PictureCell, own: inout SheetLetters, shown: inout ShownSheets
    ) throws -> TemplateValue {
        let neighbours = run.content.neighbours
        let (found, right) = (listed.rows, listed.isRight)
        let count = found.count
        var bands = ""
        for band in neighbours.bands(of: row, count: count, tiesAtCut: run.tiesAtShown(row, count)) {
            var hits = ""
            for place in band.places {
                let values = try values(
                    found[place], rank: place + 1, isRight: right[place], band.distance,
                    shared: shares?.words(query: row, database: found[place]) ?? "", &shown)
                try fragments.hit.append(values, to: &hits)
                hits += "\n"
            }
            bands += "\n"
            try fragments.band.append([band.distance, band.note, String(band.places.lowerBound + 1), hits], to: &bands)
        }
        return [
            "n": .int(run.number), "slug": .string(run.slug), "title": .string(run.title),
            "facts": try facts(row), "count": .int(count), "right": .int(right.count { $0 }),
            "rule": shares == nil ? .null : .string("by " + run.content.relevance.rawValue),
            "bands": .safe(bands), "code": code(row), "reconstruction": try reconstruction(row, query, &own),
        ]
    }

    /// What a result prints, as HTML.
    private func values(
        _ found: Int, rank: Int, isRight: Bool, _ distance: String, shared: String, _ shown: inout ShownSheets
    ) throws -> [String] {
        let cell = try shown.cell(found)
        let (sheet, size) = shown.show(cell)
        // The element that the word stands in is what the theme draws the frame by.
        let (word, mark) = isRight ? ("right", "b") : ("wrong", "i")
        return [
            String(rank), String(found), labels[found], distance, word, mark, shared, String(cell.x / shown.step),
            String(cell.y / shown.step), sheet, size,
        ]
    }

    private func facts(_ row: Int) throws -> TemplateValue {
        var text = ""
        for (name, value) in run.facts(of: row) { try fragments.fact.append([name, value], to: &text) }
        return .safe(text)
    }

    private func code(_ row: Int) -> TemplateValue {
        guard let codes = run.content.queryCodes else { return .null }
        let strip = CodeStrip(codes.code(row))
        return [
            "bits": .int(codes.bits), "inspect": .bool(InspectPage.shows(run.content)), "ones": .int(strip.ones),
            "row": .int(row), "slug": .string(run.slug), "width": .int(strip.width), "height": .int(strip.height),
            "hex": .safe(strip.hexadecimal), "lines": .safe(strip.lines.map(\.markup).joined()),
        ]
    }

    private func reconstruction(_ row: Int, _ query: PictureCell, _ own: inout SheetLetters) throws -> TemplateValue {
        guard let made = run.content.reconstructions else { return .null }
        let cell = try map.pictures.cell(.reconstruction(run: run.number, query: row))
        // A photograph is shown whole, but encoded and reconstructed cut to the model's shape: only pictures of one
        // size can lie on one another.
        let fits = (cell.width, cell.height) == (query.width, query.height)
        return [
            "box": .safe(cell.box), "sheet": .safe(own.letter(of: cell.sheet)),
            "error": .safe(Numbers.small(Double(made.errors[row]))),
            "querySheet": .safe(own.letter(of: query.sheet)), "dx": fits ? .string(String(cell.x - query.x)) : .null,
            "dy": .int(cell.y - query.y),
        ]
    }
}
