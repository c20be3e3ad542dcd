import Arrays
import Core

/// Search in two stages (Akbacak 2023): a look-up by Hamming distance, then a ranking of what it returned by the
/// Euclidean distance of the real-valued vectors that the codes were made from.
///
/// The ranking is complete: rows that the look-up did not return come after those that it did, by Hamming distance.
/// Equal distances are by row number in both parts.
public struct TwoStageSearch: Sendable {
    public let lookUp: LookUp
    public let codes: HammingIndex
    public let vectors: FloatMatrix

    /// - Parameter vectors: one row a code.
    /// - Throws: `Diagnostic` for counts that differ, or numbers that are not finite.
    public init(codes: PackedCodes, vectors: FloatMatrix, lookUp: LookUp) throws {
        try lookUp.check()
        guard codes.count == vectors.rows else {
            throw Diagnostic(
                "\(codes.count) codes, but vectors for \(vectors.rows) images", expected: "one of each for every image")
        }
        try SearchLimits.checkFinite(vectors)
        self.lookUp = lookUp
        self.codes = HammingIndex(codes)
        self.vectors = vectors
    }

    /// The first `k` rows of each query's ranking.
    /// - Parameter jobs: does not change the result.
    public func topK(
        codes queryCodes: PackedCodes, vectors queryVectors: FloatMatrix, k: Int, jobs: Int,
        progress: ProgressHandler? = nil
    ) throws -> HammingNeighbours {
        try SearchLimits.check(k: k, database: codes.count)
        try codes.checkLength(of: queryCodes)
        guard queryVectors.columns == vectors.columns, queryVectors.columns > 0 else {
            throw SearchLimits.columns(query: queryVectors.columns, database: vectors.columns)
        }
        guard queryCodes.count == queryVectors.rows else {
            throw Diagnostic(
                "\(queryCodes.count) query codes, but vectors for \(queryVectors.rows)", expected: "one of each a query"
            )
        }
        try SearchLimits.checkFinite(queryVectors)
        let parts = try Parallel.map(
            count: queryCodes.count, jobs: jobs, chunk: SearchLimits.queriesAPart(queryCodes.count), task: "neighbours",
            progress: progress
        ) { range in
            var part = Part()
            let gathered = GatheredDistances(columns: vectors.columns)
            var distances: [UInt16] = []
            for query in range {
                try codes.distances(from: queryCodes.code(query), into: &distances)
                try queryVectors.values.withUnsafeBufferPointer { values in
                    guard let base = values.baseAddress else { return }
                    try rank(distances, near: base + query * vectors.columns, k: k, gathered, into: &part)
                }
            }
            return part
        }
        return try HammingNeighbours(
            queries: queryCodes.count, k: k, indices: parts.flatMap(\.indices), distances: parts.flatMap(\.distances),
            euclidean: parts.flatMap(\.euclidean))
    }

    private struct Part {
        var indices: [Int32] = []
        var distances: [UInt16] = []
        var euclidean: [Float] = []
    }

    private func rank(
        _ distances: [UInt16], near vector: UnsafePointer<Float>, k: Int, _ gathered: GatheredDistances,
        into part: inout Part
    ) throws {
        var at = [UInt32](repeating: 0, count: codes.bits + 1)
        for distance in distances { at[Int(distance)] += 1 }
        var end = lookUp.end(at: at)
        // The furthest distance that any of the first k rows can have.
        let furthest = LookUp.candidates(k).end(at: at).distance
        var returned: [Int32] = []
        var others: [UInt64] = []
        for (row, distance) in distances.enumerated() {
            if end.takes(distance) {
                returned.append(Int32(row))
            } else if Int(distance) <= furthest, end.returned < k {
                others.append(UInt64(distance) << 32 | UInt64(row))
            }
        }
        try gathered.nearest(k, of: returned, in: vectors, to: vector, kernel: .best) { row, squared in
            part.indices.append(row)
            part.distances.append(distances[Int(row)])
            part.euclidean.append(squared.squareRoot())
        }
        others.sort()
        for key in others.prefix(max(0, k - returned.count)) {
            part.indices.append(Int32(truncatingIfNeeded: key))
            part.distances.append(UInt16(key >> 32))
            part.euclidean.append(-1)
        }
    }
}
