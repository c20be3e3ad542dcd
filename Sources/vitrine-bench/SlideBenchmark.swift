import Arrays
import COpenSlide
import Core
import Foundation
import Retrieval
import Slides

/// Whole slides: describing the tiles of one against reading the same tiles with OpenSlide alone, and searching fifty.
enum SlideBenchmark {
    private static let scales = [40.0, 20, 10, 5]
    private static let rounds = 3

    /// - Parameter store: where the made-up slide is kept.
    static func run(
        store: URL, jobs: Int = ProcessInfo.processInfo.activeProcessorCount, log: (String) -> Void
    ) throws -> [BenchmarkRow] {
        let folder = store.appendingPathComponent("bench-slides")
        let file = folder.appendingPathComponent("slide-01.svs")
        if !Files.exists(file) {
            log("making a slide of 20 000 × 20 000 pixels up")
            try SyntheticSlides.write(SyntheticSlidePlan(slides: 1), to: folder, jobs: jobs)
        }
        return try [index(file, jobs: jobs)] + query(jobs: jobs)
    }

    // MARK: - Indexing

    /// Opening, the tissue mask, the tiles of four scales and their twelve statistics. The peer reads the same tiles, from
    /// the level that they are read from here, and does nothing with them: as many threads, a handle each.
    private static func index(_ file: URL, jobs: Int) throws -> BenchmarkRow {
        var ours: [Double] = []
        var peer: [Double] = []
        for _ in 0..<rounds {
            ours.append(
                try seconds {
                    let slide = try Slide(file)
                    let mask = try TissueMask(slide)
                    for scale in scales {
                        let grid = try TileGrid(slide: slide, scale: scale, tile: 224)
                        _ = try TileStream(slide: slide, grid: grid, mask: mask, jobs: jobs).statistics()
                    }
                })
            let slide = try Slide(file)
            let mask = try TissueMask(slide)
            let grids = try scales.map { scale in
                let grid = try TileGrid(slide: slide, scale: scale, tile: 224)
                return (grid, TileStream(slide: slide, grid: grid, mask: mask, jobs: jobs).places)
            }
            peer.append(
                try seconds {
                    for (grid, places) in grids { try read(file, grid, places, jobs: jobs) }
                })
        }
        return BenchmarkRow(name: "slide-index", ours: median(ours), peer: median(peer), unit: "s")
    }

    private static func read(_ file: URL, _ grid: TileGrid, _ places: [TilePlace], jobs: Int) throws {
        let share = max(1, (places.count + jobs - 1) / jobs)
        try Parallel.forEach(count: places.count, jobs: jobs, chunk: share) { range in
            guard let handle = openslide_open(file.path) else { throw Diagnostic("cannot be opened", file: file.path) }
            defer { openslide_close(handle) }
            let level = openslide_get_best_level_for_downsample(handle, grid.factor * 1.01)
            let downsample = openslide_get_level_downsample(handle, level)
            let edge = Int((Double(grid.tile) * grid.factor / downsample).rounded())
            var words = [UInt32](repeating: 0, count: edge * edge)
            for place in places[range] {
                let rect = grid.rect(column: place.column, row: place.row)
                words.withUnsafeMutableBufferPointer {
                    openslide_read_region(
                        handle, $0.baseAddress, Int64(rect.x), Int64(rect.y), level, Int64(edge), Int64(edge))
                }
            }
        }
    }

    // MARK: - Searching

    /// Fifty slides of 20 000 × 20 000 pixels at 5, 10 … 40×: 1 250 800 tiles with 32 bits each, of which forty codes are
    /// common to all slides.
    private static func query(jobs: Int) throws -> [BenchmarkRow] {
        var random = SeededRandom(seed: 1)
        var grids: [RegionGrid] = []
        var bytes: [UInt8] = []
        let common = (0..<40).map { _ in UInt32(truncatingIfNeeded: random.next()) }
        for slide in 0..<50 {
            for scale in 0..<8 {
                let edge = 224 * 8 / Double(scale + 1)
                let side = Int(20_000 / edge)
                let first = Int32(bytes.count / 4)
                grids.append(
                    try RegionGrid(
                        slide: slide, scale: scale, columns: side, rows: side, tileEdge: edge,
                        tiles: (0..<Int32(side * side)).map { first + $0 }))
                for _ in 0..<side * side {
                    // Half of the tiles have a common code, the others one with two bits of it turned.
                    var code = common[random.below(common.count)]
                    if random.below(2) == 0 { code ^= 1 << UInt32(random.below(32)) | 1 << UInt32(random.below(32)) }
                    withUnsafeBytes(of: code.littleEndian) { bytes += $0 }
                }
            }
        }
        let codes = try PackedCodes(count: bytes.count / 4, bits: 32, bytes: bytes)
        let index = try RegionIndex(grids: grids, codes: codes)
        let tiles = (0..<4).flatMap { row in (0..<4).map { Int(grids[7].tiles[row * grids[7].columns + $0]) } }
        let query = try QueryRegion(
            columns: 4, rows: 4,
            codes: PackedCodes(count: 16, bits: 32, bytes: tiles.flatMap { Array(codes.code($0)) }))
        var options = RegionSearchOptions()
        options.excludedSlides = [0]
        var times: [Double] = []
        for _ in 0..<9 { times.append(try seconds { _ = try index.search(query, options, jobs: jobs) }) }
        // The budget stands where a peer would.
        return [BenchmarkRow(name: "region-query", ours: median(times), peer: 0.2, unit: "s")]
    }

    private static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        return (ContinuousClock.now - start) / .seconds(1)
    }
}
