/// What a run answers a query with: "asked for a shirt, got a coat".
package enum MostRetrieved {
    /// The label that most of the first results have; of several the one that comes first. Each label of a result
    /// counts. Nil where no result has one.
    /// - Parameter results: labels of each result, nearest first.
    package static func label(_ results: [[Int]]) -> Int? {
        var counts: [Int: Int] = [:]
        var best: Int?
        for label in results.joined() { counts[label, default: 0] += 1 }
        let most = counts.values.max() ?? 0
        for label in results.joined() where best == nil && counts[label] == most { best = label }
        return best
    }

    /// For each query.
    /// - Parameter known: labels of each database image.
    static func labels(_ neighbours: Neighbours, depth: Int, database known: [[Int]]) -> [Int?] {
        let k = neighbours.k
        let count = min(depth, k)
        return (0..<neighbours.queries).map { query in
            label(neighbours.indices[query * k..<query * k + count].map { known[Int($0)] })
        }
    }
}
