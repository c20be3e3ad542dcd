import Arrays
import Core
import Foundation

/// The binary codes of the tiles of slides at several scales, searched for regions. Make it once, search it often.
///
/// A hit is a window of exactly the query's grid of tiles, at any place of any grid. Distance: the symmetric set
/// distance of `WindowDistances` (Zheng et al., size-scalable retrieval; Veshkin and Khvostikov), which ignores where in
/// a window a tile is.
public struct RegionIndex: Sendable {
    public let grids: [RegionGrid]
    public let bits: Int
    /// The grids' indices by slide and scale, and the grids in that order.
    private let order: [Int]
    private let ordered: [RegionGrid]
    private let tiles: TileCodes
    private let table: CodeTable

    /// - Throws: `Diagnostic` for tiles that the table does not hold, and two grids of one slide and scale.
    public init(grids: [RegionGrid], codes: PackedCodes) throws {
        order = try RegionLimits.order(of: grids, table: codes.count)
        ordered = order.map { grids[$0] }
        tiles = try TileCodes(grids: ordered, codes: codes)
        table = CodeTable(grids: ordered, codes: codes, starts: tiles.starts)
        self.grids = grids
        bits = codes.bits
    }

    /// The nearest windows, nearest first, equal distances by slide, scale, row and column.
    ///
    /// Of windows of one slide that overlap more than the options allow, the first in this order is kept. There may be
    /// fewer than `options.count`, or none.
    /// - Parameters jobs, kernel: neither changes the result.
    /// - Throws: `Diagnostic` for another code length, and options out of range.
    public func search(
        _ query: QueryRegion, _ options: RegionSearchOptions = RegionSearchOptions(),
        jobs: Int = ProcessInfo.processInfo.activeProcessorCount, kernel: HammingKernel = .best
    ) throws -> [RegionHit] {
        try options.check()
        try check(query)
        let codes = RegionCodes(query)
        let rows = windowRows(codes, options)
        let slides = RegionSearch.slides(of: ordered) { !rows[$0].isEmpty }
        let selection = RegionSelection(grids: ordered, columns: query.columns, rows: query.rows, options: options)
        return try RegionSearch.hits(slides: slides, order: order, selection: selection, jobs: jobs) { ranks in
            var windows = WindowDistances()
            var candidates: [RegionCandidate] = []
            for rank in ranks {
                for part in rows[rank] {
                    windows.collect(
                        codes, grid: ordered[rank], rank: rank, start: tiles.starts[rank], windowRows: part, in: tiles,
                        options: options, kernel: kernel, into: &candidates)
                }
            }
            return candidates
        }
    }

    /// For each tile of a grid the least Hamming distance to a tile of the query, -1 for a blank tile. Shape [rows, columns].
    /// - Throws: `Diagnostic` for another code length, or a grid that there is not.
    public func distances(
        from query: QueryRegion, grid: Int, kernel: HammingKernel = .best
    ) throws -> [Int32] {
        try check(query)
        let rank = try RegionLimits.rank(of: grid, in: order)
        let size = grids[grid].tiles.count
        let start = tiles.starts[rank]
        var least = [UInt16](repeating: .max, count: size)
        var distances = least
        for (code, _) in query.distinctCodes() {
            tiles.distances(from: code, to: start..<start + size, into: &distances, kernel: kernel)
            for index in 0..<size { least[index] = min(least[index], distances[index]) }
        }
        return least.map { $0 == .max ? -1 : Int32($0) }
    }

    private func check(_ query: QueryRegion) throws {
        guard query.codes.bits == bits else { throw SearchLimits.lengths(query: query.codes.bits, database: bits) }
    }

    /// The top rows of the windows to look at, by rank of the grid: all of them, or those around tiles that share a
    /// code with the query.
    private func windowRows(_ query: RegionCodes, _ options: RegionSearchOptions) -> [[Range<Int>]] {
        var rows = ordered.map { grid in
            let fits = options.includes(grid) && query.columns <= grid.columns && query.rows <= grid.rows
            return RegionRows(rows: fits ? grid.rows : 0, height: query.rows)
        }
        guard options.sharedCode else { return rows.map(\.all) }
        for (code, _) in query.codes {
            var rank = 0
            for cell in table.cells(holding: code) {
                let cell = Int(cell)
                while cell >= tiles.starts[rank + 1] { rank += 1 }
                rows[rank].mark((cell - tiles.starts[rank]) / max(1, ordered[rank].columns))
            }
        }
        return rows.map(\.aroundMarked)
    }
}
