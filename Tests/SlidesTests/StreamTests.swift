import Core
import Foundation
import Slides
import Testing

@Suite struct StreamTests {
    let folder: TestFolder
    let slide: Slide
    let mask: TissueMask

    init() throws {
        folder = try TestFolder()
        try SyntheticSlides.write(.init(slides: 1, edge: 2048, seed: 5), to: folder.url)
        slide = try Slide(folder.file("slide-01.svs"))
        mask = try TissueMask(slide)
    }

    @Test func gridsCoverTheSlideWithoutOverlap() throws {
        let own = try TileGrid(slide: slide, scale: 40, tile: 224)
        #expect(own.columns == 9 && own.rows == 9 && own.factor == 1)
        #expect(own.rect(column: 8, row: 3) == PixelRect(x: 1792, y: 672, width: 224, height: 224))
        let uneven = try TileGrid(slide: slide, scale: 35, tile: 224)
        #expect(uneven.columns == 8 && abs(uneven.factor - 8.0 / 7) < 1e-12)
        for column in 0..<7 {
            let rect = uneven.rect(column: column, row: 0)
            #expect(rect.x + rect.width == uneven.rect(column: column + 1, row: 0).x && rect.width == 256)
        }
        #expect(try TileGrid(slide: slide, scale: 5, tile: 224).columns == 1)
        // An edge short of its last pixel is no reason to lose a tile.
        #expect(try TileGrid(slide: slide, scale: 40, tile: 2050).columns == 1)
        #expect(try TileGrid(slide: slide, scale: 40, tile: 2100).columns == 0)
        for tile in [0, -4, 7, 5000] {
            #expect(throws: Diagnostic.self) { try TileGrid(slide: slide, scale: 40, tile: tile) }
        }
    }

    @Test(arguments: [40.0, 35, 20, 15, 10])
    func tilesAreRegionsInOrder(scale: Double) throws {
        let grid = try TileGrid(slide: slide, scale: scale, tile: 64)
        let stream = TileStream(slide: slide, grid: grid, mask: mask, jobs: 2)
        #expect(stream.places.count > 20)
        #expect(stream.places == stream.places.sorted { ($0.row, $0.column) < ($1.row, $1.column) })
        for place in stream.places {
            #expect(mask.share(grid.rect(column: place.column, row: place.row)) >= 0.5)
        }
        let all = TileStream(slide: slide, grid: grid, mask: mask, minimumTissue: 0, jobs: 2)
        #expect(all.places.count == grid.columns * grid.rows)
        var seen = 0
        try stream.forEach(batch: 7) { range, tiles in
            #expect(range.lowerBound == seen && range.count <= 7 && tiles.count == range.count * 64 * 64 * 3)
            seen = range.upperBound
            let index = range.lowerBound
            let rect = grid.rect(column: stream.places[index].column, row: stream.places[index].row)
            let region = try slide.region(x: rect.x, y: rect.y, scale: scale, width: 64, height: 64)
            #expect(Array(tiles.prefix(64 * 64 * 3)) == region)
        }
        #expect(seen == stream.places.count)
    }

    @Test func statisticsAreThoseOfTheTiles() throws {
        let grid = try TileGrid(slide: slide, scale: 20, tile: 96)
        let one = TileStream(slide: slide, grid: grid, mask: mask, jobs: 1)
        let four = TileStream(slide: slide, grid: grid, mask: mask, jobs: 4)
        let statistics = try one.statistics()
        #expect(statistics == (try four.statistics()))
        var found: [Float] = []
        try four.forEach(batch: 5) { range, tiles in
            for tile in 0..<range.count {
                found += TileStatistics.values(Array(tiles[tile * 27_648..<(tile + 1) * 27_648]), edge: 96)
            }
        }
        #expect(found == statistics && found.count == 12 * one.places.count && !found.isEmpty)
    }

    @Test func whatTheBodyThrowsEndsTheLoop() throws {
        struct Enough: Error {}
        let grid = try TileGrid(slide: slide, scale: 40, tile: 64)
        let stream = TileStream(slide: slide, grid: grid, mask: mask, jobs: 2)
        var calls = 0
        #expect(throws: Enough.self) {
            try stream.forEach(batch: 4) { _, _ in
                calls += 1
                if calls == 3 { throw Enough() }
            }
        }
        #expect(calls == 3)
        for batch in [0, -1, Int.max] {
            #expect(throws: Diagnostic.self) { try stream.forEach(batch: batch) { _, _ in } }
        }
        try TileStream(slide: slide, grid: grid, places: [], jobs: 1).forEach(batch: 4) { _, _ in calls += 1 }
        #expect(calls == 3)
    }
}
