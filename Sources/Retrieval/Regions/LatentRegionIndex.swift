import Arrays
import Core
import Foundation

/// The latents of the tiles of slides at several scales, searched for regions by squared error, tile by tile.
///
/// Unlike the set distance of codes, a query tile is compared with the tile at its own place in the window. Distance: the
/// mean over places and columns of squared differences. Places where the query is blank do not count; a window that is
/// blank where the query is not is no hit, because its mean would be over fewer tiles than that of others.
public struct LatentRegionIndex: Sendable {
    public let grids: [RegionGrid]
    /// Numbers a latent.
    public let columns: Int
    private let order: [Int]
    private let ordered: [RegionGrid]
    /// The tiles with tissue of each ordered grid, and their places in it.
    private let tiles: [EuclideanIndex]
    private let places: [[Int32]]

    /// - Parameter latents: shape [tiles, columns].
    /// - Throws: `Diagnostic` for tiles that the table does not hold, two grids of one slide and scale, and numbers that
    ///   are not finite.
    public init(grids: [RegionGrid], latents: FloatMatrix) throws {
        order = try RegionLimits.order(of: grids, table: latents.rows)
        guard latents.columns > 0 else { throw Diagnostic("latents without a column", expected: "at least one number") }
        let ordered = order.map { grids[$0] }
        places = ordered.map { grid in grid.tiles.indices.filter { grid.tiles[$0] >= 0 }.map(Int32.init) }
        tiles = try zip(ordered, places).map { grid, places in
            var values: [Float] = []
            values.reserveCapacity(places.count * latents.columns)
            for place in places { values += latents.row(Int(grid.tiles[Int(place)])) }
            return try EuclideanIndex(
                try FloatMatrix(rows: places.count, columns: latents.columns, values: values))
        }
        self.ordered = ordered
        self.grids = grids
        columns = latents.columns
    }

    /// The nearest windows, nearest first, equal distances by slide, scale, row and column; overlapping ones as
    /// `RegionIndex.search` leaves them out.
    /// - Parameters:
    ///   - columns, rows: the query's size in tiles.
    ///   - features: the latents of its tiles with tissue.
    ///   - tiles: which row of `features` each tile is, [rows, columns], -1 where blank; nil where none is.
    ///   - options: `sharedCode` means nothing here.
    ///   - jobs: does not change the result.
    public func search(
        columns width: Int, rows height: Int, features: FloatMatrix, tiles query: [Int32]? = nil,
        options: RegionSearchOptions = RegionSearchOptions(),
        jobs: Int = ProcessInfo.processInfo.activeProcessorCount
    ) throws -> [RegionHit] {
        try options.check()
        let size = try RegionLimits.area(columns: width, rows: height)
        let query = query ?? (0..<Int32(size)).map { $0 }
        guard query.count == size else {
            throw Diagnostic("\(query.count) tiles for a query region of \(width) × \(height)")
        }
        if let bad = query.first(where: { $0 < -1 || Int($0) >= features.rows }) {
            throw Diagnostic("a query region's tile is row \(bad) of \(features.rows)", expected: "-1 or a row from 0")
        }
        guard query.contains(where: { $0 >= 0 }) else { throw RegionLimits.blankQuery }
        try check(features)
        let region = LatentRegion(columns: width, rows: height, tiles: query, features: features)
        let slides = RegionSearch.slides(of: ordered) { rank in
            let grid = ordered[rank]
            return options.includes(grid) && width <= grid.columns && height <= grid.rows
        }
        let selection = RegionSelection(grids: ordered, columns: width, rows: height, options: options)
        return try RegionSearch.hits(slides: slides, order: order, selection: selection, jobs: jobs) { ranks in
            ranks.flatMap { rank in
                region.candidates(
                    in: ordered[rank], rank: rank, tiles: tiles[rank], places: places[rank], options: options)
            }
        }
    }

    /// For each tile of a grid the least mean of squared differences to a tile of the query, wherever it is; -1 for a blank
    /// tile. Shape [rows, columns].
    /// - Parameter features: the latents of the query's tiles with tissue.
    public func distances(from features: FloatMatrix, grid: Int) throws -> [Float] {
        try check(features)
        guard features.rows > 0 else { throw RegionLimits.blankQuery }
        let rank = try RegionLimits.rank(of: grid, in: order)
        var least = [Float](repeating: .infinity, count: places[rank].count)
        var squared: [Float] = []
        for row in 0..<features.rows {
            tiles[rank].squaredDistances(from: features, rows: row..<row + 1, into: &squared)
            for index in least.indices { least[index] = min(least[index], squared[index]) }
        }
        var distances = [Float](repeating: -1, count: grids[grid].tiles.count)
        for (place, value) in zip(places[rank], least) { distances[Int(place)] = value / Float(columns) }
        return distances
    }

    private func check(_ features: FloatMatrix) throws {
        guard features.columns == columns else {
            throw SearchLimits.columns(query: features.columns, database: columns)
        }
        try SearchLimits.checkFinite(features)
    }
}
