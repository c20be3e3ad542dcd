import Arrays
import Core
import Retrieval

/// How far the neighbours on a map may be trusted to be neighbours in truth (Venna and Kaski 2001).
public enum Trustworthiness {
    /// 1 - 2 / (n k (2n - 3k - 1)) Σ_i Σ_j max(0, r(i, j) - k), over the k nearest j of each point i on the map, where
    /// r(i, j) is the rank of j by distance from i in truth, 1 for the nearest. Equal distances count by row.
    ///
    /// - Parameters:
    ///   - matrix: in truth, shape [rows, columns].
    ///   - map: shape [rows, 2].
    /// - Returns: 1 where every neighbour on the map is one in truth; nil unless k is below half the number of rows, as
    ///   the measure is not defined then.
    public static func of(
        map: FloatMatrix, matrix: FloatMatrix, k: Int = 12, jobs: Int, progress: ProgressHandler? = nil
    ) throws -> Double? {
        let count = matrix.rows
        guard map.rows == count else {
            throw Diagnostic("a map of \(map.rows) points", expected: "\(count), one for each vector")
        }
        guard k > 0, 2 * k < count else { return nil }
        let near = try EuclideanSearch.topK(queries: map, database: map, k: k + 1, jobs: jobs)
        let index = try EuclideanIndex(matrix)
        let sums = try Parallel.map(
            count: count, jobs: jobs, chunk: 32, task: "trust in the map", unit: "points", progress: progress
        ) { rows in
            var distances: [Float] = []
            index.squaredDistances(from: matrix, rows: rows, into: &distances)
            return rows.reduce(0) { sum, row in
                let start = (row - rows.lowerBound) * count
                let found = near.indices[row * near.k..<(row + 1) * near.k].filter { $0 != Int32(row) }.prefix(k)
                return sum
                    + distances[start..<start + count].withUnsafeBufferPointer { own in
                        found.reduce(0) { $0 + max(0, rank(of: Int($1), from: row, own) - k) }
                    }
            }
        }
        let total = Double(sums.reduce(0, +))
        let scale = Double(count) * Double(k) * Double(2 * count - 3 * k - 1)
        return 1 - 2 * total / scale
    }

    /// How many points other than `row` are at least as near as `other`, itself among them.
    private static func rank(of other: Int, from row: Int, _ distances: UnsafeBufferPointer<Float>) -> Int {
        let limit = distances[other]
        var nearer = 0
        for value in distances where value < limit { nearer += 1 }
        var equal = 0
        for place in 0...other where distances[place] == limit { equal += 1 }
        // The point itself comes first at a distance of 0, unless it is among those that were not counted.
        let countsItself = distances[row] < limit || distances[row] == limit && row <= other
        return nearer + equal - (countsItself ? 1 : 0)
    }
}
