import Arrays
import CTorch
import Core

/// What a tensor is, and its numbers in Swift's arrays.
extension Tensor {
    public func shape() throws -> [Int] {
        var rank: Int32 = 0
        try call { ct_tensor_rank(handle, &rank, $0) }
        var sizes = [Int64](repeating: 0, count: Int(rank))
        try call { ct_tensor_shape(handle, &sizes, $0) }
        return sizes.map(Int.init)
    }

    public func elementType() throws -> ElementType {
        let number = try kind().type
        guard let type = ElementType(rawValue: number) else {
            throw Diagnostic(
                "libtorch: elements of type number \(number)", expected: "uint8, int32, int64, float32, float64 or bool"
            )
        }
        return type
    }

    public func device() throws -> Device {
        try kind().device == 0 ? .cpu : .cuda
    }

    private func kind() throws -> (type: Int32, device: Int32) {
        var type: Int32 = 0
        var device: Int32 = 0
        try call { ct_tensor_kind(handle, &type, &device, $0) }
        return (type, device)
    }

    /// The elements, row-major, converted to `Element` where they are of another type.
    public func values<Element: TensorElement>(_ type: Element.Type = Float.self) throws -> [Element] {
        let source = try elementType() == Element.elementType ? self : to(Element.elementType)
        guard let count = Self.count(of: try shape()) else { throw Diagnostic("libtorch: a shape without a size") }
        return try [Element](unsafeUninitializedCapacity: count) { buffer, filled in
            try call { ct_tensor_copy_out(source.handle, buffer.baseAddress, count * MemoryLayout<Element>.stride, $0) }
            filled = count
        }
    }

    /// The one element of a tensor that has one.
    public func item() throws -> Double {
        let all = try values(Double.self)
        guard all.count == 1, let value = all.first else {
            throw Diagnostic("a tensor of \(all.count) elements is not one number")
        }
        return value
    }

    /// Shape [rows, columns], float32.
    public convenience init(_ matrix: FloatMatrix) throws {
        try self.init(matrix.values, shape: [matrix.rows, matrix.columns])
    }

    /// - Throws: `Diagnostic` unless the tensor has two dimensions.
    public func matrix() throws -> FloatMatrix {
        let shape = try shape()
        guard shape.count == 2 else { throw Diagnostic("a tensor of shape \(shape) is not a matrix") }
        return try FloatMatrix(rows: shape[0], columns: shape[1], values: values(Float.self))
    }
}
