import Arrays
import Core
import Retrieval
import Testing

@Suite struct LatentRegionTests {
    /// (0, 1) against the windows (0, 3), (3, 1): squares 0 + 4 and 9 + 0, of two tiles.
    @Test func workedExample() throws {
        let latents = try FloatMatrix(rows: 3, columns: 1, values: [0, 3, 1])
        let grid = try RegionGrid(slide: 0, scale: 0, columns: 3, rows: 1, tileEdge: 1, tiles: [0, 1, 2])
        let index = try LatentRegionIndex(grids: [grid], latents: latents)
        let features = try FloatMatrix(rows: 2, columns: 1, values: [0, 1])
        var options = RegionSearchOptions()
        options.overlap = 0.5
        #expect(
            try index.search(columns: 2, rows: 1, features: features, options: options) == [
                RegionHit(grid: 0, column: 0, row: 0, distance: 2),
                RegionHit(grid: 0, column: 1, row: 0, distance: 4.5),
            ])
        // The first place is blank: only the second counts.
        #expect(
            try index.search(columns: 2, rows: 1, features: features, tiles: [-1, 1], options: options) == [
                RegionHit(grid: 0, column: 1, row: 0, distance: 0), RegionHit(grid: 0, column: 0, row: 0, distance: 4),
            ])
    }

    @Test func equalsTheDefinition() throws {
        var random = SeededRandom(seed: 31)
        var found = 0
        for round in 0..<60 {
            let seed = UInt64(500 + round)
            let blank = [0, 0.1, 0.5][round % 3]
            let grids = try randomGrids(slides: 3, scales: 3, longest: 9, blank: blank, seed: seed)
            let latents = try uniformMatrix(max(1, tableSize(grids)), 1 + random.below(3), seed: seed)
            let index = try LatentRegionIndex(grids: grids, latents: latents)
            let columns = 1 + random.below(3)
            let rows = 1 + random.below(3)
            let features = try uniformMatrix(columns * rows, latents.columns, seed: seed + 1)
            var query = (0..<Int32(columns * rows)).map { random.uniform() < blank ? -1 : $0 }
            if query.allSatisfy({ $0 < 0 }) { query[0] = 0 }
            var options = RegionSearchOptions()
            options.count = [1, 20, 1000][random.below(3)]
            options.minimumTiles = [0, 0.5, 1][random.below(3)]
            options.overlap = [0, 0.25, 1][random.below(3)]
            options.overlapAcrossScales = [nil, 0, 0.5][random.below(3)]
            options.excludedSlides = random.below(2) == 0 ? [] : [1]
            options.scales = random.below(2) == 0 ? nil : [0, 2]
            let expected = NaiveRegions(grids: grids, options: options, columns: columns, rows: rows)
                .search(query, features: features, latents: latents)
            for jobs in [1, 3] {
                #expect(
                    try index.search(
                        columns: columns, rows: rows, features: features, tiles: query, options: options, jobs: jobs)
                        == expected)
            }
            found += expected.count
        }
        #expect(found > 100)
    }

    @Test func heatMapEqualsTheDefinition() throws {
        let grids = try randomGrids(slides: 2, scales: 2, longest: 20, blank: 0.2, seed: 15)
        let latents = try uniformMatrix(tableSize(grids), 4, seed: 16)
        let index = try LatentRegionIndex(grids: grids, latents: latents)
        let features = try uniformMatrix(3, 4, seed: 17)
        for (number, grid) in grids.enumerated() {
            let expected = grid.tiles.map { tile -> Float in
                guard tile >= 0 else { return -1 }
                return (0..<3).map { row in
                    zip(latents.row(Int(tile)), features.row(row)).map { ($0 - $1) * ($0 - $1) }.reduce(0, +) / 4
                }.min() ?? -1
            }
            #expect(try index.distances(from: features, grid: number) == expected)
        }
        #expect(throws: Diagnostic.self) { try index.distances(from: features, grid: 9) }
        #expect(throws: Diagnostic.self) { try index.distances(from: uniformMatrix(0, 4, seed: 1), grid: 0) }
        #expect(throws: Diagnostic.self) { try index.distances(from: uniformMatrix(1, 3, seed: 1), grid: 0) }
    }

    @Test func complainsInWords() throws {
        let grid = try RegionGrid(slide: 0, scale: 0, columns: 2, rows: 1, tileEdge: 1, tiles: [0, 1])
        let index = try LatentRegionIndex(grids: [grid], latents: uniformMatrix(2, 3, seed: 1))
        let one = try uniformMatrix(1, 3, seed: 2)
        #expect(throws: Diagnostic.self) { try index.search(columns: 0, rows: 1, features: one) }
        #expect(throws: Diagnostic.self) { try index.search(columns: 2, rows: 1, features: one) }
        #expect(throws: Diagnostic.self) { try index.search(columns: 2, rows: 1, features: one, tiles: [0]) }
        #expect(throws: Diagnostic.self) { try index.search(columns: 2, rows: 1, features: one, tiles: [0, -2]) }
        #expect(throws: Diagnostic.self) { try index.search(columns: 2, rows: 1, features: one, tiles: [-1, -1]) }
        #expect(throws: Diagnostic.self) {
            try index.search(columns: 1, rows: 1, features: uniformMatrix(1, 2, seed: 3))
        }
        let diverged = try FloatMatrix(rows: 1, columns: 3, values: [0, .nan, 0])
        #expect(throws: Diagnostic.self) { try index.search(columns: 1, rows: 1, features: diverged) }
        #expect(throws: Diagnostic.self) { try LatentRegionIndex(grids: [grid], latents: one) }
        #expect(throws: Diagnostic.self) {
            try LatentRegionIndex(grids: [grid, grid], latents: uniformMatrix(2, 3, seed: 1))
        }
    }
}
