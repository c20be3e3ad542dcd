import Core

/// A window that may become a hit.
struct RegionCandidate: Sendable {
    var distance: Double
    /// The place of its grid in the order by slide and scale.
    var rank: Int32
    /// Its top left tile, row · columns + column of the grid.
    var place: Int32

    /// The order of hits: by distance, then slide, scale, row and column. No two windows are equal in all.
    func precedes(_ other: RegionCandidate) -> Bool {
        if distance != other.distance { return distance < other.distance }
        return rank == other.rank ? place < other.place : rank < other.rank
    }
}

/// Candidates from the best on. Few of many are wanted, and a heap gives them without sorting all.
struct CandidateQueue {
    private var heap: [RegionCandidate]

    init(_ candidates: [RegionCandidate]) {
        heap = candidates
        for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(place) }
    }

    mutating func next() -> RegionCandidate? {
        guard let best = heap.first, let last = heap.popLast() else { return nil }
        if !heap.isEmpty {
            heap[0] = last
            sink(0)
        }
        return best
    }

    private mutating func sink(_ start: Int) {
        let moved = heap[start]
        var place = start
        while true {
            var child = 2 * place + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1].precedes(heap[child]) { child += 1 }
            guard heap[child].precedes(moved) else { break }
            heap[place] = heap[child]
            place = child
        }
        heap[place] = moved
    }
}

/// Takes the best windows of a slide one after the other and leaves out those that overlap a better one.
struct RegionSelection {
    /// The grids in the order that candidates refer to.
    var grids: [RegionGrid]
    /// The windows' size in tiles.
    var columns: Int
    var rows: Int
    var options: RegionSearchOptions

    /// At most `options.count` candidates of one slide, best first.
    func best(of candidates: [RegionCandidate]) -> [RegionCandidate] {
        var queue = CandidateQueue(candidates)
        var kept: [RegionCandidate] = []
        while kept.count < options.count, let next = queue.next() {
            if !kept.contains(where: { overlaps(next, $0) }) { kept.append(next) }
        }
        return kept
    }

    private func overlaps(_ one: RegionCandidate, _ other: RegionCandidate) -> Bool {
        let grid = grids[Int(one.rank)]
        let (column, row) = position(one)
        let (otherColumn, otherRow) = position(other)
        if one.rank == other.rank {
            let wide = columns - abs(column - otherColumn)
            let high = rows - abs(row - otherRow)
            guard wide > 0, high > 0 else { return false }
            return Double(wide * high) / Double(columns * rows) > options.overlap
        }
        guard let greatest = options.overlapAcrossScales else { return false }
        let rectangle = grid.rectangle(column: column, row: row, columns: columns, rows: rows)
        let otherRectangle = grids[Int(other.rank)].rectangle(
            column: otherColumn, row: otherRow, columns: columns, rows: rows)
        return rectangle.overlap(otherRectangle) > greatest
    }

    func position(_ candidate: RegionCandidate) -> (column: Int, row: Int) {
        let (row, column) = Int(candidate.place).quotientAndRemainder(
            dividingBy: max(1, grids[Int(candidate.rank)].columns))
        return (column, row)
    }
}

/// Runs a search slide by slide: what overlaps is in one slide, so slides need not know of each other.
enum RegionSearch {
    /// - Parameters:
    ///   - ranks: for each slide the places of its grids in `selection.grids`.
    ///   - order: the index of each of those grids as the caller knows it.
    ///   - collect: the candidates of some grids of one slide.
    static func hits(
        slides: [[Int]], order: [Int], selection: RegionSelection, jobs: Int,
        collect: @Sendable ([Int]) throws -> [RegionCandidate]
    ) throws -> [RegionHit] {
        let parts = try Parallel.map(count: slides.count, jobs: jobs, chunk: 1) { range in
            try range.flatMap { selection.best(of: try collect(slides[$0])) }
        }
        return parts.joined().sorted { $0.precedes($1) }.prefix(selection.options.count).map {
            let (column, row) = selection.position($0)
            return RegionHit(grid: order[Int($0.rank)], column: column, row: row, distance: $0.distance)
        }
    }

    /// The ranks that a search looks at, slide by slide.
    static func slides(of grids: [RegionGrid], where wanted: (Int) -> Bool) -> [[Int]] {
        var slides: [[Int]] = []
        for rank in grids.indices where wanted(rank) {
            if let last = slides.last?.last, grids[last].slide == grids[rank].slide {
                slides[slides.count - 1].append(rank)
            } else {
                slides.append([rank])
            }
        }
        return slides
    }
}
