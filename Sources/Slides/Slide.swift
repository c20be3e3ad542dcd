import Core
import Foundation
import Imaging

/// An open slide; safe to share between workers.
///
/// Formats are OpenSlide's (SVS, NDPI, MRXS, SCN, BIF, pyramidal TIFF, …) and, at a cost in time, plain images of any
/// common format. Labels and overview pictures in the file, which may show a patient's name, are never read.
public final class Slide: Sendable {
    public let url: URL
    /// Level-0 pixels.
    public let width: Int
    public let height: Int
    public let resolution: SlideResolution
    public let levels: [SlideLevel]
    /// What the file says about itself that a user should know of.
    public let notes: [Diagnostic]
    let background: SlideBackground
    /// What libvips is to open for this slide.
    let path: String
    private let file: OpenSlideFile

    /// - Parameter givenMicronsPerPixel: for a file that does not say; what the file says goes first.
    /// - Throws: `Diagnostic` for a missing, foreign or damaged file and for one without a resolution.
    public init(_ url: URL, givenMicronsPerPixel: Double? = nil) throws {
        try Files.requireRegularFile(url)
        let known = OpenSlideFile.knows(url.path) ? try OpenSlideFile(url) : nil
        if let known, !known.isSmallerThanATile {
            file = known
            path = url.path
        } else {
            (file, path) = try PlainImage.open(url, givenMicronsPerPixel: givenMicronsPerPixel)
        }
        self.url = url
        levels = file.levels
        width = levels[0].width
        height = levels[0].height
        (resolution, notes) = try SlideResolution.find(
            file: url.path, given: givenMicronsPerPixel, property: file.property)
        background = SlideBackground(hex: file.property("openslide.background-color"))
    }

    /// The file's name without its extension.
    public var name: String { url.deletingPathExtension().lastPathComponent }

    /// RGB bytes, height × width × 3, of `width` × `height` pixels at magnification `scale`, the top left corner
    /// at level-0 (x, y). What lies outside the slide has its background's colour.
    /// - Throws: `Diagnostic` for a scale above the slide's own, a region all outside the slide or of more than
    ///   64 million pixels, and a file that cannot be read.
    public func region(x: Int, y: Int, scale: Double, width: Int, height: Int) throws -> [UInt8] {
        let factor = try self.factor(of: scale)
        try checkRegion(x: x, y: y, factor: factor, width: width, height: height)
        return try pixels(x: x, y: y, factor: factor, width: width, height: height)
    }

    /// The whole slide, its longer edge `edge` pixels or its own length where that is less.
    public func thumbnail(edge: Int) throws -> PixelImage {
        guard (1...PixelImage.longestEdge).contains(edge) else {
            throw Diagnostic("a thumbnail of \(edge) pixels", expected: "1 to \(PixelImage.longestEdge) pixels")
        }
        return try reduced(by: max(1, Double(max(width, height)) / Double(edge)))
    }

    /// The whole slide with `factor` level-0 pixels a pixel.
    func reduced(by factor: Double) throws -> PixelImage {
        let width = max(1, Int((Double(self.width) / factor).rounded()))
        let height = max(1, Int((Double(self.height) / factor).rounded()))
        let pixels = try pixels(x: 0, y: 0, factor: factor, width: width, height: height)
        return try PixelImage(width: width, height: height, channels: 3, pixels: pixels)
    }

    /// Level-0 pixels a pixel at this magnification, 1 at the least: a slide of 39.7× serves for 40×.
    /// - Throws: `Diagnostic` for a scale above the slide's own by more than a twentieth.
    func factor(of scale: Double) throws -> Double {
        let own = resolution.magnification
        guard scale.isFinite, scale >= 0.01 else {
            throw Diagnostic("a scale of \(scale)", file: url.path, expected: "a magnification such as 5, 10, 20 or 40")
        }
        guard scale <= own * 1.05 else {
            throw Diagnostic(
                "has no pixels for \(Self.short(scale))×: it was scanned at \(Self.short(own))×", file: url.path,
                expected: "a scale of at most \(Self.short(own))", advice: "leave that scale out for this slide")
        }
        return own / scale
    }

    static func short(_ number: Double) -> String {
        let rounded = (number * 100).rounded() / 100
        return rounded == rounded.rounded() && abs(rounded) < 1e9 ? "\(Int(rounded))" : "\(rounded)"
    }

    /// Reads a rectangle that lies inside of a level.
    func read(level: Int, columns: Range<Int>, rows: Range<Int>, into words: UnsafeMutablePointer<UInt32>) throws {
        let downsample = levels[level].downsample
        try file.read(
            level: level, x: Int((Double(columns.lowerBound) * downsample).rounded()),
            y: Int((Double(rows.lowerBound) * downsample).rounded()), width: columns.count, height: rows.count,
            into: words)
    }
}
