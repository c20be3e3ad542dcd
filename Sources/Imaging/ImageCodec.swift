import CVips
import Core
import Foundation

/// Reading images of any common format through libvips. Safe to call from many threads; each call uses one.
///
/// Whatever the file holds, the result is upright (EXIF orientation applied), in sRGB or grey (embedded ICC
/// profiles and CMYK converted), of 8 bits, without alpha (shown on white), and the first frame of an animation.
public enum ImageCodec {
    /// How an image is brought to a given size.
    public enum Fit: Sendable {
        /// The aspect is given up.
        case stretch
        /// The whole image, centred on white.
        case contain
        /// The whole area, the image's centre.
        case cover
    }

    /// Decodes at full size.
    /// - Parameters:
    ///   - name: the file's name for messages.
    /// - Throws: `Diagnostic` for unknown formats, damaged or truncated content, and edges above 16384 pixels.
    public static func decode(_ data: Data, name: String) throws -> PixelImage {
        try decode(data, name: name, fit: VITRINE_VIPS_NATIVE, width: 0, height: 0, channels: 0)
    }

    public static func decode(file: URL) throws -> PixelImage {
        try decode(try Files.read(file), name: file.path)
    }

    /// Decodes to exactly `width` × `height`, shrinking while loading where the format can.
    /// - Parameter channels: 1 (grey) or 3 (sRGB).
    public static func decode(
        _ data: Data, name: String, width: Int, height: Int, channels: Int, fit: Fit
    ) throws -> PixelImage {
        try PixelImage.checkSize(width: width, height: height, channels: channels)
        let how =
            switch fit {
            case .stretch: VITRINE_VIPS_STRETCH
            case .contain: VITRINE_VIPS_CONTAIN
            case .cover: VITRINE_VIPS_COVER
            }
        let image = try decode(data, name: name, fit: how, width: width, height: height, channels: channels)
        guard image.width == width, image.height == height, image.channels == channels else {
            throw Diagnostic(
                "became \(image.width) × \(image.height) × \(image.channels)", file: name,
                expected: "\(width) × \(height) × \(channels)")
        }
        return image
    }

    /// Decodes to at most `edge` pixels an edge, the aspect kept, never enlarged.
    public static func thumbnail(_ data: Data, name: String, edge: Int) throws -> PixelImage {
        try PixelImage.checkSize(width: edge, height: edge, channels: 1)
        return try decode(data, name: name, fit: VITRINE_VIPS_WITHIN, width: edge, height: edge, channels: 0)
    }

    /// Width and height after EXIF rotation, from the header alone.
    public static func size(_ data: Data, name: String) throws -> (width: Int, height: Int) {
        try checkKind(data, name: name)
        var width: Int32 = 0
        var height: Int32 = 0
        try data.withUnsafeBytes { bytes in
            try VipsCall.run("the image cannot be read", name: name, advice: damagedAdvice) {
                vitrine_vips_size(bytes.baseAddress, bytes.count, &width, &height, $0)
            }
        }
        return (Int(width), Int(height))
    }

    /// Frames of an animated GIF or WebP, pages of a TIFF, from the header alone; 1 for other images. Only the first
    /// is ever shown.
    public static func frames(file: URL) throws -> Int {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        // Most images can have one frame only and need not be read for it.
        switch ImageKind(try handle.read(upToCount: 12) ?? Data()) {
        case .gif, .webp, .tiff: break
        default: return 1
        }
        var frames: Int32 = 1
        try Files.read(file).withUnsafeBytes { bytes in
            try VipsCall.run("the image cannot be read", name: file.path, advice: damagedAdvice) {
                vitrine_vips_frames(bytes.baseAddress, bytes.count, &frames, $0)
            }
        }
        return max(1, Int(frames))
    }

    static let damagedAdvice = "open the file in an image viewer: it may be damaged or cut short; copy or save it again"

    static func checkKind(_ data: Data, name: String) throws {
        guard !data.isEmpty else {
            throw Diagnostic("the file is empty", file: name, expected: "an image")
        }
        guard ImageKind(data) != nil else {
            throw Diagnostic(
                "is not an image of a known format", file: name, expected: "one of \(ImageKind.names)",
                advice: "convert the image, or take the file out of the dataset")
        }
    }

    private static func decode(
        _ data: Data, name: String, fit: vitrine_vips_fit, width: Int, height: Int, channels: Int
    ) throws -> PixelImage {
        try checkKind(data, name: name)
        var found = vitrine_vips_pixels()
        try data.withUnsafeBytes { bytes in
            try VipsCall.run("the image cannot be read", name: name, advice: damagedAdvice) {
                vitrine_vips_decode(
                    bytes.baseAddress, bytes.count, fit, Int32(width), Int32(height), Int32(channels),
                    Int32(PixelImage.longestEdge), &found, $0)
            }
        }
        return try VipsCall.image(found)
    }
}
