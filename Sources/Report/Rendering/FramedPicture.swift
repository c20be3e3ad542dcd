import Core
import Imaging

/// Frames drawn on a small picture of something large.
enum FramedPicture {
    /// - Parameters:
    ///   - frames: in pixels of the large image; parts outside are not drawn.
    ///   - size: of the large image.
    static func draw(
        _ frames: [SlideList.Rectangle], on picture: PixelImage, of size: (width: Int, height: Int)
    ) throws -> PixelImage {
        guard !frames.isEmpty, size.width > 0, size.height > 0 else { return picture }
        let (width, height) = (picture.width, picture.height)
        var pixels = [UInt8](repeating: 255, count: width * height * 3)
        for place in 0..<width * height {
            for channel in 0..<3 {
                pixels[place * 3 + channel] =
                    picture.pixels[place * picture.channels + (picture.channels < 3 ? 0 : channel)]
            }
        }
        func scaled(_ value: Int, _ whole: Int, _ part: Int) -> Int {
            let share = Double(value) / Double(whole) * Double(part)
            return Int(max(-1e6, min(1e6, share)).rounded())
        }
        for frame in frames {
            let left = scaled(frame.x, size.width, width)
            let top = scaled(frame.y, size.height, height)
            // At least so large that the frame can be seen.
            let right = max(left + 6, left + scaled(frame.width, size.width, width))
            let bottom = max(top + 6, top + scaled(frame.height, size.height, height))
            // White around dark blue stands out on tissue of any colour.
            outline(&pixels, (left - 1, top - 1, right + 1, bottom + 1), (width, height), 4, (255, 255, 255))
            outline(&pixels, (left, top, right, bottom), (width, height), 2, (11, 63, 179))
        }
        return try PixelImage(width: width, height: height, channels: 3, pixels: pixels)
    }

    private static func outline(
        _ pixels: inout [UInt8], _ box: (left: Int, top: Int, right: Int, bottom: Int), _ size: (Int, Int),
        _ thickness: Int, _ colour: (UInt8, UInt8, UInt8)
    ) {
        for y in max(0, box.top)..<max(max(0, box.top), min(size.1, box.bottom)) {
            for x in max(0, box.left)..<max(max(0, box.left), min(size.0, box.right)) {
                let isEdge =
                    x - box.left < thickness || box.right - 1 - x < thickness || y - box.top < thickness
                    || box.bottom - 1 - y < thickness
                guard isEdge else { continue }
                let at = (y * size.0 + x) * 3
                (pixels[at], pixels[at + 1], pixels[at + 2]) = colour
            }
        }
    }
}
