import CVips
import Core
import Foundation

/// Drawings that Vitrine wrote itself, as pixels. What an author gives is never drawn here: see `ImageKind`.
package enum SVGDrawing {
    /// Draws on white, in colour. Letters are those of the machine's fonts.
    /// - Parameter scale: pixels for each unit of the drawing, above 0.
    /// - Throws: `Diagnostic` for what is no SVG, and for edges above 16384 pixels.
    package static func pixels(_ svg: Data, scale: Double) throws -> PixelImage {
        guard scale > 0, scale <= 100 else { throw Diagnostic("a drawing at \(scale) times its size") }
        guard !svg.isEmpty else { throw Diagnostic("an empty drawing", expected: "an SVG") }
        var found = vitrine_vips_pixels()
        try svg.withUnsafeBytes { bytes in
            try VipsCall.run("the drawing cannot be read", name: nil) {
                vitrine_vips_draw(bytes.baseAddress, bytes.count, scale, Int32(PixelImage.longestEdge), &found, $0)
            }
        }
        return try VipsCall.image(found)
    }
}
