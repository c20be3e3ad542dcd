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
