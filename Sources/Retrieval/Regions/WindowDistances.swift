import Arrays
import CHamming

/// The query of a search by codes, ready for it.
struct RegionCodes: Sendable {
    var codes: [(code: ArraySlice<UInt8>, tiles: Int)]
    /// Tiles with tissue of the query.
    var tiles: Int
    var columns: Int
    var rows: Int

    init(_ query: QueryRegion) {
        codes = query.distinctCodes()
        tiles = query.codes.count
        columns = query.columns
        rows = query.rows
    }
}

/// Set distances between a query and the windows of some rows of one grid.
///
/// D = d_near(Q, P) + d_near(P, Q), with d_near(A, B) the mean over a ∈ A of the least Hamming distance to a b ∈ B; blank
/// tiles are in neither set. d_near(Q, P) takes, for each code of the query, the least distance in the window;
/// d_near(P, Q) is the window's mean of each tile's least distance to the query. Both cost the same for windows of any
/// size. Sums are whole numbers and one division ends them, so that equal distances are equal to the last bit.
struct WindowDistances {
    private var distances: [UInt16] = []
    private var least: [UInt16] = []
    private var scratch: [UInt16] = []
    /// Σ over the query's tiles of the least distance in the window.
    private var toWindow: [UInt32] = []
    /// Σ over the window's tiles of the least distance to the query, and how many tiles have tissue.
    private var toQuery: [UInt32] = []
    private var tissue: [UInt32] = []
    private var scratchSums: [UInt32] = []

    /// Appends the windows whose top row is in `windowRows`.
    /// - Parameters:
    ///   - start: the grid's first cell.
    ///   - windowRows: not empty, and the windows fit into the grid.
    mutating func collect(
        _ query: RegionCodes, grid: RegionGrid, rank: Int, start: Int, windowRows: Range<Int>, in tiles: TileCodes,
        options: RegionSearchOptions, kernel: HammingKernel, into candidates: inout [RegionCandidate]
    ) {
        let columns = grid.columns
        let first = start + windowRows.lowerBound * columns
        let end = start + (windowRows.upperBound + query.rows - 1) * columns
        let cells = tiles.aligned(first..<end)
        let count = cells.count
        resize(to: count)
        for index in 0..<count {
            least[index] = .max
            toWindow[index] = 0
        }
        for (code, number) in query.codes {
            tiles.distances(from: code, to: cells, into: &distances, kernel: kernel)
            chamming_lesser(kernel.number, distances, least, count, &scratch)
            swap(&least, &scratch)
            SlidingWindows.leasts(
                of: &distances, count: count, columns: columns, width: query.columns, height: query.rows,
                scratch: &scratch, kernel: kernel)
            // Windows without tissue may overflow: they are no candidates.
            chamming_add_times(kernel.number, distances, UInt32(number), count, &toWindow)
        }
        sumUp(tiles.blanks, cells: cells, columns: columns, query)
        SlidingWindows.leasts(
            of: &least, count: count, columns: columns, width: query.columns, height: query.rows, scratch: &scratch,
            kernel: kernel)

        let fewest = options.fewestTiles(of: query.columns * query.rows)
        for row in windowRows {
            let line = start + row * columns - cells.lowerBound
            for column in 0...columns - query.columns {
                let index = line + column
                let number = Int(tissue[index])
                guard number >= fewest, !options.sharedCode || least[index] == 0 else { continue }
                let sum = Int(toWindow[index]) * number + Int(toQuery[index]) * query.tiles
                let distance = Double(sum) / Double(query.tiles * number)
                let place = Int32(row * columns + column)
                candidates.append(RegionCandidate(distance: distance, rank: Int32(rank), place: place))
            }
        }
    }

    private mutating func resize(to count: Int) {
        guard distances.count < count else { return }
        for path in [\WindowDistances.distances, \.least, \.scratch] {
            self[keyPath: path] = [UInt16](repeating: 0, count: count)
        }
        for path in [\WindowDistances.toWindow, \.toQuery, \.tissue, \.scratchSums] {
            self[keyPath: path] = [UInt32](repeating: 0, count: count)
        }
    }

    private mutating func sumUp(_ blanks: [UInt16], cells: Range<Int>, columns: Int, _ query: RegionCodes) {
        for index in 0..<cells.count {
            let blank = blanks[cells.lowerBound + index]
            tissue[index] = UInt32(~blank & 1)
            toQuery[index] = UInt32(least[index] & ~blank)
        }
        SlidingWindows.sums(
            of: &toQuery, count: cells.count, columns: columns, width: query.columns, height: query.rows,
            scratch: &scratchSums)
        SlidingWindows.sums(
            of: &tissue, count: cells.count, columns: columns, width: query.columns, height: query.rows,
            scratch: &scratchSums)
    }
}
