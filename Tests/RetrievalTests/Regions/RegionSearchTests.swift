import Arrays
import Core
import Retrieval
import Testing

@Suite struct RegionSearchTests {
    /// Two tiles, 0000 0000 and 0000 1111, against windows of two tiles, worked by hand.
    @Test func workedExample() throws {
        let codes = try PackedCodes.bytes([0b0000_0000, 0b0000_0001, 0b0000_1111, 0b1111_1111])
        // Windows: {0, 1}, {1, 2}, {2, 3}.
        let grid = try RegionGrid(slide: 3, scale: 0, columns: 4, rows: 1, tileEdge: 224, tiles: [0, 1, 2, 3])
        let index = try RegionIndex(grids: [grid], codes: codes)
        let query = try QueryRegion(columns: 2, rows: 1, codes: .bytes([0b0000_0000, 0b0000_1111]))
        var options = RegionSearchOptions()
        options.overlap = 1
        // {0, 1}: query to window 0 and 3, window to query 0 and 1: 3/2 + 1/2 = 2.
        // {1, 2}: 1 and 0, 1 and 0: 1/2 + 1/2 = 1. {2, 3}: 4 and 0, 0 and 4: 2 + 2 = 4.
        #expect(
            try index.search(query, options) == [
                RegionHit(grid: 0, column: 1, row: 0, distance: 1), RegionHit(grid: 0, column: 0, row: 0, distance: 2),
                RegionHit(grid: 0, column: 2, row: 0, distance: 4),
            ])
        options.overlap = 0
        #expect(try index.search(query, options) == [RegionHit(grid: 0, column: 1, row: 0, distance: 1)])
        #expect(try index.distances(from: query, grid: 0) == [0, 1, 0, 4])
    }

    /// A blank tile is in neither set: the mean is over the tile that is left.
    @Test func blankTilesAreNotCounted() throws {
        let codes = try PackedCodes.bytes([0b0000_0000, 0b0000_0011])
        let grid = try RegionGrid(slide: 0, scale: 0, columns: 2, rows: 1, tileEdge: 1, tiles: [0, -1])
        let index = try RegionIndex(grids: [grid], codes: codes)
        let query = try QueryRegion(columns: 2, rows: 1, codes: codes)
        var options = RegionSearchOptions()
        // Query to window 0 and 2, window to query 0: 2/2 + 0/1.
        #expect(try index.search(query, options) == [RegionHit(grid: 0, column: 0, row: 0, distance: 1)])
        options.minimumTiles = 0.6
        #expect(try index.search(query, options).isEmpty)
        #expect(try index.distances(from: query, grid: 0) == [0, -1])
    }

    @Test(arguments: [8, 32, 64, 72, 128])
    func equalsTheDefinition(bits: Int) throws {
        var random = SeededRandom(seed: UInt64(bits))
        var found = 0
        for round in 0..<40 {
            let seed = UInt64(1000 * bits + round)
            let blank = [0, 0.3, 0.9][round % 3]
            let grids = try randomGrids(slides: 3, scales: 3, longest: 9, blank: blank, seed: seed)
            let codes = try tiedCodes(max(1, tableSize(grids)), bits: bits, seed: seed, prototypes: 5)
            let index = try RegionIndex(grids: grids, codes: codes)
            let columns = 1 + random.below(4)
            let rows = 1 + random.below(4)
            let size = 1 + random.below(columns * rows)
            let drawn = try codes.rows((0..<size).map { _ in random.below(codes.count) })
            let query = try QueryRegion(columns: columns, rows: rows, codes: drawn)
            var options = RegionSearchOptions()
            options.count = [1, 20, 1000][random.below(3)]
            options.sharedCode = random.below(2) == 0
            options.minimumTiles = [0, 0.5, 1][random.below(3)]
            options.overlap = [0, 0.25, 1][random.below(3)]
            options.overlapAcrossScales = [nil, 0, 0.5][random.below(3)]
            options.excludedSlides = random.below(2) == 0 ? [] : [1]
            options.scales = random.below(2) == 0 ? nil : [0, 2]
            let expected = NaiveRegions(grids: grids, options: options, columns: columns, rows: rows)
                .search(query, codes: codes)
            #expect(try index.search(query, options) == expected)
            for kernel in HammingKernel.available {
                #expect(try index.search(query, options, jobs: 1, kernel: kernel) == expected)
            }
            found += expected.count
        }
        #expect(found > 100)
    }

    @Test func heatMapEqualsTheDefinition() throws {
        let grids = try randomGrids(slides: 2, scales: 2, longest: 30, blank: 0.2, seed: 5)
        let codes = try tiedCodes(tableSize(grids), bits: 40, seed: 6)
        let index = try RegionIndex(grids: grids, codes: codes)
        let query = try QueryRegion(columns: 3, rows: 2, codes: codes.rows([4, 0, 9, 4]))
        for (number, grid) in grids.enumerated() {
            let expected = grid.tiles.map { tile -> Int32 in
                guard tile >= 0 else { return -1 }
                return (0..<4).map { Int32(naiveDistance(codes.code(Int(tile)), query.codes.code($0))) }.min() ?? -1
            }
            #expect(try index.distances(from: query, grid: number) == expected)
        }
    }

    @Test func findsTheRegionItself() throws {
        let grids = try randomGrids(slides: 4, scales: 2, longest: 25, blank: 0.1, seed: 8)
        let codes = try uniformCodes(tableSize(grids), bits: 32, seed: 9)
        let index = try RegionIndex(grids: grids, codes: codes)
        var tried = 0
        for (number, grid) in grids.enumerated() where grid.columns >= 4 && grid.rows >= 4 {
            guard
                let query = try queryRegion(
                    grid, column: grid.columns - 4, row: grid.rows - 4, columns: 4, rows: 4, codes: codes)
            else { continue }
            tried += 1
            let itself = RegionHit(grid: number, column: grid.columns - 4, row: grid.rows - 4, distance: 0)
            #expect(try index.search(query).first == itself)
            var options = RegionSearchOptions()
            options.excludedSlides = [grid.slide]
            // Random codes of 32 bits are in one place only.
            #expect(try index.search(query, options).isEmpty)
        }
        #expect(tried > 2)
    }

    /// The order of the grids in the input decides nothing.
    @Test func orderIsBySlideScaleAndPlace() throws {
        let codes = try PackedCodes.bytes([7])
        let grids = try [(1, 0), (0, 1), (0, 0)].map { slide, scale in
            try RegionGrid(slide: slide, scale: scale, columns: 2, rows: 2, tileEdge: 1, tiles: [0, 0, 0, 0])
        }
        let index = try RegionIndex(grids: grids, codes: codes)
        var options = RegionSearchOptions()
        options.overlapAcrossScales = nil
        let hits = try index.search(try QueryRegion(columns: 1, rows: 1, codes: codes), options)
        #expect(hits.map(\.grid) == [2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0])
        #expect(hits.prefix(4).map { [$0.row, $0.column] } == [[0, 0], [0, 1], [1, 0], [1, 1]])
        #expect(hits.allSatisfy { $0.distance == 0 })
    }

    /// One window of the coarse scale covers four of the fine one.
    @Test func scalesDisturbEachOtherByArea() throws {
        let codes = try PackedCodes.bytes([0, 1])
        let coarse = try RegionGrid(slide: 0, scale: 0, columns: 1, rows: 1, tileEdge: 400, tiles: [0])
        let fine = try RegionGrid(slide: 0, scale: 1, columns: 3, rows: 1, tileEdge: 250, tiles: [0, 0, 0])
        let index = try RegionIndex(grids: [coarse, fine], codes: codes)
        let query = try QueryRegion(columns: 1, rows: 1, codes: .bytes([0]))
        // Of the fine tiles, the first lies within the coarse one, 150 of 250 columns of the second, nothing of the third.
        func fineColumns(_ share: Double?) throws -> [Int] {
            var options = RegionSearchOptions()
            options.overlapAcrossScales = share
            return try index.search(query, options).filter { $0.grid == 1 }.map(\.column)
        }
        #expect(try fineColumns(nil) == [0, 1, 2])
        #expect(try fineColumns(0.5) == [2])
        #expect(try fineColumns(0.6) == [1, 2])
        #expect(try fineColumns(1) == [0, 1, 2])
    }

    @Test func complainsInWords() throws {
        let codes = try PackedCodes.bytes([1, 2])
        let grid = try RegionGrid(slide: 0, scale: 0, columns: 2, rows: 1, tileEdge: 1, tiles: [0, 1])
        let index = try RegionIndex(grids: [grid], codes: codes)
        let query = try QueryRegion(columns: 2, rows: 1, codes: codes)
        func options(_ change: (inout RegionSearchOptions) -> Void) -> RegionSearchOptions {
            var options = RegionSearchOptions()
            change(&options)
            return options
        }
        #expect(throws: Diagnostic.self) { try index.search(query, options { $0.count = 0 }) }
        #expect(throws: Diagnostic.self) { try index.search(query, options { $0.overlap = 1.5 }) }
        #expect(throws: Diagnostic.self) { try index.search(query, options { $0.minimumTiles = .nan }) }
        #expect(throws: Diagnostic.self) { try index.search(query, options { $0.overlapAcrossScales = -1 }) }
        #expect(throws: Diagnostic.self) { try index.distances(from: query, grid: 1) }
        let longer = try QueryRegion(columns: 1, rows: 1, codes: PackedCodes(count: 1, bits: 16, bytes: [1, 2]))
        #expect(throws: Diagnostic.self) { try index.search(longer) }
        #expect(throws: Diagnostic.self) { try index.distances(from: longer, grid: 0) }
        #expect(throws: Diagnostic.self) { try QueryRegion(columns: 1, rows: 1, codes: codes) }
        #expect(throws: Diagnostic.self) { try QueryRegion(columns: 0, rows: 1, codes: codes) }
        #expect(throws: Diagnostic.self) { try QueryRegion(columns: .max, rows: 2, codes: codes) }
        #expect(throws: Diagnostic.self) { try QueryRegion(columns: 1, rows: 1, codes: .bytes([])) }
        #expect(throws: Diagnostic.self) { try RegionIndex(grids: [grid, grid], codes: codes) }
        #expect(throws: Diagnostic.self) { try RegionIndex(grids: [grid], codes: .bytes([1])) }
        func other(columns: Int = 1, slide: Int = 0, edge: Double = 1, tiles: [Int32] = [0]) throws -> RegionGrid {
            try RegionGrid(slide: slide, scale: 0, columns: columns, rows: 1, tileEdge: edge, tiles: tiles)
        }
        #expect(throws: Diagnostic.self) { try other(columns: 2) }
        #expect(throws: Diagnostic.self) { try other(columns: -1) }
        #expect(throws: Diagnostic.self) { try other(slide: -1) }
        #expect(throws: Diagnostic.self) { try other(edge: .infinity) }
        #expect(throws: Diagnostic.self) { try RegionIndex(grids: [other(tiles: [-2])], codes: codes) }
    }
}
