import CVips
import Core
import Foundation

/// Writing tiled TIFFs, row by row: what is held does not depend on the image's size.
package struct TiledTIFF: Sendable {
    package enum Packing: Sendable {
        case none, deflate
        case jpeg(quality: Int)
    }

    package var packing = Packing.none
    /// Edge of a tile, a multiple of 16.
    package var tile = 256
    /// Whether every level down to one tile is written as well.
    package var pyramid = true
    /// `nil` for none.
    package var micronsPerPixel: Double?
    package var description: String?
    package var threads = 1

    package init() {}

    /// The longest edge that is taken.
    package static let longestEdge = 400_000

    /// The size of an image file, upright, and its microns per pixel; dots per inch of a screen or a camera among them.
    package static func head(_ file: URL) throws -> (
        width: Int, height: Int, micronsAcross: Double, micronsDown: Double
    ) {
        let handle = try RandomAccessFile(file)
        var start = Data(count: min(handle.size, 12))
        try start.withUnsafeMutableBytes { try handle.read(at: 0, into: $0) }
        try ImageCodec.checkKind(start, name: file.path)
        var width: Int32 = 0
        var height: Int32 = 0
        var across = 0.0
        var down = 0.0
        try VipsCall.run("the image cannot be read", name: file.path, advice: ImageCodec.damagedAdvice) {
            vitrine_vips_head(file.path, &width, &height, &across, &down, $0)
        }
        return (Int(width), Int(height), 1000 / across, 1000 / down)
    }

    /// Writes an image file of any common format, upright and in sRGB.
    package func write(image file: URL, to output: URL) throws {
        var how = settings
        try (description ?? "").withCString { text in
            how.description = description == nil ? nil : text
            try VipsCall.run(
                "the image cannot be read", name: file.path, paths: [output.path], advice: ImageCodec.damagedAdvice
            ) {
                vitrine_vips_slide_from_image(file.path, output.path, &how, Int32(Self.longestEdge), $0)
            }
        }
    }

    /// Writes a file of nothing but RGB bytes, row by row.
    package func write(raw file: URL, width: Int, height: Int, to output: URL) throws {
        let edges = 1...Self.longestEdge
        guard edges.contains(width), edges.contains(height) else {
            throw Diagnostic(
                "a slide of \(width) × \(height) pixels", file: output.path,
                expected: "edges from 1 to \(Self.longestEdge)")
        }
        var how = settings
        try (description ?? "").withCString { text in
            how.description = description == nil ? nil : text
            try VipsCall.run("the slide cannot be written", name: output.path, paths: [file.path]) {
                vitrine_vips_slide_from_raw(file.path, Int32(width), Int32(height), output.path, &how, $0)
            }
        }
    }

    private var settings: vitrine_vips_slide {
        var how = vitrine_vips_slide()
        how.quality = 75
        switch packing {
        case .none: how.packing = VITRINE_VIPS_PLAIN
        case .deflate: how.packing = VITRINE_VIPS_DEFLATE
        case .jpeg(let quality):
            how.packing = VITRINE_VIPS_JPEG_TILES
            how.quality = Int32(quality)
        }
        how.tile = Int32(tile)
        how.pyramid = pyramid ? 1 : 0
        how.across = micronsPerPixel.map { 1000 / $0 } ?? 1
        how.down = how.across
        how.threads = Int32(threads)
        return how
    }
}
