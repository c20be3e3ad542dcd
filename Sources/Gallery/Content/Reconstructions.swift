import Core
import Imaging

/// What a decoder makes of each query.
public struct Reconstructions: Sendable {
    /// One number a query: mean squared difference of pixel values scaled to 0...1.
    public var errors: [Float]
    /// By row of the query; of the same size as the query's picture.
    public var image: @Sendable (Int) throws -> PixelImage

    public init(errors: [Float], image: @escaping @Sendable (Int) throws -> PixelImage) {
        self.errors = errors
        self.image = image
    }

    /// From one block of pixels, shape [queries, height, width, channels].
    public init(errors: [Float], pixels: [UInt8], width: Int, height: Int, channels: Int) throws {
        let block = try PictureBlock(
            pixels, count: errors.count, width: width, height: height, channels: channels, what: "reconstructions")
        self.init(errors: errors) { try block.picture($0, name: "reconstruction of query") }
    }
}
