import Core
import Foundation
import Imaging

/// A Deep Zoom pyramid as it was written: what a viewer must know.
public struct DeepZoomDescription: Sendable, Equatable, Codable {
    /// Of the finest level written, in pixels.
    public var width: Int
    public var height: Int
    /// Edge of a tile without its overlap.
    public var tileSize: Int
    public var overlap: Int
    /// The tiles' file extension, `jpg`.
    public var format: String
    /// Folders `0`... of `<name>_files`; the last is the finest.
    public var levels: Int
    /// Of all files together.
    public var bytes: Int
    /// Level-0 pixels a pixel of the finest level written: 1, or about a power of two where the budget took levels away.
    public var factor: Double
    /// How many of the finest levels the budget took away.
    public var dropped: Int
}

/// Static pyramids of tiles that viewers in a browser open, also from disk.
public enum DeepZoom {
    /// Writes `<name>_files/<level>/<column>_<row>.jpg` and `<name>.dzi` into `folder`, in place of what is there. Tiles of
    /// nothing but background are left out. The slide is read once, from top to bottom, and never held.
    /// - Parameters:
    ///   - overlap: pixels that a tile shows of its neighbours.
    ///   - budget: bytes that the files may have together; the slide is halved until they fit.
    /// - Throws: `Diagnostic` for a slide that cannot be read and a budget too small for any pyramid.
    public static func write(
        slide: Slide, to folder: URL, name: String, tileEdge: Int = 256, overlap: Int = 1, quality: Int = 80,
        budget: Int? = nil, jobs: Int = 2, progress: ProgressHandler = { _ in }
    ) throws -> DeepZoomDescription {
        try check(name: name, tileEdge: tileEdge, overlap: overlap, quality: quality)
        try Files.makeDirectory(folder)
        let estimate = try budget.map { _ in try DeepZoomEstimate(slide, tileEdge: tileEdge, quality: quality) }
        // Down to a single tile.
        let most = max(0, Int(log2(Double(max(slide.width, slide.height)) / Double(tileEdge)).rounded(.up)))
        for dropped in 0...most {
            if let budget, let estimate, dropped < most, try estimate.bytes(halvings: dropped) > budget { continue }
            var writer = DeepZoomWriter(
                width: (slide.width - 1) >> dropped + 1, height: (slide.height - 1) >> dropped + 1)
            writer.level = SlideLevel.best(of: slide.levels.map(\.downsample), for: Double(1 << dropped))
            let colour = slide.background
            writer.background = (colour.red, colour.green, colour.blue)
            (writer.tile, writer.overlap, writer.quality, writer.threads) = (tileEdge, overlap, quality, max(1, jobs))
            let files = try DeepZoomFiles(folder)
            defer { files.remove() }
            try writer.write(slide: slide.path, file: slide.url.path, to: files.base)
            var found = try files.describe(overlap: overlap, tileEdge: tileEdge)
            if let budget, found.bytes > budget { continue }
            found.factor = Double(slide.width) / Double(found.width)
            found.dropped = dropped
            try files.move(to: folder, name: name)
            if dropped > 0 {
                progress(
                    .message(
                        "\(slide.name): the \(dropped) finest of \(found.levels + dropped) levels are left out to keep within \(budget ?? 0) bytes"
                    ))
            }
            return found
        }
        throw Diagnostic(
            "cannot be shown in \(budget ?? 0) bytes", file: slide.url.path,
            advice: "raise the budget; a tile takes about ten thousand bytes")
    }

    private static func check(name: String, tileEdge: Int, overlap: Int, quality: Int) throws {
        func require(_ value: Int, _ range: ClosedRange<Int>, _ what: String) throws {
            guard range.contains(value) else {
                throw Diagnostic(
                    "\(what) \(value)", expected: "a number from \(range.lowerBound) to \(range.upperBound)")
            }
        }
        try require(tileEdge, 32...4096, "tiles of")
        try require(overlap, 0...16, "an overlap of")
        try require(quality, 1...100, "a JPEG quality of")
        guard !name.isEmpty, !name.hasPrefix("."), !name.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "/") })
        else {
            throw Diagnostic("a pyramid named `\(name)`", expected: "a file name without `/`")
        }
    }
}
