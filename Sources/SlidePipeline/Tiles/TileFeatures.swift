import Arrays
import Core
import Datasets
import Foundation
import Models
import Pipeline
import Slides

/// The step `encode` of one slide: a vector for every tile.
struct TileFeatures {
    static let fileName = "latents.npy"

    let configuration: SlideSiteConfiguration
    let slide: IndexedSlide
    let recipe: Recipe
    let trained: StepResult?
    let options: BuildOptions

    /// Writes `latents.npy`, float32 [tiles, d].
    func write(to folder: URL) throws {
        let file = try Slide(slide.entry.url, givenMicronsPerPixel: configuration.micronsPerPixel)
        let mask = try TissueMask(file)
        let edge = configuration.tile
        let shape = ImageShape(height: edge, width: edge, channels: 3)
        let encoder = try Encoders.open(recipe, trained: trained, shape: shape, device: options.device)
        let columns = encoder?.latentSize ?? TileStatistics.names.count
        let stream = try NPYStream(
            .float32, shape: [slide.tiles.count, columns], to: folder.appendingPathComponent(Self.fileName))
        let task = "encode \(slide.entry.name)"
        options.progress(.started(task: task, total: slide.tiles.count, unit: "tiles"))
        var done = 0
        for grid in slide.table.grids {
            let scale = configuration.scales[grid.scale]
            let tiles = TileStream(
                slide: file, grid: try TileGrid(slide: file, scale: scale, tile: edge), mask: mask,
                minimumTissue: configuration.tissue, jobs: options.jobs)
            if let encoder {
                try tiles.forEach(batch: 64) { range, pixels in
                    try stream.append(encoder.latents(pixels, count: range.count, shape: shape).values)
                    options.progress(.advanced(task: task, done: done + range.upperBound))
                }
            } else {
                try stream.append(tiles.statistics())
            }
            done += tiles.places.count
            options.progress(.advanced(task: task, done: done))
        }
        guard done == slide.tiles.count else {
            throw Diagnostic(
                "has \(done) tiles, and had \(slide.tiles.count) when its grids were laid", file: slide.entry.url.path,
                advice: "build again once nothing writes to the file")
        }
        try stream.finish()
        options.progress(.finished(task: task, summary: "\(done) tiles"))
    }

    /// The vectors of all slides, one below the other, in the order of the index.
    /// - Parameter fitted: slides whose tiles the standardisation of statistics comes from.
    static func all(_ results: [StepResult], index: TileIndex, recipe: Recipe, fitted: [Int]) throws -> FloatMatrix {
        var values: [Float] = []
        var columns = 0
        for (result, slide) in zip(results, index.slides) {
            let matrix = try FloatMatrix(npy: result.url(fileName))
            guard matrix.rows == slide.tiles.count, columns == 0 || matrix.columns == columns || matrix.rows == 0 else {
                throw Diagnostic("has \(matrix.rows) × \(matrix.columns) numbers", file: result.url(fileName).path)
            }
            if matrix.rows > 0 { columns = matrix.columns }
            values += matrix.values
        }
        let all = try FloatMatrix(rows: index.count, columns: columns, values: values)
        return recipe.source == .statistics ? try standardised(all, index, fitted) : all
    }

    /// Mean 0 and deviation 1 for each column over the tiles of some slides; a column that never changes becomes 0. Counts
    /// of hundreds would drown shares of one in every random projection otherwise.
    private static func standardised(_ all: FloatMatrix, _ index: TileIndex, _ slides: [Int]) throws -> FloatMatrix {
        let rows = slides.flatMap { index.slides[$0].first..<index.slides[$0].first + index.slides[$0].tiles.count }
        var values = all.values
        for column in 0..<all.columns {
            let known = rows.map { Double(all.values[$0 * all.columns + column]) }
            let mean = known.reduce(0, +) / Double(max(1, known.count))
            let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, known.count))
            let scale = variance > 1e-24 ? 1 / variance.squareRoot() : 0
            for row in 0..<all.rows {
                let place = row * all.columns + column
                values[place] = Float((Double(values[place]) - mean) * scale)
            }
        }
        return try FloatMatrix(rows: all.rows, columns: all.columns, values: values)
    }
}
