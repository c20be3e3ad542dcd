import Core
import Imaging

/// Pictures of any sizes on one sheet, in rows, each with its edge repeated around it so that neither compression nor
/// scaling lets neighbours shine through.
package struct PictureStrip: Sendable {
    package struct Cell: Sendable, Equatable {
        package var x: Int
        package var y: Int
        package var width: Int
        package var height: Int

        /// An SVG view box.
        var box: String { "\(x) \(y) \(width) \(height)" }
    }

    package let width: Int
    package let height: Int
    package let cells: [Cell]
    /// Pixels from one picture to the next, at least.
    private let margin: Int

    /// - Parameters:
    ///   - sizes: of the pictures, in pixels; in their order from the left, a new row where one is full.
    ///   - widest: of a row, unless a single picture is wider.
    ///   - grid: places are multiples of it: 16 keeps pictures apart in WebP's blocks.
    package init(_ sizes: [(width: Int, height: Int)], widest: Int = 1824, grid: Int = 16, margin: Int = 2) {
        func padded(_ length: Int) -> Int { (length + margin + grid - 1) / grid * grid }
        var cells: [Cell] = []
        var (x, y, rowHeight, width) = (0, 0, 0, 1)
        for size in sizes {
            let wide = padded(size.width)
            if x > 0, x + wide > widest {
                x = 0
                y += rowHeight
                rowHeight = 0
            }
            cells.append(Cell(x: x, y: y, width: size.width, height: size.height))
            x += wide
            width = max(width, x)
            rowHeight = max(rowHeight, padded(size.height))
        }
        self.cells = cells
        self.width = width
        height = max(1, y + rowHeight)
        self.margin = margin
    }

    /// The sheet in RGB, white where nothing is.
    /// - Throws: `Diagnostic` for a sheet beyond what images may be.
    package func draw(_ pictures: [PixelImage]) throws -> PixelImage {
        guard max(width, height) <= PixelImage.longestEdge else {
            throw Diagnostic(
                "\(pictures.count) pictures need a sheet of \(width) × \(height)",
                expected: "at most \(PixelImage.longestEdge) pixels an edge")
        }
        var pixels = [UInt8](repeating: 255, count: width * height * 3)
        for (cell, picture) in zip(cells, pictures) {
            let right = min(width, cell.x + cell.width + margin)
            for row in cell.y..<min(height, cell.y + cell.height + margin) {
                let from = min(row - cell.y, picture.height - 1) * picture.width
                var to = (row * width + cell.x) * 3
                for column in 0..<right - cell.x {
                    let pixel = (from + min(column, picture.width - 1)) * picture.channels
                    for channel in 0..<3 {
                        pixels[to] = picture.pixels[pixel + (picture.channels == 1 ? 0 : channel)]
                        to += 1
                    }
                }
            }
        }
        return try PixelImage(width: width, height: height, channels: 3, pixels: pixels)
    }
}
