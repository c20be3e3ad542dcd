import Arrays
import Core
import Foundation

/// The nearest vectors of each query. Shape [queries, k], nearest first, equal distances by row number.
public struct EuclideanNeighbours: Sendable, Equatable {
    public let queries: Int
    public let k: Int
    /// Row numbers in the database, [queries, k].
    public let indices: [Int32]
    /// Euclidean distances (not squared), [queries, k].
    public let distances: [Float]

    public init(queries: Int, k: Int, indices: [Int32], distances: [Float]) throws {
        try NeighbourFiles.checkShape(queries: queries, k: k, indices: indices, distances: distances.count)
        self.queries = queries
        self.k = k
        self.indices = indices
        self.distances = distances
    }

    public func indices(of query: Int) -> ArraySlice<Int32> {
        indices[query * k..<(query + 1) * k]
    }

    public func distances(of query: Int) -> ArraySlice<Float> {
        distances[query * k..<(query + 1) * k]
    }

    /// Writes `neighbours.indices.npy` (int32 [Q, k]) and `neighbours.distances.npy` (float32 [Q, k]) into a folder.
    public func write(to folder: URL) throws {
        try NPY.array(indices, .int32, shape: [queries, k]).write(to: NeighbourFiles.indices(in: folder))
        try NPY.array(distances, .float32, shape: [queries, k]).write(to: NeighbourFiles.distances(in: folder))
    }

    /// Reads what `write(to:)` wrote.
    /// - Parameter database: where known, the number of rows that the indices must be below.
    public static func read(from folder: URL, database: Int? = nil) throws -> EuclideanNeighbours {
        let (queries, k, indices) = try NeighbourFiles.readIndices(in: folder, database: database)
        let distances = try NeighbourFiles.readDistances(in: folder, shape: [queries, k], .float32, as: Float.self)
        return try EuclideanNeighbours(queries: queries, k: k, indices: indices, distances: distances)
    }
}
