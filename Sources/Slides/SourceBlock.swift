/// Pixels of one level, opaque, as they were read.
final class SourceBlock {
    /// The most words that are read in one go: 16 MiB.
    static let limit = 1 << 22

    let level: Int
    /// The top left corner in pixels of the level.
    let x: Int
    let y: Int
    let width: Int
    let height: Int
    private let words: UnsafeMutableBufferPointer<UInt32>

    /// Reads a rectangle of a level. What lies outside the slide has its background's colour.
    init(_ slide: Slide, level: Int, x: Int, y: Int, width: Int, height: Int) throws {
        self.level = level
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        words = .allocate(capacity: width * height)
        try fill(from: slide)
        slide.background.show(through: words)
    }

    deinit {
        words.deallocate()
    }

    private func fill(from slide: Slide) throws {
        guard let start = words.baseAddress else { return }
        let size = slide.levels[level]
        let columns = (x..<x + width).clamped(to: 0..<size.width)
        let rows = (y..<y + height).clamped(to: 0..<size.height)
        if columns.count == width && rows.count == height {
            try slide.read(level: level, columns: columns, rows: rows, into: start)
            return
        }
        words.initialize(repeating: 0)
        guard !columns.isEmpty, !rows.isEmpty else { return }
        try withUnsafeTemporaryAllocation(of: UInt32.self, capacity: columns.count * rows.count) { inside in
            guard let base = inside.baseAddress else { return }
            try slide.read(level: level, columns: columns, rows: rows, into: base)
            for row in rows {
                let from = base + (row - rows.lowerBound) * columns.count
                (start + (row - y) * width + columns.lowerBound - x).update(from: from, count: columns.count)
            }
        }
    }

    /// Writes the part of a window that lies in this block.
    /// - Parameters:
    ///   - columns: output pixels of the window; their source pixels must lie in this block.
    ///   - output: RGB bytes of the first of them; `stride` bytes from one row to the next.
    func write(
        _ window: RegionWindow, columns: Range<Int>, rows: Range<Int>, into output: UnsafeMutablePointer<UInt8>,
        stride: Int
    ) {
        guard let start = words.baseAddress else { return }
        if window.ratio == 1 {
            for row in rows {
                let from = start + (window.y + row - y) * width + window.x + columns.lowerBound - x
                AreaAverage.copy(from, count: columns.count, into: output + (row - rows.lowerBound) * stride)
            }
            return
        }
        let across = AxisWeights(ratio: window.ratio, outputs: columns, count: window.sourceWidth)
        let down = AxisWeights(ratio: window.ratio, outputs: rows, count: window.sourceHeight)
        let from = start + (window.y + down.span.lowerBound - y) * width + window.x + across.span.lowerBound - x
        AreaAverage.shrink(from, stride: width, columns: across, rows: down, into: output, outputStride: stride)
    }
}
