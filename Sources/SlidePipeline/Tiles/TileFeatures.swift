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

    /// The vectors of all slides, one below the other, in the order of the index, as they were written.
    static func joined(_ results: [StepResult], index: TileIndex) throws -> FloatMatrix {
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
        return try FloatMatrix(rows: index.count, columns: columns, values: values)
    }
}

/// Brings columns to mean 0 and deviation 1; a column that never changes becomes 0. Of the twelve statistics, counts of
/// hundreds would drown shares of one in every random projection otherwise.
struct TileStandard: Sendable, Equatable {
    let means: [Double]
    let scales: [Double]

    /// - Parameter rows: those that the means and deviations are of.
    init(_ matrix: FloatMatrix, rows: [Int]) {
        let count = Double(max(1, rows.count))
        var means = [Double](repeating: 0, count: matrix.columns)
        var scales = means
        for column in 0..<matrix.columns {
            let known = rows.map { Double(matrix.values[$0 * matrix.columns + column]) }
            let mean = known.reduce(0, +) / count
            let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
            means[column] = mean
            scales[column] = variance > 1e-24 ? 1 / variance.squareRoot() : 0
        }
        (self.means, self.scales) = (means, scales)
    }

    func applied(to matrix: FloatMatrix) throws -> FloatMatrix {
        let columns = matrix.columns
        return try FloatMatrix(
            rows: matrix.rows, columns: columns,
            values: matrix.values.indices.map {
                Float((Double(matrix.values[$0]) - means[$0 % columns]) * scales[$0 % columns])
            })
    }
}
