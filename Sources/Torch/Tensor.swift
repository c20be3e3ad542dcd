import CTorch
import Core

/// An array of numbers on a device, with the operations that made it where gradients are recorded.
///
/// A handle on libtorch's tensor, released with this object. Not `Sendable`: libtorch's tensors may be read from
/// several threads but are written in place, so one thread at a time holds them.
public final class Tensor {
    let handle: OpaquePointer

    init(owning handle: OpaquePointer?) throws {
        guard let handle else { throw Diagnostic("libtorch: no tensor was returned") }
        self.handle = handle
    }

    deinit {
        ct_tensor_free(handle)
    }

    /// Row-major elements of a shape.
    /// - Throws: `Diagnostic` unless there are as many values as the shape asks for.
    public convenience init<Element: TensorElement>(_ values: [Element], shape: [Int]) throws {
        try self.init(owning: values.withUnsafeBytes { try Self.make($0, type: Element.elementType, shape: shape) })
    }

    /// Row-major little-endian elements as raw bytes.
    public convenience init(bytes: UnsafeRawBufferPointer, type: ElementType, shape: [Int]) throws {
        try self.init(owning: Self.make(bytes, type: type, shape: shape))
    }

    public convenience init(scalar value: Float) throws {
        try self.init([value], shape: [])
    }

    private static func make(_ bytes: UnsafeRawBufferPointer, type: ElementType, shape: [Int]) throws -> OpaquePointer?
    {
        guard let count = count(of: shape), count.multipliedReportingOverflow(by: type.size) == (bytes.count, false)
        else {
            throw Diagnostic("\(bytes.count / type.size) values cannot be a tensor of shape \(shape)")
        }
        var handle: OpaquePointer? = nil
        try call {
            ct_tensor_from(bytes.baseAddress, shape.map(Int64.init), Int32(shape.count), type.rawValue, &handle, $0)
        }
        return handle
    }

    /// The number of elements in a shape; nothing where it is negative or does not fit.
    static func count(of shape: [Int]) -> Int? {
        var count = 1
        for size in shape {
            let (next, overflow) = count.multipliedReportingOverflow(by: size)
            guard size >= 0, !overflow else { return nil }
            count = next
        }
        return count
    }
}
