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
        guard features.columns == columns else {
            throw SearchLimits.columns(query: features.columns, database: columns)
        }
        try SearchLimits.checkFinite(features)
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
}

/// The query of a real-valued search.
struct LatentRegion: Sendable {
    var columns: Int
    var rows: Int
    var tiles: [Int32]
    var features: FloatMatrix

    /// The windows of a grid that have tissue wherever the query has.
    /// - Parameters:
    ///   - tiles: the grid's tiles with tissue.
    ///   - places: where each is in the grid.
    func candidates(
        in grid: RegionGrid, rank: Int, tiles index: EuclideanIndex, places: [Int32], options: RegionSearchOptions
    ) -> [RegionCandidate] {
        var sums = [Double](repeating: 0, count: grid.tiles.count)
        var compared = [Int32](repeating: 0, count: grid.tiles.count)
        var squared: [Float] = []
        for (place, row) in tiles.enumerated() where row >= 0 {
            index.squaredDistances(from: features, rows: Int(row)..<Int(row) + 1, into: &squared)
            let offset = place / columns * grid.columns + place % columns
            for (number, cell) in places.enumerated() where Int(cell) >= offset {
                // Where this would be a window across the border, it is not looked at below.
                sums[Int(cell) - offset] += Double(squared[number])
                compared[Int(cell) - offset] += 1
            }
        }
        let wanted = Int32(tiles.count { $0 >= 0 })
        let tissue = tissue(of: grid)
        let fewest = UInt32(options.fewestTiles(of: columns * rows))
        let numbers = Double(wanted) * Double(features.columns)
        var candidates: [RegionCandidate] = []
        for row in 0...grid.rows - rows {
            for column in 0...grid.columns - columns {
                let place = row * grid.columns + column
                guard compared[place] == wanted, tissue[place] >= fewest else { continue }
                candidates.append(
                    RegionCandidate(distance: sums[place] / numbers, rank: Int32(rank), place: Int32(place)))
            }
        }
        return candidates
    }

    /// How many tiles of each window have tissue.
    private func tissue(of grid: RegionGrid) -> [UInt32] {
        var numbers = grid.tiles.map { UInt32($0 >= 0 ? 1 : 0) }
        var scratch = numbers
        SlidingWindows.sums(
            of: &numbers, count: numbers.count, columns: grid.columns, width: columns, height: rows,
            scratch: &scratch)
        return numbers
    }
}
