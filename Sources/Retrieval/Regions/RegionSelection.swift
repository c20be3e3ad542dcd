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
