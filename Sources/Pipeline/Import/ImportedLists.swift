import Arrays
import Core
import Foundation
import Retrieval

/// Result lists of other programs: arrays of indices and distances as FAISS gives them, or a table of ranks.
enum ImportedLists {
    /// - Parameters:
    ///   - indices: whole numbers [queries, k], nearest first; or a CSV file of `query,rank,database_row[,distance]`.
    ///   - distances: numbers of the same shape, never falling within a list.
    ///   - first: only the first results of each list; nil for all.
    /// - Throws: `Diagnostic` naming the file, and the query and rank or the line.
    static func read(
        indices: String, distances: String?, queries: Int, database: Int, first: Int? = nil
    ) throws -> ListedNeighbours {
        if ImportedArray.isTable(indices) {
            guard distances == nil else {
                throw Diagnostic(
                    "distances beside a table", file: distances, advice: "put them into the table, as its 4th column")
            }
            return try RankTable.read(indices, queries: queries, database: database, first: first)
        }
        let found = try ImportedArray.read(indices)
        let (rows, k) = try ImportedArray.requireMatrix(found, path: indices, of: "queries and their results")
        guard rows == queries else {
            throw Diagnostic("has lists for \(rows) queries", file: indices, expected: "\(queries), one a query")
        }
        guard k >= 1, k <= database else {
            throw Diagnostic(
                "has lists of \(k) results", file: indices, expected: "from 1 to \(database), the size of the database")
        }
        let rowNumbers = try wholeNumbers(found, path: indices)
        var far: [Float]?
        if let distances {
            let array = try ImportedArray.read(distances)
            guard array.shape == found.shape, array.element != .bool else {
                throw Diagnostic(
                    "has shape \(array.shape) of \(array.element.rawValue)", file: distances,
                    expected: "numbers of shape \(found.shape), as the indices")
            }
            far = try ImportedArray.numbers(array).map(Float.init)
        }
        do {
            let all = try ListedNeighbours(
                queries: queries, k: k, indices: rowNumbers, distances: far, database: database)
            return try first.map { try all.first($0, database: database) } ?? all
        } catch var diagnostic as Diagnostic {
            // Which of the two files it is about shows in its words.
            diagnostic.file = diagnostic.message.contains("distance ") ? distances ?? indices : indices
            throw diagnostic
        }
    }

    private static func wholeNumbers(_ array: NPY, path: String) throws -> [Int32] {
        switch array.element {
        case .int32: try array.values(Int32.self, as: .int32)
        case .uint16: try array.values(UInt16.self, as: .uint16).map(Int32.init)
        case .int64:
            try array.values(Int64.self, as: .int64).enumerated().map { place, value in
                guard let row = Int32(exactly: value) else {
                    throw Diagnostic(
                        "the row \(value) for query \(place / max(1, array.shape[1]))", file: path,
                        expected: "rows of the database")
                }
                return row
            }
        default:
            throw Diagnostic(
                "has elements of type \(array.element.rawValue)", file: path, expected: "<i4 or <i8: database rows")
        }
    }
}
