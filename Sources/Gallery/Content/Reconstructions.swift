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
        let (area, wide) = width.multipliedReportingOverflow(by: height)
        let (size, deep) = area.multipliedReportingOverflow(by: channels)
        let (total, large) = size.multipliedReportingOverflow(by: errors.count)
        guard size > 0, !wide, !deep, !large, total == pixels.count else {
            throw Diagnostic(
                "\(pixels.count) bytes cannot be \(errors.count) reconstructions of \(width) × \(height) × \(channels)")
        }
        self.init(errors: errors) { row in
            guard row >= 0, row < pixels.count / size else {
                throw Diagnostic("there is no reconstruction of query \(row)")
            }
            return try PixelImage(
                width: width, height: height, channels: channels, pixels: Array(pixels[row * size..<(row + 1) * size]))
        }
    }
}
