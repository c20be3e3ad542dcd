import Arrays
import Core

extension MultiIndexHashing {
    /// The `k` nearest codes of each query, equal distances by row number: what `HammingSearch` finds.
    /// - Parameter jobs: does not change the result.
    /// - Returns: the neighbours, and how many rows were looked at for all queries together.
    public func topK(
        _ queries: PackedCodes, k: Int, jobs: Int, progress: ProgressHandler? = nil
    ) throws -> (neighbours: HammingNeighbours, examined: Int) {
        try SearchLimits.check(k: k, database: count)
        guard queries.bits == bits else { throw SearchLimits.lengths(query: queries.bits, database: bits) }
        let parts = try Parallel.map(
            count: queries.count, jobs: jobs, chunk: SearchLimits.queriesAPart(queries.count), task: "neighbours",
            progress: progress
        ) { range in
            var part = Result(rows: [], distances: [], examined: 0)
            for query in range {
                let found = try topK(queries.code(query), k: k)
                part.rows += found.rows
                part.distances += found.distances
                part.examined += found.examined
            }
            return part
        }
        let neighbours = try HammingNeighbours(
            queries: queries.count, k: k, indices: parts.flatMap(\.rows), distances: parts.flatMap(\.distances))
        return (neighbours, parts.reduce(0) { $0 + $1.examined })
    }
}
