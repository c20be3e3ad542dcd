import Core
import Imaging

extension ImageCodec {
    /// A small image of pixels that come from no image file; never enlarged.
    static func thumbnail(_ image: PixelImage, name: String, edge: Int) throws -> PixelImage {
        guard max(image.width, image.height) > edge else { return image }
        return try thumbnail(try png(image, compression: 0), name: name, edge: edge)
    }
}
