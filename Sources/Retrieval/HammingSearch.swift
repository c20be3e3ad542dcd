import Arrays
import Core

/// Exact search in Hamming distance by a scan of the whole database.
///
///     let near = try HammingSearch.topK(queries: q, database: d, k: 20, jobs: 2)
///     near.indices[0..<20]     // rows of the database nearest to query 0
public enum HammingSearch {
    /// The `k` nearest codes of each query, nearest first, equal distances by row number. Shape [queries, k].
    /// - Throws: `Diagnostic` for codes of different lengths, or `k` outside 1...database.count.
    public static func topK(
        queries: PackedCodes, database: PackedCodes, k: Int, jobs: Int, progress: ProgressHandler? = nil
    ) throws -> HammingNeighbours {
        try HammingIndex(database).topK(queries, k: k, jobs: jobs, progress: progress)
    }

    /// Distances from one code to every code of the database, in row order, in bits.
    ///
    /// For many queries make a `HammingIndex` once: this packs the database anew at each call.
    public static func distances(
        query: some Sequence<UInt8>, database: PackedCodes, into distances: inout [UInt16]
    ) throws {
        try HammingIndex(database).distances(from: query, into: &distances)
    }
}
