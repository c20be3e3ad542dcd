import Core
import Imaging

/// Pictures of one size in one block of bytes, shape [count, height, width, channels].
struct PictureBlock: Sendable {
    let width: Int
    let height: Int
    let channels: Int
    private let pixels: [UInt8]
    private let size: Int

    /// - Parameter what: what the pictures are, for messages: "reconstructions".
    /// - Throws: `Diagnostic` where the block is not as long as so many pictures.
    init(_ pixels: [UInt8], count: Int, width: Int, height: Int, channels: Int, what: String) throws {
        let (area, wide) = width.multipliedReportingOverflow(by: height)
        let (size, deep) = area.multipliedReportingOverflow(by: channels)
        let (total, large) = size.multipliedReportingOverflow(by: count)
        guard size > 0, !wide, !deep, !large, total == pixels.count else {
            throw Diagnostic("\(pixels.count) bytes cannot be \(count) \(what) of \(width) × \(height) × \(channels)")
        }
        (self.width, self.height, self.channels) = (width, height, channels)
        (self.pixels, self.size) = (pixels, size)
    }

    /// - Parameter name: what a picture is called in messages: "reconstruction of query".
    func picture(_ number: Int, name: String) throws -> PixelImage {
        guard number >= 0, number < pixels.count / size else { throw Diagnostic("there is no \(name) \(number)") }
        return try PixelImage(
            width: width, height: height, channels: channels,
            pixels: Array(pixels[number * size..<(number + 1) * size]))
    }
}
