import Core

/// An image in memory: 8 bits a channel, row-major height × width × channels, without padding.
public struct PixelImage: Sendable, Equatable {
    /// The longest edge, in pixels, that is ever decoded or encoded.
    public static let longestEdge = 16_384

    public let width: Int
    public let height: Int
    /// 1 (grey) or 3 (sRGB).
    public let channels: Int
    public let pixels: [UInt8]

    /// - Throws: `Diagnostic` unless the edges are in 1...16384, the channels 1 or 3, and `pixels` holds
    ///   exactly width × height × channels bytes.
    public init(width: Int, height: Int, channels: Int, pixels: [UInt8]) throws {
        try Self.checkSize(width: width, height: height, channels: channels)
        guard pixels.count == width * height * channels else {
            throw Diagnostic(
                "\(pixels.count) bytes cannot be an image of \(width) × \(height) pixels and \(channels) channels",
                expected: "\(width * height * channels) bytes")
        }
        self.width = width
        self.height = height
        self.channels = channels
        self.pixels = pixels
    }

    /// A single colour; `value` has one number a channel.
    public init(width: Int, height: Int, filledWith value: [UInt8]) throws {
        try Self.checkSize(width: width, height: height, channels: value.count)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height * value.count)
        for _ in 0..<width * height { pixels += value }
        try self.init(width: width, height: height, channels: value.count, pixels: pixels)
    }

    static func checkSize(width: Int, height: Int, channels: Int) throws {
        guard (1...longestEdge).contains(width), (1...longestEdge).contains(height) else {
            throw Diagnostic(
                "an image of \(width) × \(height) pixels", expected: "edges from 1 to \(longestEdge) pixels",
                advice: "scale the image down before it is given to Vitrine")
        }
        guard channels == 1 || channels == 3 else {
            throw Diagnostic("an image of \(channels) channels", expected: "1 (grey) or 3 (sRGB)")
        }
    }
}
