/// Rows of a grid, and the windows that cross them.
struct RegionRows {
    private var marked: [Bool]
    private let windows: Int
    private let height: Int

    /// - Parameters:
    ///   - rows: of the grid; 0 where none of its windows is wanted.
    ///   - height: of the windows.
    init(rows: Int, height: Int) {
        marked = [Bool](repeating: false, count: rows)
        windows = max(0, rows - height + 1)
        self.height = height
    }

    mutating func mark(_ row: Int) {
        if marked.indices.contains(row) { marked[row] = true }
    }

    /// The top rows of all windows.
    var all: [Range<Int>] {
        windows > 0 ? [0..<windows] : []
    }

    /// The top rows of windows that cross a marked row: ranges apart from each other, ascending.
    var aroundMarked: [Range<Int>] {
        var ranges: [Range<Int>] = []
        for row in marked.indices where marked[row] {
            let first = max(0, row - height + 1)
            let end = min(row + 1, windows)
            guard first < end else { continue }
            if let last = ranges.last, first <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, end)
            } else {
                ranges.append(first..<end)
            }
        }
        return ranges
    }
}
