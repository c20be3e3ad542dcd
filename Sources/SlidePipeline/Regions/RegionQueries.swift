import Core
import Foundation
import Retrieval
import Slides

/// A region to search with: a window of tiles of one slide at one scale.
struct RegionQuery: Sendable, Codable, Equatable {
    /// Index into the grids of the index.
    var grid: Int
    var column: Int
    var row: Int
    var className: String
}

/// Draws the query regions.
enum RegionQueries {
    /// The slides that queries are cut from, by their names, by the card or the last quarter of all.
    static func slides(_ configuration: SlideSiteConfiguration, _ index: TileIndex) throws -> [Int] {
        let names = index.slides.map(\.entry.name)
        guard !configuration.queries.slides.isEmpty else {
            let chosen = index.slides.indices.filter { index.slides[$0].entry.isQuery }
            if !chosen.isEmpty { return chosen }
            return Array(names.indices.suffix(max(1, names.count / 4)))
        }
        return try configuration.queries.slides.map { name in
            guard let found = names.firstIndex(of: name) else {
                throw Diagnostic(
                    "`queries.slides` names `\(name.prefix(80))`, which is not among the slides that could be read",
                    file: configuration.file, expected: "some of \(names.joined(separator: ", "))")
            }
            return found
        }
    }

    /// Of each class as many as wanted, from all scales in turn; fewer where the annotated areas hold no more windows
    /// that do not overlap.
    static func draw(_ configuration: SlideSiteConfiguration, _ index: TileIndex, slides: [Int]) -> [RegionQuery] {
        let plan = configuration.queries
        var cells: [String: [Int: [RegionQuery]]] = [:]
        for (number, grid) in index.grids.enumerated()
        where slides.contains(grid.slide) && grid.columns >= plan.columns && grid.rows >= plan.rows {
            for row in 0...grid.rows - plan.rows {
                for column in 0...grid.columns - plan.columns {
                    guard isFull(grid, column, row, plan),
                        let name = index.majority(
                            grid: number, column: column, row: row, columns: plan.columns, rows: plan.rows,
                            atLeast: plan.purity)
                    else { continue }
                    cells[name, default: [:]][grid.scale, default: []].append(
                        RegionQuery(grid: number, column: column, row: row, className: name))
                }
            }
        }
        var random = SeededRandom(seed: plan.seed)
        var drawn: [RegionQuery] = []
        for name in index.classes {
            var pools = (cells[name] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
            for pool in pools.indices { random.shuffle(&pools[pool]) }
            var kept: [RegionQuery] = []
            var turn = 0
            while kept.count < plan.perClass, pools.contains(where: { !$0.isEmpty }) {
                let pool = turn % pools.count
                turn += 1
                while let next = pools[pool].popLast() {
                    let overlaps = kept.contains {
                        $0.grid == next.grid && abs($0.column - next.column) < plan.columns
                            && abs($0.row - next.row) < plan.rows
                    }
                    if !overlaps {
                        kept.append(next)
                        break
                    }
                }
            }
            drawn += kept.sorted { ($0.grid, $0.row, $0.column) < ($1.grid, $1.row, $1.column) }
        }
        return drawn
    }

    /// Whether every tile of a window has tissue.
    private static func isFull(
        _ grid: RegionGrid, _ column: Int, _ row: Int, _ plan: SlideSiteConfiguration.QueryPlan
    ) -> Bool {
        (row..<row + plan.rows).allSatisfy { y in
            (column..<column + plan.columns).allSatisfy { grid.tiles[y * grid.columns + $0] >= 0 }
        }
    }
}
