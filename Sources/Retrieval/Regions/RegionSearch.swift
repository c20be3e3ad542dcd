import Core

/// Runs a search slide by slide: what overlaps is in one slide, so slides need not know of each other.
enum RegionSearch {
    /// - Parameters:
    ///   - slides: for each slide the places of its grids in `selection.grids`.
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
