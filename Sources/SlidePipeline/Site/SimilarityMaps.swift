import Arrays
import Core
import Foundation
import Retrieval
import SlideGallery

/// How much each place of each slide is like a query, by the codes of its tiles at the query's scale.
struct SimilarityMaps {
    /// Cells across or down at most; finer grids are brought to this by the likest tile of each block.
    static let mostCells = 48

    let index: TileIndex
    let regions: RegionIndex
    let codes: PackedCodes

    func maps(of tiles: [Int32], scale: Int, columns: Int, rows: Int, excluded: Set<Int>) throws -> [SimilarityMap] {
        let wanted = tiles.filter { $0 >= 0 }.map(Int.init)
        let query = try QueryRegion(
            columns: columns, rows: rows,
            codes: PackedCodes(count: wanted.count, bits: codes.bits, bytes: wanted.flatMap { Array(codes.code($0)) }))
        return try index.grids.indices.filter {
            index.grids[$0].scale == scale && !excluded.contains(index.grids[$0].slide)
        }
        .map { number in
            let grid = index.grids[number]
            return map(grid, try regions.distances(from: query, grid: number))
        }
    }

    private func map(_ grid: RegionGrid, _ distances: [Int32]) -> SimilarityMap {
        let block = max(1, (max(grid.columns, grid.rows) + Self.mostCells - 1) / Self.mostCells)
        let columns = max(1, (grid.columns + block - 1) / block)
        let rows = max(1, (grid.rows + block - 1) / block)
        var values = [UInt8](repeating: 0, count: columns * rows)
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let distance = distances[row * grid.columns + column]
                guard distance >= 0 else { continue }
                // Half of the bits differ between codes that have nothing in common.
                let likeness = max(0, 1 - 2 * Double(distance) / Double(codes.bits))
                let place = row / block * columns + column / block
                values[place] = max(values[place], UInt8(1 + (likeness * 254).rounded()))
            }
        }
        let best = distances.filter { $0 >= 0 }.min()
        return SimilarityMap(
            slide: grid.slide, columns: columns, rows: rows, cell: grid.tileEdge * Double(block), values: values,
            bestDistance: best.map(Double.init))
    }
}
