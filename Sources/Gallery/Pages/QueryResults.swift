import Arrays
import Templating

/// A query's results in one run, as `query.mustache` prints them.
struct QueryResults: Sendable {
    let map: SiteMap
    let run: RunView
    /// Of the database images, as HTML.
    let labels: [String]
    let engine: MustacheEngine
    /// `hit.mustache`, where it is plain.
    let hit: FlatTemplate?
    /// Where images may have several labels.
    let shares: SharedLabels?

    /// What `hit.mustache` may print, in the order in which `append` gives it.
    static let names = ["rank", "row", "label", "distance", "word", "mark", "shared", "x", "y", "sheet", "size"]

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
        var bands: [TemplateValue] = []
        for band in neighbours.bands(of: row, count: count, tiesAtCut: run.tiesAtShown(row, count)) {
            var hits = ""
            for place in band.places {
                let values = try values(
                    found[place], rank: place + 1, isRight: right[place], band.distance,
                    shared: shares?.words(query: row, database: found[place]) ?? "", &shown)
                try append(values, to: &hits)
            }
            bands.append([
                "distance": .safe(band.distance), "note": .safe(band.note), "start": .int(band.places.lowerBound + 1),
                "hits": .safe(hits),
            ])
        }
        return [
            "n": .int(run.number), "slug": .string(run.slug), "title": .string(run.title),
            "facts": .list(run.facts(of: row)), "count": .int(count), "right": .int(right.count { $0 }),
            "rule": shares == nil ? .null : .string("by " + run.content.relevance.rawValue),
            "bands": .list(bands), "code": code(row), "reconstruction": try reconstruction(row, query, &own),
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

    private func append(_ values: [String], to hits: inout String) throws {
        if let hit { return hit.append(values, to: &hits) }
        let fields = Dictionary(zip(Self.names, values.map(TemplateValue.safe))) { first, _ in first }
        hits += try engine.render("hit", .object(fields))
    }

    private func code(_ row: Int) -> TemplateValue {
        guard let codes = run.content.queryCodes else { return .null }
        let strip = CodeStrip(codes.code(row))
        return [
            "bits": .int(codes.bits), "inspect": .bool(InspectPage.shows(run.content)), "ones": .int(strip.ones),
            "width": .int(strip.width),
            "height": .int(strip.height), "hex": .safe(strip.hexadecimal),
            "lines": .list(
                strip.lines.map { ["y": .safe($0.y), "length": .int($0.length), "dashes": .safe($0.dashes)] }),
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
