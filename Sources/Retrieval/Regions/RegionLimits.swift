import Core

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

    /// Where a grid is in that order.
    static func rank(of grid: Int, in order: [Int]) throws -> Int {
        guard let rank = order.firstIndex(of: grid) else {
            throw Diagnostic("no grid \(grid) in an index of \(order.count)")
        }
        return rank
    }
}
