import Arrays
import Core
import Foundation
import Pipeline
import Retrieval

/// One slide with its tiles; its tiles are rows `first` and on in the table of all slides' tiles.
struct IndexedSlide: Sendable {
    var entry: SlideCollection.Entry
    var table: TileTable
    var tiles: [TileRow]
    var first: Int
    /// The result of the step `tiles`, and the digest of the slide's file.
    var result: StepResult
    var digest: String
}

/// The tiles of all slides that could be read.
struct TileIndex: Sendable {
    var slides: [IndexedSlide] = []
    /// One for each slide and scale; `gridSlides` and `gridTables` say which.
    private(set) var grids: [RegionGrid] = []
    private(set) var gridTables: [TileTable.Grid] = []
    /// The grid of slide s and its own grid g is `gridStarts[s] + g`.
    private(set) var gridStarts: [Int] = []
    private(set) var count = 0

    /// All classes that annotations name, in byte order.
    var classes: [String] { Set(slides.flatMap(\.table.classes)).sortedByBytes() }

    mutating func append(
        _ entry: SlideCollection.Entry, _ result: StepResult, digest: String, tile: Int
    ) throws {
        let url = result.url(TileTable.fileName)
        let table = try JSON.decode(TileTable.self, from: Files.read(url), file: url.path)
        let places = try NPY.read(result.url(TileTable.placesName)).values(Int32.self, as: .int32)
        let classes = try NPY.read(result.url(TileTable.classesName)).values(Int32.self, as: .int32)
        guard places.count == classes.count * 3 else {
            throw Diagnostic("has \(places.count) numbers for \(classes.count) tiles", file: result.folder.path)
        }
        let tiles = classes.indices.map {
            TileRow(
                grid: Int(places[3 * $0]), column: Int(places[3 * $0 + 1]), row: Int(places[3 * $0 + 2]),
                classIndex: Int(classes[$0]))
        }
        gridStarts.append(grids.count)
        for (index, grid) in table.grids.enumerated() {
            var rows = [Int32](repeating: -1, count: grid.columns * grid.rows)
            for (place, found) in tiles.enumerated() where found.grid == index {
                let cell = found.row * grid.columns + found.column
                guard rows.indices.contains(cell) else {
                    throw Diagnostic("has a tile outside of its grid", file: result.folder.path)
                }
                rows[cell] = Int32(count + place)
            }
            grids.append(
                try RegionGrid(
                    slide: slides.count, scale: grid.scale, columns: grid.columns, rows: grid.rows,
                    tileEdge: Double(tile) * grid.factor, tiles: rows))
            gridTables.append(grid)
        }
        slides.append(
            IndexedSlide(entry: entry, table: table, tiles: tiles, first: count, result: result, digest: digest))
        count += tiles.count
    }

    /// The class of a tile, by all slides' classes; nil where none has most of it.
    func className(_ slide: Int, _ tile: TileRow) -> String? {
        let classes = slides[slide].table.classes
        return classes.indices.contains(tile.classIndex) ? classes[tile.classIndex] : nil
    }

    /// The class that most tiles of a window have, if they are at least this share of all its tiles.
    func majority(grid: Int, column: Int, row: Int, columns: Int, rows: Int, atLeast share: Double) -> String? {
        let window = grids[grid]
        let slide = window.slide
        var votes: [String: Int] = [:]
        for y in row..<min(window.rows, row + rows) {
            for x in column..<min(window.columns, column + columns) {
                let index = Int(window.tiles[y * window.columns + x])
                guard index >= 0 else { continue }
                if let name = className(slide, slides[slide].tiles[index - slides[slide].first]) {
                    votes[name, default: 0] += 1
                }
            }
        }
        let best = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let best, Double(best.value) >= share * Double(columns * rows) else { return nil }
        return best.key
    }
}
