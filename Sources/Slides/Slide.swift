import Core
import Foundation
import Imaging

/// An open slide; safe to share between workers.
public final class Slide: Sendable {
    public let url: URL
    /// Level-0 pixels.
    public let width: Int
    public let height: Int
    public let resolution: SlideResolution
    public let levels: [SlideLevel]
    /// What the file says about itself that a user should know of.
    public let notes: [Diagnostic]

    public init(_ url: URL, givenMicronsPerPixel: Double? = nil) throws {
        throw Diagnostic("cannot be opened yet", file: url.path)
    }

    /// The file's name without its extension.
    public var name: String { url.deletingPathExtension().lastPathComponent }

    /// RGB bytes, height × width × 3, of `width` × `height` pixels at magnification `scale`, the top left corner
    /// at level-0 (x, y). What lies outside the slide has its background's colour.
    public func region(x: Int, y: Int, scale: Double, width: Int, height: Int) throws -> [UInt8] {
        throw Diagnostic("cannot be read yet", file: url.path)
    }

    /// The whole slide, its longer edge `edge` pixels or its own length where that is less.
    public func thumbnail(edge: Int) throws -> PixelImage {
        throw Diagnostic("cannot be read yet", file: url.path)
    }
}
