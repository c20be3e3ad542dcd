import Core

/// Non-overlapping square tiles of one scale over a slide. Tiles that would reach past the slide's right or lower edge
/// by more than a hundredth are left out.
public struct TileGrid: Sendable, Equatable {
    /// Magnification.
    public let scale: Double
    /// Edge in pixels at that magnification.
    public let tile: Int
    public let columns: Int
    public let rows: Int
    /// Level-0 pixels a pixel.
    public let factor: Double

    /// - Throws: `Diagnostic` for a scale above the slide's own and a tile that is no number of pixels.
    public init(slide: Slide, scale: Double, tile: Int) throws {
        guard (8...4096).contains(tile) else {
            throw Diagnostic("tiles of \(tile) pixels", expected: "an edge from 8 to 4096 pixels")
        }
        self.scale = scale
        self.tile = tile
        let factor = try slide.factor(of: scale)
        func count(_ edge: Int) -> Int { Int(Double(edge) / (Double(tile) * factor) + 0.01) }
        columns = count(slide.width)
        rows = count(slide.height)
        self.factor = factor
    }

    public func rect(column: Int, row: Int) -> PixelRect {
        let left = edge(column)
        let top = edge(row)
        return PixelRect(x: left, y: top, width: edge(column + 1) - left, height: edge(row + 1) - top)
    }

    private func edge(_ index: Int) -> Int {
        Int((Double(index) * Double(tile) * factor).rounded())
    }
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
