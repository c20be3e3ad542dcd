import Core
import Foundation

/// The project's arrays as `.npy` files, in the shapes of the run store.
extension FloatMatrix {
    public func write(to url: URL) throws {
        try NPY.array(values, .float32, shape: [rows, columns]).write(to: url)
    }

    /// Reads float32 or float64 of shape [rows, columns]; further dimensions are flattened into columns.
    public init(npy url: URL) throws {
        let array = try NPY.read(url)
        guard array.shape.count >= 2, let columns = NPY.product(Array(array.shape.dropFirst())) else {
            throw Diagnostic("has shape \(array.shape)", file: url.path, expected: "two dimensions: rows and columns")
        }
        let values: [Float]
        switch array.element {
        case .float32: values = try array.values(Float.self, as: .float32)
        case .float64: values = try array.values(Double.self, as: .float64).map(Float.init)
        default:
            throw Diagnostic("has elements of type \(array.element.rawValue)", file: url.path, expected: "<f4 or <f8")
        }
        if let bad = values.firstIndex(where: { !$0.isFinite }) {
            throw Diagnostic(
                "holds \(values[bad]) at row \(bad / max(1, columns)), column \(bad % max(1, columns))", file: url.path,
                expected: "finite numbers")
        }
        try self.init(rows: array.shape[0], columns: columns, values: values)
    }
}

extension PackedCodes {
    public func write(to url: URL) throws {
        try NPY.array(bytes, .uint8, shape: [count, bytesPerCode]).write(to: url)
    }

    /// Reads packed uint8 [N, bits / 8]; or unpacked bool, ±1 or 0/1 int8 [N, bits], which are packed.
    public init(npy url: URL) throws {
        let array = try NPY.read(url)
        guard array.shape.count == 2 else {
            throw Diagnostic(
                "has shape \(array.shape)", file: url.path, expected: "two dimensions: codes and bytes or bits")
        }
        do {
            switch array.element {
            case .uint8:
                // An array without rows may state any width.
                guard array.shape[1] <= Self.longest / 8 else {
                    throw Diagnostic(
                        "has codes of \(array.shape[1]) bytes", expected: "at most \(Self.longest / 8) bytes a code")
                }
                try self.init(count: array.shape[0], bits: array.shape[1] * 8, bytes: Array(array.bytes))
            case .bool, .int8:
                let signs = array.bytes.map { Int8(bitPattern: $0) > 0 ? Float(1) : -1 }
                try self.init(signsOf: FloatMatrix(rows: array.shape[0], columns: array.shape[1], values: signs))
            default:
                throw Diagnostic(
                    "has elements of type \(array.element.rawValue)", expected: "|u1 (packed), |b1 or |i1 (one a bit)")
            }
        } catch var diagnostic as Diagnostic {
            diagnostic.file = url.path
            throw diagnostic
        }
    }
}

extension LabelMatrix {
    public func write(to url: URL) throws {
        try NPY.array(values, .uint8, shape: [rows, classes]).write(to: url)
    }

    /// Reads uint8 or bool multi-hot [rows, classes].
    public init(npy url: URL) throws {
        let array = try NPY.read(url)
        guard array.shape.count == 2, array.element == .uint8 || array.element == .bool else {
            throw Diagnostic(
                "has shape \(array.shape) of \(array.element.rawValue)", file: url.path,
                expected: "|u1 of two dimensions: rows and classes")
        }
        do {
            try self.init(rows: array.shape[0], classes: array.shape[1], values: Array(array.bytes))
        } catch var diagnostic as Diagnostic {
            diagnostic.file = url.path
            throw diagnostic
        }
    }
}
