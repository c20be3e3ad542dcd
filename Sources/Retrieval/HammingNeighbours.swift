import Arrays
import Core
import Foundation

/// The nearest codes of each query. Shape [queries, k], nearest first, equal distances by row number; of a two-stage
/// search, in the order of its ranking.
public struct HammingNeighbours: Sendable, Equatable {
    public let queries: Int
    public let k: Int
    /// Row numbers in the database, [queries, k].
    public let indices: [Int32]
    /// Distances in bits, [queries, k].
    public let distances: [UInt16]
    /// Where a two-stage search ranked them: the Euclidean distances of the rows that its look-up returned, which come
    /// first, and -1 for those after them, [queries, k]. nil where Hamming distances alone decided.
    public let euclidean: [Float]?

    public init(
        queries: Int, k: Int, indices: [Int32], distances: [UInt16], euclidean: [Float]? = nil
    ) throws {
        try NeighbourFiles.checkShape(queries: queries, k: k, indices: indices, distances: distances.count)
        if let euclidean {
            try NeighbourFiles.checkShape(queries: queries, k: k, indices: indices, distances: euclidean.count)
        }
        self.queries = queries
        self.k = k
        self.indices = indices
        self.distances = distances
        self.euclidean = euclidean
    }

    public func indices(of query: Int) -> ArraySlice<Int32> {
        indices[query * k..<(query + 1) * k]
    }

    public func distances(of query: Int) -> ArraySlice<UInt16> {
        distances[query * k..<(query + 1) * k]
    }

    /// Writes `neighbours.indices.npy` (int32 [Q, k]) and `neighbours.distances.npy` (uint16 [Q, k]) into a folder, and
    /// `neighbours.euclidean.npy` (float32 [Q, k]) where a two-stage search ranked them.
    public func write(to folder: URL) throws {
        try NPY.array(indices, .int32, shape: [queries, k]).write(to: NeighbourFiles.indices(in: folder))
        try NPY.array(distances, .uint16, shape: [queries, k]).write(to: NeighbourFiles.distances(in: folder))
        if let euclidean {
            try NPY.array(euclidean, .float32, shape: [queries, k]).write(to: Self.euclidean(in: folder))
        }
    }

    /// Reads what `write(to:)` wrote.
    /// - Parameter database: where known, the number of rows that the indices must be below.
    public static func read(from folder: URL, database: Int? = nil) throws -> HammingNeighbours {
        let (queries, k, indices) = try NeighbourFiles.readIndices(in: folder, database: database)
        let distances = try NeighbourFiles.readDistances(in: folder, shape: [queries, k], .uint16, as: UInt16.self)
        let url = Self.euclidean(in: folder)
        let euclidean = Files.exists(url) ? try NPY.read(url).values(Float.self, as: .float32) : nil
        return try HammingNeighbours(
            queries: queries, k: k, indices: indices, distances: distances, euclidean: euclidean)
    }

    private static func euclidean(in folder: URL) -> URL {
        folder.appendingPathComponent("neighbours.euclidean.npy")
    }
}
