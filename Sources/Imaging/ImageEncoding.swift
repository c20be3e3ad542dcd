import CVips
import Core
import Foundation

/// Writing images: without metadata, the same bytes for the same pixels.
extension ImageCodec {
    /// - Parameters:
    ///   - compression: zlib's level, 0 to 9.
    ///   - filter: whether each row tries all of PNG's predictors, which is smaller for photographs and
    ///     larger for drawings and small greys.
    public static func png(_ image: PixelImage, compression: Int = 6, filter: Bool = false) throws -> Data {
        try check(compression, in: 0...9, "PNG compression")
        var how = vitrine_vips_encoding()
        how.format = VITRINE_VIPS_PNG
        how.compression = Int32(compression)
        how.filter = filter ? 1 : 0
        return try encode(image.pixels, image.width, image.height, image.channels, how)
    }

    /// - Parameters:
    ///   - quality: 1 to 100; with `lossless` the effort spent on prediction.
    ///   - effort: 0 (fast) to 6 (small).
    public static func webp(
        _ image: PixelImage, quality: Int = 80, lossless: Bool = false, effort: Int = 4
    ) throws -> Data {
        try check(quality, in: 1...100, "WebP quality")
        try check(effort, in: 0...6, "WebP effort")
        var how = vitrine_vips_encoding()
        how.format = VITRINE_VIPS_WEBP
        how.quality = Int32(quality)
        how.lossless = lossless ? 1 : 0
        how.effort = Int32(effort)
        return WebPContainer.bare(try encode(image.pixels, image.width, image.height, image.channels, how))
    }

    /// - Parameter quality: 1 to 100.
    public static func jpeg(_ image: PixelImage, quality: Int = 85) throws -> Data {
        try check(quality, in: 1...100, "JPEG quality")
        var how = vitrine_vips_encoding()
        how.format = VITRINE_VIPS_JPEG
        how.quality = Int32(quality)
        return try encode(image.pixels, image.width, image.height, image.channels, how)
    }

    /// Formats that Vitrine reads but never writes, for tests.
    package struct TestEncoding: Sendable {
        package enum Format: Sendable { case png, jpeg, tiff, webp }
        package var format = Format.png
        package var orientation = 0
        package var cmyk = false
        package var wide = false

        package init(_ format: Format, orientation: Int = 0, cmyk: Bool = false, wide: Bool = false) {
            self.format = format
            self.orientation = orientation
            self.cmyk = cmyk
            self.wide = wide
        }
    }

    /// - Parameter channels: 1, 3, or 4 for sRGB with alpha.
    package static func encodeForTests(
        _ pixels: [UInt8], width: Int, height: Int, channels: Int, _ encoding: TestEncoding
    ) throws -> Data {
        var how = vitrine_vips_encoding()
        switch encoding.format {
        case .png: how.format = VITRINE_VIPS_PNG
        case .jpeg: how.format = VITRINE_VIPS_JPEG
        case .tiff: how.format = VITRINE_VIPS_TIFF
        case .webp: how.format = VITRINE_VIPS_WEBP
        }
        how.quality = 100
        how.lossless = 1
        how.orientation = Int32(encoding.orientation)
        how.cmyk = encoding.cmyk ? 1 : 0
        how.wide = encoding.wide ? 1 : 0
        return try encode(pixels, width, height, channels, how)
    }

    private static func check(_ value: Int, in range: ClosedRange<Int>, _ name: String) throws {
        guard range.contains(value) else {
            throw Diagnostic("\(name) \(value)", expected: "a number from \(range.lowerBound) to \(range.upperBound)")
        }
    }

    private static func encode(
        _ pixels: [UInt8], _ width: Int, _ height: Int, _ channels: Int, _ how: vitrine_vips_encoding
    ) throws -> Data {
        guard width > 0, height > 0, pixels.count == width * height * channels else {
            throw Diagnostic("\(pixels.count) bytes cannot be an image of \(width) × \(height) × \(channels)")
        }
        var result: UnsafeMutableRawPointer?
        var length = 0
        var how = how
        try pixels.withUnsafeBufferPointer { buffer in
            try VipsCall.run("the image cannot be written", name: nil) {
                vitrine_vips_encode(
                    buffer.baseAddress, Int32(width), Int32(height), Int32(channels), &how, &result, &length, $0)
            }
        }
        return VipsCall.data(result, length)
    }
}
