import Core
import Torch

/// A hash function's file, its metadata checked; its arrays are checked as they are asked for.
struct StoredHash {
    let name: String
    let columns: Int
    let bits: Int
    let file: Safetensors

    init(_ file: Safetensors) throws {
        guard file.metadata["format"] == HashFunctions.format else {
            throw Diagnostic(
                "is not a hash function: its format is `\(file.metadata["format"] ?? "none")`",
                expected: HashFunctions.format)
        }
        guard let bits = file.metadata["bits"].flatMap({ Int($0) }),
            let columns = file.metadata["columns"].flatMap({ Int($0) }), bits > 0, columns > 0
        else { throw Diagnostic("has no whole numbers `bits` and `columns` in its metadata") }
        name = file.metadata["function"] ?? ""
        self.bits = bits
        self.columns = columns
        self.file = file
    }

    /// A float64 array of that shape, all its numbers finite.
    func array(_ name: String, _ shape: [Int]) throws -> [Double] {
        let tensor = try file.tensor(name)
        guard let entry = file.tensors[name], entry.shape == shape, entry.type == .float64 else {
            throw Diagnostic("array `\(name)` has another shape or type", expected: "float64 \(shape)")
        }
        let values = try tensor.values(Double.self)
        guard values.allSatisfy(\.isFinite) else {
            throw Diagnostic("array `\(name)` holds numbers that are not finite")
        }
        return values
    }

    /// The number of rows of a matrix that the file alone knows.
    func rows(of name: String) throws -> Int {
        guard let shape = file.tensors[name]?.shape, shape.count == 2, shape[0] > 0 else {
            throw Diagnostic("has no matrix `\(name)`")
        }
        return shape[0]
    }

    func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int {
        guard let value = file.metadata[key].flatMap({ Int($0) }), range.contains(value) else {
            throw Diagnostic(
                "has no `\(key)` in its metadata",
                expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    func flag(_ key: String) throws -> Bool {
        guard let value = file.metadata[key].flatMap({ Bool($0) }) else {
            throw Diagnostic("has no `\(key)` in its metadata", expected: "true or false")
        }
        return value
    }
}
