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
