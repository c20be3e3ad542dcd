import CVips
import Core
import Foundation

/// libvips's writer of Deep Zoom pyramids, for slides that OpenSlide opens.
package struct DeepZoomWriter: Sendable {
    /// Of the slide, to read from.
    package var level = 0
    /// Of the finest level to write, in pixels.
    package var width: Int
    package var height: Int
    /// What shows where the slide has no pixels.
    package var background: (red: UInt8, green: UInt8, blue: UInt8) = (255, 255, 255)
    package var tile = 256
    package var overlap = 1
    package var quality = 80
    package var threads = 1

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// Writes `output`.dzi and `output`_files.
    /// - Parameter file: named in errors.
    package func write(slide path: String, file: String, to output: URL) throws {
        var how = vitrine_vips_zoom()
        how.level = Int32(level)
        how.width = Int32(width)
        how.height = Int32(height)
        (how.red, how.green, how.blue) = background
        how.tile = Int32(tile)
        how.overlap = Int32(overlap)
        how.quality = Int32(quality)
        how.threads = Int32(threads)
        try VipsCall.run("the pyramid of tiles cannot be written", name: file, paths: [path, output.path]) {
            vitrine_vips_deep_zoom(path, output.path, &how, $0)
        }
    }
}
