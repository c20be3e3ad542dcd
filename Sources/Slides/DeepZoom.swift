import Core
import Foundation

/// A Deep Zoom pyramid as it was written: what a viewer must know.
public struct DeepZoomDescription: Sendable, Equatable, Codable {
    /// Of the finest level written, in pixels.
    public var width: Int
    public var height: Int
    /// Edge of a tile without its overlap.
    public var tileSize: Int
    public var overlap: Int
    /// The tiles' file extension, `jpg`.
    public var format: String
    /// Folders `0`... of `<name>_files`; the last is the finest.
    public var levels: Int
    /// Of all files together.
    public var bytes: Int
    /// Level-0 pixels a pixel of the finest level written: 1, or a power of two where the budget took levels away.
    public var factor: Int
}

public enum DeepZoom {
    /// Writes `<name>_files/<level>/<column>_<row>.jpg` and `<name>.dzi` into `folder`. Tiles of nothing but background
    /// are left out.
    /// - Parameter budget: bytes that the files may have together.
    public static func write(
        slide: Slide, to folder: URL, name: String, tileEdge: Int = 256, overlap: Int = 1, quality: Int = 80,
        budget: Int? = nil, jobs: Int = 2
    ) throws -> DeepZoomDescription {
        throw Diagnostic("cannot be written yet", file: slide.url.path)
    }
}
