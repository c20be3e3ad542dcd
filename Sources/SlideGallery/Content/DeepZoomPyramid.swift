import Foundation

/// A Deep Zoom pyramid on disk, made elsewhere, that the site takes in.
///
/// Level `maxLevel` has `width` × `height` pixels and each level below it half of them, rounded up. The tile in column c
/// and row r of a level begins at (c · tileSize, r · tileSize) of the level, less `overlap` pixels where there is a
/// neighbour on that side, and ends `overlap` pixels after the next one's beginning or at the level's edge. Tiles that
/// are not there are background.
public struct DeepZoomPyramid: Sendable, Equatable {
    /// Holds `<level>/<column>_<row>.<format>`.
    public var folder: URL
    /// Of the finest level, in its pixels.
    public var width: Int
    public var height: Int
    /// Pixels from one tile to the next.
    public var tileSize: Int
    public var overlap: Int
    /// The tiles' extension: `jpg` (as `dzsave` names them: `jpeg` too), `png` or `webp`.
    public var format: String
    /// The coarsest and the finest level there are.
    public var minLevel: Int
    public var maxLevel: Int
    /// Level-0 pixels of the slide to a pixel of the finest level, 1 or more.
    public var factor: Double
    /// Of all tiles together.
    public var bytes: Int

    public init(
        folder: URL, width: Int, height: Int, tileSize: Int = 254, overlap: Int = 1, format: String = "jpg",
        minLevel: Int, maxLevel: Int, factor: Double, bytes: Int
    ) {
        self.folder = folder
        self.width = width
        self.height = height
        self.tileSize = tileSize
        self.overlap = overlap
        self.format = format
        self.minLevel = minLevel
        self.maxLevel = maxLevel
        self.factor = factor
        self.bytes = bytes
    }
}
