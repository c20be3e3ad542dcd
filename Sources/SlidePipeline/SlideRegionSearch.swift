import Arrays
import Core
import Datasets
import Foundation
import Hashing
import Models
import Pipeline
import Retrieval
import Slides

/// Finds the regions that are like a rectangle of a slide, with a method's own features and codes.
public final class SlideRegionSearch: Sendable {
    public struct Hit: Sendable, Equatable {
        /// Index among the slides that could be read.
        public var slide: Int
        public var scale: Double
        /// In level-0 pixels.
        public var x: Int
        public var y: Int
        public var width: Int
        public var height: Int
        public var distance: Double
        public var className: String?
    }

    public let run: String
    private let configuration: SlideSiteConfiguration
    private let index: TileIndex
    private let recipe: Recipe
    private let finding: RegionFinding
    private let hash: (any HashFunction)?
    private let encoder: (any ImageEncoder)?
    private let standard: TileStandard?

    /// Builds what is missing up to the codes of the run that the options name, or of the site's first.
    public init(_ options: BuildOptions) throws {
        var options = options
        options.only = .binarise
        let (study, finished) = try SlideBuild(options).prepared()
        configuration = study.configuration
        index = study.index
        recipe = finished.method.recipe
        run = recipe.name
        let raw = try TileFeatures.joined(finished.encode, index: index)
        standard = recipe.source == .statistics ? TileStandard(raw, rows: study.learntRows) : nil
        let latents = try standard?.applied(to: raw) ?? raw
        finding = try RegionFinding(
            index, codes: try finished.codes(), latents: latents, plan: configuration.queries,
            // Whoever draws a rectangle wants to see the nearest, near or not.
            candidates: .all, count: configuration.neighbours, jobs: options.jobs)
        hash = try finished.binarise.flatMap {
            $0.has("hash.safetensors") ? try HashFunctions.load($0.url("hash.safetensors")) : nil
        }
        let edge = configuration.tile
        encoder = try Encoders.open(
            recipe, trained: finished.train, shape: ImageShape(height: edge, width: edge, channels: 3),
            device: options.device)
    }

    /// - Parameters:
    ///   - slide: index among the slides that could be read.
    ///   - rect: in level-0 pixels; tiles are laid over it from its upper left corner.
    ///   - scale: one of the site's.
    /// - Throws: `Diagnostic` for a rectangle outside of the slide, or smaller than a tile.
    public func search(slide number: Int, _ rect: PixelRect, scale: Double) throws -> [Hit] {
        guard index.slides.indices.contains(number) else {
            throw Diagnostic("there is no slide \(number)", expected: "0 to \(index.slides.count - 1)")
        }
        let found = index.slides[number]
        guard configuration.scales.contains(scale), scale <= found.table.magnification * 1.02 else {
            throw Diagnostic(
                "\(TileTabling.text(scale))× is no scale of this slide",
                expected: configuration.scales.map { TileTabling.text($0) + "×" }.joined(separator: ", "))
        }
        let (right, wide) = rect.x.addingReportingOverflow(rect.width)
        let (bottom, high) = rect.y.addingReportingOverflow(rect.height)
        guard !wide, !high, rect.x >= 0, rect.y >= 0, rect.width > 0, rect.height > 0, right <= found.table.width,
            bottom <= found.table.height
        else {
            throw Diagnostic(
                "a rectangle that is not inside the slide",
                expected: "one within \(found.table.width) × \(found.table.height) pixels")
        }
        let edge = Double(configuration.tile) * found.table.magnification / scale
        let columns = Int((Double(rect.width) / edge).rounded())
        let rows = Int((Double(rect.height) / edge).rounded())
        let (tiles, overflow) = columns.multipliedReportingOverflow(by: rows)
        guard columns > 0, rows > 0, !overflow, tiles <= 1024 else {
            throw Diagnostic(
                "a rectangle of \(rect.width) × \(rect.height) pixels is \(columns) × \(rows) tiles at "
                    + "\(TileTabling.text(scale))×",
                expected: "1 to 1024 tiles of \(Int(edge.rounded())) pixels", advice: "choose another scale")
        }
        let file = try Slide(found.entry.url, givenMicronsPerPixel: configuration.micronsPerPixel)
        var pixels: [UInt8] = []
        for row in 0..<rows {
            for column in 0..<columns {
                pixels += try file.region(
                    x: rect.x + Int((Double(column) * edge).rounded()), y: rect.y + Int((Double(row) * edge).rounded()),
                    scale: scale, width: configuration.tile, height: configuration.tile)
            }
        }
        let latents = try vectors(pixels, count: tiles)
        let excluded = index.slidesOfPatient(ofSlide: number)
        let hits: [FoundRegions.Hit]
        if let hash {
            hits = try finding.hits(
                codes: hash.codes(for: latents), columns: columns, rows: rows, excluded: excluded, scales: nil)
        } else {
            hits = try finding.hits(
                latents: latents, columns: columns, rows: rows, tiles: (0..<Int32(tiles)).map { $0 },
                excluded: excluded, scales: nil)
        }
        return hits.map { hit(of: $0, columns: columns, rows: rows) }
    }

    private func vectors(_ pixels: [UInt8], count: Int) throws -> FloatMatrix {
        let edge = configuration.tile
        let shape = ImageShape(height: edge, width: edge, channels: 3)
        if let encoder { return try encoder.latents(pixels, count: count, shape: shape) }
        var values: [Float] = []
        for tile in 0..<count {
            values += TileStatistics.values(
                Array(pixels[tile * shape.count..<(tile + 1) * shape.count]), edge: edge)
        }
        let raw = try FloatMatrix(rows: count, columns: TileStatistics.names.count, values: values)
        return try standard?.applied(to: raw) ?? raw
    }

    private func hit(of hit: FoundRegions.Hit, columns: Int, rows: Int) -> Hit {
        let grid = index.grids[hit.grid]
        let rect = index.rect(hit.grid, column: hit.column, row: hit.row, columns: columns, rows: rows)
        return Hit(
            slide: grid.slide, scale: configuration.scales[grid.scale], x: rect.x, y: rect.y, width: rect.width,
            height: rect.height, distance: hit.distance,
            className: index.className(of: hit, columns: columns, rows: rows))
    }
}
