extension TileStream {
    /// Tiles that are read in one go: neighbours in a row, as many as one block of source pixels holds.
    func runs(in range: Range<Int>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = range.lowerBound
        for index in range {
            let next = index + 1
            let goesOn =
                next < range.upperBound && next - start < longestRun && places[next].row == places[index].row
                && places[next].column == places[index].column + 1
            if !goesOn {
                runs.append(start..<next)
                start = next
            }
        }
        return runs
    }

    private var longestRun: Int {
        let window = self.window(TilePlace(column: 0, row: 0))
        let (source, overflow) = window.sourceWidth.multipliedReportingOverflow(by: window.sourceHeight)
        return overflow ? 1 : max(1, min(4, SourceBlock.limit / max(1, source)))
    }

    private func window(_ place: TilePlace) -> RegionWindow {
        let rect = grid.rect(column: place.column, row: place.row)
        return RegionWindow(
            levels: slide.levels, x: rect.x, y: rect.y, factor: grid.factor, width: grid.tile, height: grid.tile)
    }

    /// RGB bytes of a run, tile after tile: each the same as `Slide.region` gives for its place.
    func bytes(of run: Range<Int>) throws -> [UInt8] {
        let edge = grid.tile
        let windows = run.map { window(places[$0]) }
        guard let first = windows.first, let last = windows.last else { return [] }
        var output = [UInt8](repeating: 0, count: run.count * edge * edge * 3)
        try output.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            guard first.sourceWidth * first.sourceHeight <= SourceBlock.limit else {
                for (index, window) in windows.enumerated() {
                    try slide.write(window, into: start + index * edge * edge * 3)
                }
                return
            }
            let block = try SourceBlock(
                slide, level: first.level, x: first.x, y: first.y, width: last.x + last.sourceWidth - first.x,
                height: first.sourceHeight)
            for (index, window) in windows.enumerated() {
                block.write(
                    window, columns: 0..<edge, rows: 0..<edge, into: start + index * edge * edge * 3, stride: 3 * edge)
            }
        }
        return output
    }
}
