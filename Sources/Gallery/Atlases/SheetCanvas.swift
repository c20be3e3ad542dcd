import Core
import Imaging

/// The pixels of one sheet: cells in rows, each with a picture in its upper left corner.
///
/// Cells are a multiple of 16 pixels apart, WebP's block, and at least two pixels wider than a picture; that
/// margin repeats the picture's edge, so that neither compression nor scaling lets neighbours shine through.
struct SheetCanvas {
    let layout: SheetLayout
    let cells: Int
    private var pictures: [PixelImage] = []

    init(_ layout: SheetLayout, cells: Int) {
        self.layout = layout
        self.cells = cells
    }

    /// Fills the next cell.
    mutating func append(_ picture: PixelImage) {
        pictures.append(picture)
    }

    /// Grey if all pictures are.
    func image() throws -> PixelImage {
        let channels = pictures.allSatisfy { $0.channels == 1 } ? 1 : 3
        let (width, height) = layout.size(cells: cells)
        var pixels = [UInt8](repeating: 255, count: width * height * channels)
        pixels.withUnsafeMutableBufferPointer { target in
            for (index, picture) in pictures.enumerated() {
                let (left, top) = layout.position(index)
                picture.pixels.withUnsafeBufferPointer { source in
                    for row in 0..<layout.pitch {
                        let from = min(row, picture.height - 1) * picture.width
                        var to = ((top + row) * width + left) * channels
                        for column in 0..<layout.pitch {
                            let pixel = (from + min(column, picture.width - 1)) * picture.channels
                            for channel in 0..<channels {
                                target[to] = source[pixel + (picture.channels == 1 ? 0 : channel)]
                                to += 1
                            }
                        }
                    }
                }
            }
        }
        return try PixelImage(width: width, height: height, channels: channels, pixels: pixels)
    }

    /// A cell that says that its picture cannot be shown: a frame and a cross.
    static func unreadable(edge: Int) throws -> PixelImage {
        let pixels = (0..<edge * edge).map { index -> UInt8 in
            let (x, y) = (index % edge, index / edge)
            let onFrame = x == 0 || y == 0 || x == edge - 1 || y == edge - 1
            return onFrame || x == y || x + y == edge - 1 ? 96 : 224
        }
        return try PixelImage(width: edge, height: edge, channels: 1, pixels: pixels)
    }
}

/// How cells lie on a sheet.
struct SheetLayout: Sendable, Equatable {
    static let longestEdge = 4096

    /// Pixels from one cell to the next.
    let pitch: Int
    let columns: Int

    /// As near to a square as `capacity` cells come.
    init(edge: Int, capacity: Int) {
        pitch = (edge + 2 + 15) / 16 * 16
        var columns = 1
        while columns * columns < capacity { columns += 1 }
        self.columns = columns
    }

    /// The most cells that a sheet can hold.
    static func largestCapacity(edge: Int) -> Int {
        let columns = longestEdge / ((edge + 2 + 15) / 16 * 16)
        return columns * columns
    }

    func position(_ cell: Int) -> (x: Int, y: Int) {
        (cell % columns * pitch, cell / columns * pitch)
    }

    func size(cells: Int) -> (width: Int, height: Int) {
        (min(columns, max(1, cells)) * pitch, max(1, (cells + columns - 1) / columns) * pitch)
    }
}
