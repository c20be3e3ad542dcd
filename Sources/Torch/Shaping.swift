import CTorch
import Core

/// The same numbers in another shape, or some of them.
extension Tensor {
    /// One dimension may be −1: whatever is left.
    public func reshaped(_ shape: [Int]) throws -> Tensor {
        try produce { ct_reshape(handle, shape.map(Int64.init), Int32(shape.count), $0, $1) }
    }

    /// [N, …] → [N, the rest].
    public func flattened() throws -> Tensor {
        let shape = try shape()
        guard let first = shape.first else { throw Diagnostic("a single number cannot be flattened") }
        return try reshaped([first, shape.dropFirst().reduce(1, *)])
    }

    public func permuted(_ order: [Int]) throws -> Tensor {
        try produce { ct_permute(handle, order.map(Int64.init), Int32(order.count), $0, $1) }
    }

    /// A matrix with rows and columns exchanged.
    public func transposed() throws -> Tensor { try permuted([1, 0]) }

    public func flipped(_ dimensions: [Int]) throws -> Tensor {
        try produce { ct_flip(handle, dimensions.map(Int64.init), Int32(dimensions.count), $0, $1) }
    }

    public func narrowed(_ dimension: Int, start: Int, length: Int) throws -> Tensor {
        try produce { ct_narrow(handle, Int64(dimension), Int64(start), Int64(length), $0, $1) }
    }

    /// Zeros around the last two dimensions, height and width.
    public func padded(left: Int, right: Int, top: Int, bottom: Int) throws -> Tensor {
        try produce { ct_pad(handle, Int64(left), Int64(right), Int64(top), Int64(bottom), $0, $1) }
    }

    /// The rows numbered in `rows`.
    public func selecting(_ rows: [Int], dimension: Int = 0) throws -> Tensor {
        let numbers = try Tensor(rows.map(Int64.init), shape: [rows.count]).to(device())
        return try produce { ct_index_select(handle, Int64(dimension), numbers.handle, $0, $1) }
    }

    /// Joins along a dimension that the parts have.
    public static func concatenated(_ parts: [Tensor], dimension: Int = 0) throws -> Tensor {
        try join(parts, dimension, stack: 0)
    }

    /// Joins along a new dimension.
    public static func stacked(_ parts: [Tensor], dimension: Int = 0) throws -> Tensor {
        try join(parts, dimension, stack: 1)
    }

    private static func join(_ parts: [Tensor], _ dimension: Int, stack: Int32) throws -> Tensor {
        let handles = parts.map { Optional($0.handle) }
        return try withExtendedLifetime(parts) {
            try produce { ct_join(handles, Int32(handles.count), Int64(dimension), stack, $0, $1) }
        }
    }
}
