import Arrays
import Core
import Foundation

/// Arrays of other programs, by the path that a user or a recipe gives.
///
///     codes.npy
///     codes.npz              the archive's only array
///     codes.npz:database     one of several
enum ImportedArray {
    /// - Throws: `Diagnostic` naming the file.
    static func read(_ path: String) throws -> NPY {
        if let (archive, name) = archive(path) { return try member(name, of: archive) }
        return try NPY.read(URL(fileURLWithPath: path))
    }

    /// Whether the path names a CSV file.
    static func isTable(_ path: String) -> Bool {
        ["csv", "txt"].contains(URL(fileURLWithPath: path).pathExtension.lowercased())
    }

    /// The file on disk, without the name of an array in it.
    static func file(_ url: URL) -> URL { archive(url.path).map { URL(fileURLWithPath: $0.file) } ?? url }

    private static func archive(_ path: String) -> (file: String, name: String?)? {
        if path.lowercased().hasSuffix(".npz") { return (path, nil) }
        guard let mark = path.lowercased().range(of: ".npz:", options: .backwards) else { return nil }
        let end = path.index(before: mark.upperBound)
        return (String(path[..<end]), String(path[mark.upperBound...]))
    }

    private static func member(_ name: String?, of file: String) throws -> NPY {
        let archive = try NPZ(URL(fileURLWithPath: file))
        if let name { return try archive.array(name) }
        guard let only = archive.names.first, archive.names.count == 1 else {
            throw Diagnostic(
                "holds \(archive.names.count) arrays", file: file,
                expected: "one, or a name after a colon: one of \(archive.names.joined(separator: ", "))",
                advice: archive.names.first.map { "write \(file):\($0)" })
        }
        return try archive.array(only)
    }

    /// The elements of a matrix as numbers, whatever their type.
    static func numbers(_ array: NPY) throws -> [Double] {
        switch array.element {
        case .bool, .uint8: array.bytes.map(Double.init)
        case .int8: array.bytes.map { Double(Int8(bitPattern: $0)) }
        case .uint16: try array.values(UInt16.self, as: .uint16).map(Double.init)
        case .int32: try array.values(Int32.self, as: .int32).map(Double.init)
        case .int64: try array.values(Int64.self, as: .int64).map(Double.init)
        case .float32: try array.values(Float.self, as: .float32).map(Double.init)
        case .float64: try array.values(Double.self, as: .float64)
        }
    }

    /// - Throws: `Diagnostic` unless the array has rows and columns.
    static func requireMatrix(_ array: NPY, path: String, of what: String) throws -> (rows: Int, columns: Int) {
        guard array.shape.count == 2 else {
            throw Diagnostic("has shape \(array.shape)", file: path, expected: "two dimensions: \(what)")
        }
        return (array.shape[0], array.shape[1])
    }
}
