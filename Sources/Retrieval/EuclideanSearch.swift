import Arrays
import Core

/// Exact search in Euclidean distance by a scan of the whole database.
public enum EuclideanSearch {
    /// The `k` nearest rows of each query, nearest first, equal distances by row number. Shape [queries, k].
    /// - Throws: `Diagnostic` for vectors of different lengths, numbers that are not finite, or `k` outside
    ///   1...database.rows.
    public static func topK(
        queries: FloatMatrix, database: FloatMatrix, k: Int, jobs: Int, progress: ProgressHandler? = nil
    ) throws -> EuclideanNeighbours {
        try EuclideanIndex(database).topK(queries, k: k, jobs: jobs, progress: progress)
    }
}
