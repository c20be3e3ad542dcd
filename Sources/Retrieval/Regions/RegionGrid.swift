import Core

/// The tiles of one slide at one scale: where each has its row in the table of tile codes, -1 where there is no tissue.
///
/// Tile (column, row) covers the square of edge `tileEdge` at (column · tileEdge, row · tileEdge), in pixels of the
/// slide's finest level from the corner where its grids begin; all grids of a slide begin at the same corner.
public struct RegionGrid: Sendable, Equatable {
    /// The slide's number in its collection.
    public var slide: Int
    /// The index into the scales of the collection.
    public var scale: Int
    /// How many tiles wide and high.
    public var columns: Int
    public var rows: Int
    /// A tile's edge in pixels of the finest level.
    public var tileEdge: Double
    /// Rows of the table of codes (or of latents), [rows, columns]; -1 for a blank tile.
    public var tiles: [Int32]

    /// - Throws: `Diagnostic` where the sizes disagree or a number is out of range. A grid may be empty: a slide can
    ///   be smaller than one tile.
    public init(slide: Int, scale: Int, columns: Int, rows: Int, tileEdge: Double, tiles: [Int32]) throws {
        self.slide = slide
        self.scale = scale
        self.columns = columns
        self.rows = rows
        self.tileEdge = tileEdge
        self.tiles = tiles
        try check()
    }

    /// The square of level-0 pixels that a window covers, relative to the corner where the grid begins.
    /// - Parameters columns, rows: the window's size in tiles.
    public func rectangle(column: Int, row: Int, columns: Int, rows: Int) -> RegionRectangle {
        RegionRectangle(
            x: Double(column) * tileEdge, y: Double(row) * tileEdge, width: Double(columns) * tileEdge,
            height: Double(rows) * tileEdge)
    }

    func check() throws {
        let (size, overflow) = columns.multipliedReportingOverflow(by: rows)
        guard columns >= 0, rows >= 0, !overflow, tiles.count == size else {
            throw Diagnostic("\(tiles.count) tiles cannot be a grid of \(columns) × \(rows)")
        }
        guard slide >= 0, scale >= 0 else {
            throw Diagnostic("a grid of slide \(slide) at scale \(scale)", expected: "numbers from 0")
        }
        guard tileEdge.isFinite, tileEdge > 0 else {
            throw Diagnostic(
                "tiles with an edge of \(tileEdge) pixels in slide \(slide)", expected: "a number above 0")
        }
    }

    /// - Parameter count: rows of the table that the tiles point into.
    func check(table count: Int) throws {
        try check()
        guard let bad = tiles.firstIndex(where: { $0 < -1 || Int($0) >= count }) else { return }
        throw Diagnostic(
            "tile \(bad) of slide \(slide) at scale \(scale) is row \(tiles[bad]) of a table of \(count) rows",
            expected: "-1 for a blank tile, or a row from 0")
    }
}

/// A rectangle on a slide, in pixels of its finest level.
public struct RegionRectangle: Sendable, Equatable, Codable {
    public var x: Double
    public var y: Double
    public var width: Double
    public var height: Double

    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The area in common as a share of the smaller rectangle's; 0 where one has no area.
    public func overlap(_ other: RegionRectangle) -> Double {
        let wide = min(x + width, other.x + other.width) - max(x, other.x)
        let high = min(y + height, other.y + other.height) - max(y, other.y)
        let smaller = min(width * height, other.width * other.height)
        return wide > 0 && high > 0 && smaller > 0 ? wide * high / smaller : 0
    }
}
