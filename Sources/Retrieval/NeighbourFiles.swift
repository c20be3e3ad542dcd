import Arrays
import Core
import Foundation

/// The two files that hold neighbours in the run store.
enum NeighbourFiles {
    static func indices(in folder: URL, name: String = "neighbours") -> URL {
        folder.appendingPathComponent("\(name).indices.npy")
    }

    static func distances(in folder: URL, name: String = "neighbours") -> URL {
        folder.appendingPathComponent("\(name).distances.npy")
    }

    static func checkShape(queries: Int, k: Int, indices: [Int32], distances: Int) throws {
        let (size, overflow) = queries.multipliedReportingOverflow(by: k)
        guard queries >= 0, k >= 0, !overflow, indices.count == size, distances == size else {
            throw Diagnostic(
                "\(indices.count) indices and \(distances) distances cannot be neighbours of \(queries) queries × \(k)")
        }
    }

    static func readIndices(
        in folder: URL, name: String = "neighbours", database: Int?
    ) throws -> (queries: Int, k: Int, indices: [Int32]) {
        let url = indices(in: folder, name: name)
        let array = try NPY.read(url)
        guard array.shape.count == 2, array.element == .int32 else {
            throw Diagnostic(
                "has shape \(array.shape) of \(array.element.rawValue)", file: url.path,
                expected: "<i4 of two dimensions: queries and neighbours")
        }
        let values = try array.values(Int32.self, as: .int32)
        let end = database ?? Int(Int32.max)
        if let bad = values.firstIndex(where: { $0 < 0 || Int($0) >= end }) {
            throw Diagnostic(
                "holds the row \(values[bad]) for query \(bad / max(1, array.shape[1]))", file: url.path,
                expected: "rows from 0 to \(end - 1)",
                advice: "search again: these are the neighbours of another database")
        }
        return (array.shape[0], array.shape[1], values)
    }

    static func readDistances<Value: BitwiseCopyable>(
        in folder: URL, name: String = "neighbours", shape: [Int], _ element: NPY.Element, as type: Value.Type
    ) throws -> [Value] {
        let url = distances(in: folder, name: name)
        let array = try NPY.read(url)
        guard array.shape == shape, array.element == element else {
            throw Diagnostic(
                "has shape \(array.shape) of \(array.element.rawValue)", file: url.path,
                expected: "\(element.rawValue) of shape \(shape), as neighbours.indices.npy")
        }
        return try array.values(type, as: element)
    }
}
