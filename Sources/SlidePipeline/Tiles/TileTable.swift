import Arrays
import Core
import Foundation
import Slides

/// The tiles of one slide at all scales, as the step `tiles` leaves them.
struct TileTable: Codable, Sendable, Equatable {
    struct Grid: Codable, Sendable, Equatable {
        /// Index among the site's scales.
        var scale: Int
        var columns: Int
        var rows: Int
        /// Level-0 pixels a pixel of this scale.
        var factor: Double
    }

    static let fileName = "tiles.json"
    static let placesName = "places.npy"
    static let classesName = "classes.npy"

    var width: Int
    var height: Int
    var micronsPerPixel: Double
    var resolutionSource: SlideResolution.Source
    /// Saturation above which a pixel is tissue.
    var threshold: Int
    /// Of the slide's area.
    var tissueShare: Double
    /// Scales above the slide's own are not there.
    var grids: [Grid]
    /// In byte order.
    var classes: [String]
    /// Of the slide's area, a share for each class.
    var annotatedShares: [Double]
    var notes: [String]

    var magnification: Double { 10 / micronsPerPixel }
}

/// A tile with tissue: the index of its grid, and its place there.
struct TileRow: Sendable, Equatable {
    var grid: Int
    var column: Int
    var row: Int
    /// Index into the slide's classes; -1 where no class has most of the tile.
    var classIndex: Int
}

/// Lays the grids.
struct TileTabling {
    let configuration: SlideSiteConfiguration
    let entry: SlideCollection.Entry
    let jobs: Int

    func open() throws -> Slide { try Slide(entry.url, givenMicronsPerPixel: configuration.micronsPerPixel) }

    /// Writes `tiles.json`, `places.npy` int32 [n, 3] (grid, column, row) and `classes.npy` int32 [n].
    func write(to folder: URL) throws {
        let slide = try open()
        let mask = try TissueMask(slide)
        let annotations = try entry.read(classes: configuration.classes)
        let classes = annotations?.classes ?? []
        let whole = PixelRect(x: 0, y: 0, width: slide.width, height: slide.height)
        var table = TileTable(
            width: slide.width, height: slide.height, micronsPerPixel: slide.resolution.micronsPerPixel,
            resolutionSource: slide.resolution.source, threshold: mask.threshold, tissueShare: mask.share(whole),
            grids: [], classes: classes,
            annotatedShares: classes.map { annotations?.share(of: $0, in: whole) ?? 0 },
            notes: slide.notes.map(\.message))
        var places: [Int32] = []
        var found: [Int32] = []
        for (index, scale) in configuration.scales.enumerated() where fits(scale, slide) {
            let grid = try TileGrid(slide: slide, scale: scale, tile: configuration.tile)
            let stream = TileStream(
                slide: slide, grid: grid, mask: mask, minimumTissue: configuration.tissue, jobs: jobs)
            for place in stream.places {
                places += [Int32(table.grids.count), Int32(place.column), Int32(place.row)]
                let rect = grid.rect(column: place.column, row: place.row)
                let name = annotations?.majority(in: rect, atLeast: 0.5)
                found.append(name.flatMap(classes.firstIndex).map(Int32.init) ?? -1)
            }
            table.grids.append(
                TileTable.Grid(scale: index, columns: grid.columns, rows: grid.rows, factor: grid.factor))
        }
        guard !table.grids.isEmpty else {
            throw Diagnostic(
                "was scanned at \(Self.text(table.magnification))×, below every scale asked for", file: entry.url.path,
                expected: "\(configuration.scales.map { Self.text($0) }.joined(separator: ", "))× or more")
        }
        try Files.write(JSON.encode(table), to: folder.appendingPathComponent(TileTable.fileName))
        try NPY.array(places, .int32, shape: [found.count, 3])
            .write(to: folder.appendingPathComponent(TileTable.placesName))
        try NPY.array(found, .int32, shape: [found.count])
            .write(to: folder.appendingPathComponent(TileTable.classesName))
    }

    /// A slide is not enlarged; a scan at 39.8× counts as one at 40×.
    private func fits(_ scale: Double, _ slide: Slide) -> Bool { slide.resolution.magnification * 1.02 >= scale }

    static func text(_ scale: Double) -> String {
        scale == scale.rounded() ? String(Int(scale)) : String(format: "%.2f", scale)
    }
}
