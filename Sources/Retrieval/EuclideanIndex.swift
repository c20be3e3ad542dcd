import Arrays
import CHamming
import Core

/// A database of real vectors in the layout of the search kernel. Make it once, search it often.
public struct EuclideanIndex: Sendable {
    public let count: Int
    public let columns: Int
    private let vectors: AlignedBuffer

    /// - Throws: `Diagnostic` for a number that is not finite: it has no place in an order by distance.
    public init(_ matrix: FloatMatrix) throws {
        try SearchLimits.checkFinite(matrix)
        count = matrix.rows
        columns = matrix.columns
        let size = chamming_float_vectors(matrix.rows, matrix.columns) * 64
        vectors = AlignedBuffer(size: size) { chamming_pack_floats(matrix.values, matrix.rows, matrix.columns, $0) }
    }

    /// The `k` nearest rows of each query by Euclidean distance, equal distances by row number.
    /// - Parameters jobs, kernel: neither changes the result, not even its last bit.
    /// - Throws: `Diagnostic` for vectors of another length, numbers that are not finite, or `k` outside 1...count.
    public func topK(
        _ queries: FloatMatrix, k: Int, jobs: Int, kernel: HammingKernel = .best, progress: ProgressHandler? = nil
    ) throws -> EuclideanNeighbours {
        try SearchLimits.check(k: k, database: count)
        try check(queries)
        let parts = try Parallel.map(
            count: queries.rows, jobs: jobs, chunk: 16, task: "neighbours", progress: progress
        ) { range in
            var indices = [Int32](repeating: 0, count: range.count * k)
            var squared = [Float](repeating: 0, count: range.count * k)
            let status = vectors.withPointer { vectors in
                queries.values.withUnsafeBufferPointer { values in
                    values.baseAddress.map {
                        chamming_float_topk(
                            kernel.number, vectors, count, columns, $0 + range.lowerBound * columns, range.count, k,
                            &indices, &squared)
                    }
                }
            }
            guard status == 0 else { throw SearchLimits.outOfMemory(k: k) }
            return (indices, squared.map { $0.squareRoot() })
        }
        return try EuclideanNeighbours(
            queries: queries.rows, k: k, indices: parts.flatMap(\.0), distances: parts.flatMap(\.1))
    }

    /// Squared distances from some rows of `queries` to every row of the database, [rows.count, count].
    /// - Parameter distances: resized; kept between calls, it is not allocated again.
    package func squaredDistances(
        from queries: FloatMatrix, rows: Range<Int>, into distances: inout [Float], kernel: HammingKernel = .best
    ) {
        let size = rows.count * count
        if distances.count != size { distances = [Float](repeating: 0, count: size) }
        guard size > 0 else { return }
        vectors.withPointer { vectors in
            queries.values.withUnsafeBufferPointer { values in
                guard let base = values.baseAddress else { return }
                chamming_squared_distances(
                    kernel.number, vectors, count, columns, base + rows.lowerBound * columns, rows.count, &distances)
            }
        }
    }

    package func check(_ queries: FloatMatrix) throws {
        guard queries.columns == columns else {
            throw SearchLimits.columns(query: queries.columns, database: columns)
        }
        guard columns > 0 else { throw Diagnostic("vectors without a column", expected: "at least one number a row") }
        try SearchLimits.checkFinite(queries)
    }
}
