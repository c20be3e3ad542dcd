import Core

/// Non-overlapping square tiles of one scale over a slide.
public struct TileGrid: Sendable, Equatable {
    /// Magnification.
    public let scale: Double
    /// Edge in pixels at that magnification.
    public let tile: Int
    public let columns: Int
    public let rows: Int
    /// Level-0 pixels a pixel.
    public let factor: Double

    public init(slide: Slide, scale: Double, tile: Int) throws {
        self.scale = scale
        self.tile = tile
        factor = slide.resolution.magnification / scale
        columns = 0
        rows = 0
    }

    public func rect(column: Int, row: Int) -> PixelRect { PixelRect(x: 0, y: 0, width: 0, height: 0) }
}

/// Where a tile lies in its grid.
public struct TilePlace: Sendable, Equatable, Hashable, Codable {
    public var column: Int
    public var row: Int

    public init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}
