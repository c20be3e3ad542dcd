import Arrays
import Core
import Foundation

/// Result lists made elsewhere. Shape [queries, k], nearest first; the order within equal distances is the list's.
public struct ListedNeighbours: Sendable, Equatable {
    public let queries: Int
    public let k: Int
    /// Row numbers in the database, [queries, k]; no row twice in one list.
    public let indices: [Int32]
    /// Distances in any unit, never falling within a list, [queries, k]; nil where they were not given.
    public let distances: [Float]?

    /// - Parameter database: the number of rows that indices must be below.
    /// - Throws: `Diagnostic` naming the query and rank of an index outside the database, of a row that a list holds
    ///   twice, and of a distance that is not a number or lower than the one before it.
    public init(queries: Int, k: Int, indices: [Int32], distances: [Float]?, database: Int) throws {
        try NeighbourFiles.checkShape(
            queries: queries, k: k, indices: indices, distances: distances?.count ?? indices.count)
        try Self.check(indices, k: k, database: database)
        if let distances { try Self.check(distances, k: k) }
        self.queries = queries
        self.k = k
        self.indices = indices
        self.distances = distances
    }

    private static func check(_ indices: [Int32], k: Int, database: Int) throws {
        var lastSeen = [Int](repeating: -1, count: max(0, database))
        for (place, row) in indices.enumerated() {
            let (query, rank) = (place / k, place % k + 1)
            guard row >= 0, row < database else {
                throw Diagnostic(
                    "the row \(row) for query \(query) at rank \(rank)", expected: "rows from 0 to \(database - 1)",
                    advice: row == -1
                        ? "-1 stands for a missing result: search for fewer, so that none is missing" : nil)
            }
            guard lastSeen[Int(row)] != query else {
                throw Diagnostic(
                    "the row \(row) twice for query \(query), again at rank \(rank)",
                    expected: "each database row at most once in a list")
            }
            lastSeen[Int(row)] = query
        }
    }

    private static func check(_ distances: [Float], k: Int) throws {
        for (place, distance) in distances.enumerated() {
            let (query, rank) = (place / k, place % k + 1)
            guard distance.isFinite else {
                throw Diagnostic(
                    "the distance \(distance) for query \(query) at rank \(rank)", expected: "finite numbers")
            }
            guard rank == 1 || distance >= distances[place - 1] else {
                throw Diagnostic(
                    "distance \(distance) after \(distances[place - 1]) for query \(query) at rank \(rank)",
                    expected: "the nearest first, so that distances never fall",
                    advice: "sort each list by distance; where these are similarities, negate them")
            }
        }
    }

    public func indices(of query: Int) -> ArraySlice<Int32> {
        indices[query * k..<(query + 1) * k]
    }

    public func distances(of query: Int) -> ArraySlice<Float>? {
        distances?[query * k..<(query + 1) * k]
    }

    /// Only the first results of each list.
    /// - Parameter count: at most `k` are kept whatever it says.
    public func first(_ count: Int, database: Int) throws -> ListedNeighbours {
        let count = max(0, min(count, k))
        func cut<Value>(_ values: [Value]) -> [Value] {
            (0..<queries).flatMap { values[$0 * k..<$0 * k + count] }
        }
        return try ListedNeighbours(
            queries: queries, k: count, indices: cut(indices), distances: distances.map(cut), database: database)
    }

    /// Writes `<name>.indices.npy` (int32 [Q, k]) and, where known, `<name>.distances.npy` (float32 [Q, k]).
    public func write(to folder: URL, name: String = "neighbours") throws {
        try NPY.array(indices, .int32, shape: [queries, k])
            .write(to: NeighbourFiles.indices(in: folder, name: name))
        guard let distances else { return }
        try NPY.array(distances, .float32, shape: [queries, k])
            .write(to: NeighbourFiles.distances(in: folder, name: name))
    }

    /// Reads what `write(to:)` wrote.
    public static func read(
        from folder: URL, name: String = "neighbours", database: Int
    ) throws -> ListedNeighbours {
        let (queries, k, indices) = try NeighbourFiles.readIndices(in: folder, name: name, database: database)
        var distances: [Float]?
        if Files.exists(NeighbourFiles.distances(in: folder, name: name)) {
            distances = try NeighbourFiles.readDistances(
                in: folder, name: name, shape: [queries, k], .float32, as: Float.self)
        }
        return try ListedNeighbours(queries: queries, k: k, indices: indices, distances: distances, database: database)
    }
}
