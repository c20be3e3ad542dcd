import Arrays
import Core

/// A query region: a matrix of tiles. The order of its codes makes no difference to the search.
public struct QueryRegion: Sendable, Equatable {
    /// How many tiles wide and high, blank ones included.
    public let columns: Int
    public let rows: Int
    /// The codes of the tiles with tissue: columns · rows, or fewer where tiles are blank.
    public let codes: PackedCodes

    /// - Throws: `Diagnostic` for a region without tissue, or one with more codes than tiles.
    public init(columns: Int, rows: Int, codes: PackedCodes) throws {
        let size = try RegionLimits.area(columns: columns, rows: rows)
        guard codes.count > 0 else { throw RegionLimits.blankQuery }
        guard codes.count <= size else {
            throw Diagnostic("\(codes.count) codes for a region of \(columns) × \(rows) tiles")
        }
        self.columns = columns
        self.rows = rows
        self.codes = codes
    }

    /// Its different codes in the order of their first tile, and how many tiles have each.
    func distinctCodes() -> [(code: ArraySlice<UInt8>, tiles: Int)] {
        var places: [ArraySlice<UInt8>: Int] = [:]
        var distinct: [(code: ArraySlice<UInt8>, tiles: Int)] = []
        for tile in 0..<codes.count {
            let code = codes.code(tile)
            if let place = places[code] {
                distinct[place].tiles += 1
            } else {
                places[code] = distinct.count
                distinct.append((code, 1))
            }
        }
        return distinct
    }
}

/// What every search for regions checks, and the words it complains with.
enum RegionLimits {
    /// The most tiles of a query region: sums of distances of 1024 bits stay below 2³².
    static let tiles = 1 << 20

    /// The number of tiles of a region.
    static func area(columns: Int, rows: Int) throws -> Int {
        let (size, overflow) = columns.multipliedReportingOverflow(by: rows)
        guard columns >= 1, rows >= 1, !overflow, size <= tiles else {
            throw Diagnostic(
                "a query region of \(columns) × \(rows) tiles", expected: "1 × 1 to \(tiles) tiles",
                advice: "choose a smaller region, or a coarser scale")
        }
        return size
    }

    static let blankQuery = Diagnostic(
        "a query region without a tile of tissue",
        advice: "choose a region on the tissue, or lower the share of tissue that a tile needs")

    /// - Returns: the grids' indices by slide, then scale: the order of hits at equal distance.
    static func order(of grids: [RegionGrid], table count: Int) throws -> [Int] {
        for grid in grids { try grid.check(table: count) }
        let order = grids.indices.sorted { (grids[$0].slide, grids[$0].scale) < (grids[$1].slide, grids[$1].scale) }
        for (one, next) in zip(order, order.dropFirst())
        where grids[one].slide == grids[next].slide && grids[one].scale == grids[next].scale {
            throw Diagnostic("two grids of slide \(grids[one].slide) at scale \(grids[one].scale)", expected: "one")
        }
        return order
    }
}
