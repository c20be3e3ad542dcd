import Arrays
import Retrieval

/// The definition of a search for regions: every window, every pair of tiles, one sort, then one hit after the other.
struct NaiveRegions {
    var grids: [RegionGrid]
    var options: RegionSearchOptions
    var columns: Int
    var rows: Int

    struct Window {
        var hit: RegionHit
        /// The distance as a fraction, so that equal ones are equal.
        var numerator: Int
        var denominator: Int
    }

    func search(_ query: QueryRegion, codes: PackedCodes) -> [RegionHit] {
        let own = (0..<query.codes.count).map { query.codes.code($0) }
        return hits { tiles in
            let window = tiles.filter { $0 >= 0 }.map { codes.code(Int($0)) }
            guard !window.isEmpty, !options.sharedCode || own.contains(where: { window.contains($0) }) else {
                return nil
            }
            let toWindow = own.map { code in window.map { Int(naiveDistance(code, $0)) }.min() ?? 0 }.reduce(0, +)
            let toQuery = window.map { code in own.map { Int(naiveDistance(code, $0)) }.min() ?? 0 }.reduce(0, +)
            return (toWindow * window.count + toQuery * own.count, own.count * window.count)
        }
    }

    /// - Parameter query: rows of features in quarters, -1 where blank.
    func search(_ query: [Int32], features: FloatMatrix, latents: FloatMatrix) -> [RegionHit] {
        hits { tiles in
            var sum: Float = 0
            var compared = 0
            for (tile, own) in zip(tiles, query) where own >= 0 {
                guard tile >= 0 else { return nil }
                compared += 1
                for (a, b) in zip(latents.row(Int(tile)), features.row(Int(own))) { sum += (a - b) * (a - b) }
            }
            // Squares of quarters are sixteenths.
            return (Int(sum * 16), 16 * compared * latents.columns)
        }
    }

    /// - Parameter distance: of a window's tiles, row after row; nil where it is no candidate.
    private func hits(_ distance: ([Int32]) -> (numerator: Int, denominator: Int)?) -> [RegionHit] {
        var windows: [Window] = []
        for (number, grid) in grids.enumerated() {
            guard !options.excludedSlides.contains(grid.slide), options.scales?.contains(grid.scale) ?? true,
                columns <= grid.columns, rows <= grid.rows
            else { continue }
            for row in 0...grid.rows - rows {
                for column in 0...grid.columns - columns {
                    let tiles = (row..<row + rows).flatMap { y in
                        (column..<column + columns).map { x in grid.tiles[y * grid.columns + x] }
                    }
                    let tissue = Double(tiles.count { $0 >= 0 })
                    guard tissue >= 1, tissue / Double(tiles.count) >= options.minimumTiles,
                        let (numerator, denominator) = distance(tiles)
                    else { continue }
                    let hit = RegionHit(
                        grid: number, column: column, row: row, distance: Double(numerator) / Double(denominator))
                    windows.append(Window(hit: hit, numerator: numerator, denominator: denominator))
                }
            }
        }
        windows.sort { one, other in
            let left = one.numerator * other.denominator
            let right = other.numerator * one.denominator
            if left != right { return left < right }
            let a = grids[one.hit.grid]
            let b = grids[other.hit.grid]
            return (a.slide, a.scale, one.hit.row, one.hit.column) < (b.slide, b.scale, other.hit.row, other.hit.column)
        }
        var kept: [RegionHit] = []
        for window in windows where kept.count < options.count && !kept.contains(where: { overlap(window.hit, $0) }) {
            kept.append(window.hit)
        }
        return kept
    }

    /// Counted tile by tile; across scales, by the corners.
    private func overlap(_ one: RegionHit, _ other: RegionHit) -> Bool {
        let a = grids[one.grid]
        let b = grids[other.grid]
        guard a.slide == b.slide else { return false }
        if a.scale == b.scale {
            let tiles = Set((0..<rows).flatMap { y in (0..<columns).map { x in [one.column + x, one.row + y] } })
            let others = Set((0..<rows).flatMap { y in (0..<columns).map { x in [other.column + x, other.row + y] } })
            return Double(tiles.intersection(others).count) / Double(tiles.count) > options.overlap
        }
        guard let greatest = options.overlapAcrossScales else { return false }
        func ends(_ start: Int, _ count: Int, _ edge: Double) -> (Double, Double) {
            (Double(start) * edge, Double(start + count) * edge)
        }
        let (left, right) = ends(one.column, columns, a.tileEdge)
        let (otherLeft, otherRight) = ends(other.column, columns, b.tileEdge)
        let (top, bottom) = ends(one.row, rows, a.tileEdge)
        let (otherTop, otherBottom) = ends(other.row, rows, b.tileEdge)
        let wide = max(0, min(right, otherRight) - max(left, otherLeft))
        let high = max(0, min(bottom, otherBottom) - max(top, otherTop))
        let edge = min(a.tileEdge, b.tileEdge)
        return wide * high > greatest * edge * edge * Double(columns * rows)
    }
}
