import Core

extension Slide {
    /// The most pixels that one region may have.
    static let largestRegion = 1 << 26

    func checkRegion(x: Int, y: Int, factor: Double, width: Int, height: Int) throws {
        let (area, overflow) = width.multipliedReportingOverflow(by: height)
        guard width > 0, height > 0, !overflow, area <= Self.largestRegion else {
            throw Diagnostic(
                "a region of \(width) × \(height) pixels", file: url.path,
                expected: "at least one pixel and at most \(Self.largestRegion)")
        }
        let right = Double(x) + Double(width) * factor
        let bottom = Double(y) + Double(height) * factor
        guard x < self.width, y < self.height, right > 0, bottom > 0 else {
            throw Diagnostic(
                "a region at (\(x), \(y)) lies outside the slide", file: url.path,
                expected: "a place inside its \(self.width) × \(self.height) pixels")
        }
    }

    /// RGB bytes of a region that `checkRegion` let through. Never more than a few blocks of source pixels are held.
    func pixels(x: Int, y: Int, factor: Double, width: Int, height: Int) throws -> [UInt8] {
        var output = [UInt8](repeating: 0, count: width * height * 3)
        try output.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            try write(
                RegionWindow(levels: levels, x: x, y: y, factor: factor, width: width, height: height), into: start)
        }
        return output
    }

    /// Writes a window, three bytes a pixel without padding.
    func write(_ window: RegionWindow, into output: UnsafeMutablePointer<UInt8>) throws {
        // So large a source for one pixel of a level is read as a picture of its own.
        let most = Double(SourceBlock.limit).squareRoot()
        if window.ratio > most / 2 {
            try writeInTwoSteps(window, into: output)
            return
        }
        let columns = min(window.width, max(1, Int(most / window.ratio)))
        let rows = min(
            window.height, max(1, Int(Double(SourceBlock.limit) / (Double(columns) * window.ratio) / window.ratio)))
        for top in stride(from: 0, to: window.height, by: rows) {
            for left in stride(from: 0, to: window.width, by: columns) {
                let across = left..<min(window.width, left + columns)
                let down = top..<min(window.height, top + rows)
                let block = try SourceBlock(self, window, columns: across, rows: down)
                block.write(
                    window, columns: across, rows: down, into: output + 3 * (top * window.width + left),
                    stride: 3 * window.width)
            }
        }
    }

    private func writeInTwoSteps(_ window: RegionWindow, into output: UnsafeMutablePointer<UInt8>) throws {
        let times = Int((window.ratio / 512).rounded(.up))
        let downsample = levels[window.level].downsample
        let factor = window.ratio * downsample / Double(times)
        for row in 0..<window.height {
            for column in 0..<window.width {
                let left = (Double(window.x) + Double(column) * window.ratio) * downsample
                let top = (Double(window.y) + Double(row) * window.ratio) * downsample
                let part = try pixels(x: Int(left), y: Int(top), factor: factor, width: times, height: times)
                for channel in 0..<3 {
                    let sum = stride(from: channel, to: part.count, by: 3).reduce(0) { $0 + Int(part[$1]) }
                    output[3 * (row * window.width + column) + channel] = UInt8(
                        (sum + times * times / 2) / (times * times))
                }
            }
        }
    }
}

extension SourceBlock {
    /// The source of a part of a window.
    convenience init(_ slide: Slide, _ window: RegionWindow, columns: Range<Int>, rows: Range<Int>) throws {
        let across = Self.source(of: columns, ratio: window.ratio, count: window.sourceWidth)
        let down = Self.source(of: rows, ratio: window.ratio, count: window.sourceHeight)
        try self.init(
            slide, level: window.level, x: window.x + across.lowerBound, y: window.y + down.lowerBound,
            width: across.count, height: down.count)
    }

    private static func source(of outputs: Range<Int>, ratio: Double, count: Int) -> Range<Int> {
        ratio == 1 ? outputs : AxisWeights(ratio: ratio, outputs: outputs, count: count).span
    }
}
