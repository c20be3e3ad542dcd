import Arrays
import Core
import Retrieval

/// Which points attract each other, and how much: a sparse symmetric matrix whose entries add up to 1.
package struct Affinities: Sendable, Equatable {
    package let count: Int
    /// Entries of row i are `starts[i]..<starts[i + 1]`, by ascending column.
    package let starts: [Int]
    package let columns: [Int32]
    package let values: [Float]

    /// p_ij = (p_j|i + p_i|j) / 2n over each point's nearest 3 × perplexity neighbours (van der Maaten 2014).
    ///
    /// The perplexity is lowered where there are fewer than three times as many other points.
    package init(_ matrix: FloatMatrix, perplexity: Double, jobs: Int, progress: ProgressHandler? = nil) throws {
        let count = matrix.rows
        let usable = min(perplexity, Double(count - 1) / 3)
        let near = max(1, min(count - 1, Int(3 * usable)))
        // One more, for the point itself.
        let found = try EuclideanSearch.topK(
            queries: matrix, database: matrix, k: near + 1, jobs: jobs, progress: progress)
        let own = try Parallel.map(count: count, jobs: jobs, chunk: 64) { rows in
            rows.map { Self.row($0, found, near: near, perplexity: max(1, usable)) }
        }
        self.init(Array(own.joined()))
    }

    /// - Parameter conditional: of each point, its neighbours and how much attention they get.
    package init(_ conditional: [[(column: Int32, weight: Double)]]) {
        count = conditional.count
        var rows = conditional
        for (row, entries) in conditional.enumerated() {
            for entry in entries { rows[Int(entry.column)].append((Int32(row), entry.weight)) }
        }
        let scale = 1 / (2 * Double(max(1, count)))
        var starts = [0]
        var columns: [Int32] = []
        var values: [Float] = []
        for entries in rows {
            // A column stands twice where both points are neighbours of each other.
            var open: (column: Int32, weight: Double)?
            for entry in entries.sorted(by: { ($0.column, $0.weight) < ($1.column, $1.weight) }) {
                if let last = open, last.column == entry.column {
                    open = (entry.column, last.weight + entry.weight)
                    continue
                }
                if let last = open {
                    columns.append(last.column)
                    values.append(Float(last.weight * scale))
                }
                open = entry
            }
            if let last = open {
                columns.append(last.column)
                values.append(Float(last.weight * scale))
            }
            starts.append(columns.count)
        }
        self.starts = starts
        self.columns = columns
        self.values = values
    }

    private static func row(
        _ row: Int, _ found: EuclideanNeighbours, near: Int, perplexity: Double
    ) -> [(column: Int32, weight: Double)] {
        // Among many points at the same place, the point itself may not be among the nearest: then the last is left out.
        let range = row * found.k..<(row + 1) * found.k
        let kept = range.filter { found.indices[$0] != Int32(row) }.prefix(near)
        let squared = kept.map { Double(found.distances[$0]) * Double(found.distances[$0]) }
        let weights = Perplexity.weights(squared: squared, perplexity: perplexity)
        return zip(kept, weights).map { (found.indices[$0], $1) }
    }
}
