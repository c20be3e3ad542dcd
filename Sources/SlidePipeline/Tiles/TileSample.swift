import Arrays
import Core
import Foundation
import Slides

/// Which tiles networks learn from: as many as possible of every scale and class.
struct TileSample: Sendable, Codable, Equatable {
    struct Tile: Sendable, Codable, Equatable {
        var slide: Int
        /// Index among the slide's tiles.
        var tile: Int
        /// Index among the site's scales.
        var scale: Int
        /// Index among the site's classes; -1: none.
        var classIndex: Int
    }

    static let pixelsName = "sample.npy"
    static let fileName = "sample.json"

    var tiles: [Tile]

    /// - Parameter slides: those that tiles may come from.
    static func draw(_ count: Int, seed: UInt64, from index: TileIndex, slides: [Int]) -> TileSample {
        let classes = index.classes
        var cells: [[Int]: [Tile]] = [:]
        for slide in slides {
            let found = index.slides[slide]
            for (place, tile) in found.tiles.enumerated() {
                let scale = found.table.grids[tile.grid].scale
                let name = index.className(slide, tile).flatMap(classes.firstIndex) ?? -1
                cells[[scale, name], default: []].append(
                    Tile(slide: slide, tile: place, scale: scale, classIndex: name))
            }
        }
        var random = SeededRandom(seed: seed)
        var shuffled = cells.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
        for cell in shuffled.indices { random.shuffle(&shuffled[cell]) }
        var drawn: [Tile] = []
        var turn = 0
        while drawn.count < count {
            let before = drawn.count
            for cell in shuffled where turn < cell.count && drawn.count < count { drawn.append(cell[turn]) }
            if drawn.count == before { break }
            turn += 1
        }
        // Slide by slide and tile by tile, as they are read.
        return TileSample(tiles: drawn.sorted { ($0.slide, $0.tile) < ($1.slide, $1.tile) })
    }

    /// Writes the pixels, uint8 [n, tile, tile, 3], and which tiles they are.
    func write(
        from index: TileIndex, _ configuration: SlideSiteConfiguration, to folder: URL, progress: ProgressHandler
    ) throws {
        let edge = configuration.tile
        let stream = try NPYStream(
            .uint8, shape: [tiles.count, edge, edge, 3], to: folder.appendingPathComponent(Self.pixelsName))
        progress(.started(task: "sample tiles", total: tiles.count, unit: "tiles"))
        var open: (slide: Int, file: Slide)?
        for (place, tile) in tiles.enumerated() {
            let found = index.slides[tile.slide]
            let file: Slide
            if let open, open.slide == tile.slide {
                file = open.file
            } else {
                file = try Slide(found.entry.url, givenMicronsPerPixel: configuration.micronsPerPixel)
                open = (tile.slide, file)
            }
            let row = found.tiles[tile.tile]
            let scale = configuration.scales[tile.scale]
            let grid = try TileGrid(slide: file, scale: scale, tile: edge)
            let rect = grid.rect(column: row.column, row: row.row)
            try stream.append(file.region(x: rect.x, y: rect.y, scale: scale, width: edge, height: edge))
            progress(.advanced(task: "sample tiles", done: place + 1))
        }
        try stream.finish()
        try Files.write(JSON.encode(self, pretty: false), to: folder.appendingPathComponent(Self.fileName))
        progress(.finished(task: "sample tiles", summary: "\(tiles.count) tiles"))
    }
}
