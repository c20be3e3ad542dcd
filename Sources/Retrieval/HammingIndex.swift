import Arrays
import CHamming
import Core

/// A database of binary codes in the layout of the search kernels. Make it once, search it often.
public struct HammingIndex: Sendable {
    public let count: Int
    public let bits: Int
    private let vectors: AlignedBuffer

    public init(_ codes: PackedCodes) {
        count = codes.count
        bits = codes.bits
        let size = chamming_packed_vectors(codes.count, codes.bytesPerCode) * 64
        vectors = AlignedBuffer(size: size) { chamming_pack(codes.bytes, codes.count, codes.bytesPerCode, $0) }
    }

    /// The `k` nearest codes of each query, equal distances by row number.
    /// - Parameters:
    ///   - jobs: how many threads to use; it does not change the result.
    ///   - kernel: the instructions to use; it does not change the result either.
    /// - Throws: `Diagnostic` for another code length, or `k` outside 1...count.
    public func topK(
        _ queries: PackedCodes, k: Int, jobs: Int, kernel: HammingKernel = .best, progress: ProgressHandler? = nil
    ) throws -> HammingNeighbours {
        try SearchLimits.check(k: k, database: count)
        try checkLength(of: queries)
        let width = bits / 8
        let parts = try Parallel.map(
            count: queries.count, jobs: jobs, chunk: SearchLimits.queriesAPart(queries.count), task: "neighbours",
            progress: progress
        ) { range in
            var indices = [Int32](repeating: 0, count: range.count * k)
            var distances = [UInt16](repeating: 0, count: range.count * k)
            let status = vectors.withPointer { vectors in
                queries.bytes.withUnsafeBufferPointer { bytes in
                    bytes.baseAddress.map {
                        chamming_topk(
                            kernel.number, vectors, count, width, $0 + range.lowerBound * width, range.count, k,
                            &indices, &distances)
                    }
                }
            }
            guard status == 0 else { throw SearchLimits.outOfMemory(k: k) }
            return (indices, distances)
        }
        return try HammingNeighbours(
            queries: queries.count, k: k, indices: parts.flatMap(\.0), distances: parts.flatMap(\.1))
    }

    /// Distances from one code to every code of the database, in row order.
    /// - Parameter distances: resized to `count`; kept between calls, it is not allocated again.
    public func distances(
        from query: some Sequence<UInt8>, into distances: inout [UInt16], kernel: HammingKernel = .best
    ) throws {
        let query = Array(query)
        guard query.count * 8 == bits else {
            throw SearchLimits.lengths(query: query.count * 8, database: bits)
        }
        if distances.count != count { distances = [UInt16](repeating: 0, count: count) }
        guard count > 0 else { return }
        vectors.withPointer { chamming_distances(kernel.number, $0, count, query.count, query, &distances) }
    }

    func checkLength(of queries: PackedCodes) throws {
        guard queries.bits == bits else { throw SearchLimits.lengths(query: queries.bits, database: bits) }
    }
}
