import Arrays

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
