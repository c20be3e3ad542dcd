import CTorch
import Core

/// Tensors that are not made from given numbers, and copies in another form.
extension Tensor {
    public static func full(_ shape: [Int], _ value: Double, type: ElementType = .float32) throws -> Tensor {
        try produce { ct_tensor_full(shape.map(Int64.init), Int32(shape.count), value, type.rawValue, $0, $1) }
    }

    public static func zeros(_ shape: [Int], type: ElementType = .float32) throws -> Tensor {
        try full(shape, 0, type: type)
    }

    public static func ones(_ shape: [Int], type: ElementType = .float32) throws -> Tensor {
        try full(shape, 1, type: type)
    }

    /// Uniform in [0, 1), by libtorch's generator started with `seed`.
    public static func rand(_ shape: [Int], seed: UInt64) throws -> Tensor {
        try produce { ct_tensor_random(0, shape.map(Int64.init), Int32(shape.count), seed, $0, $1) }
    }

    /// Standard normal, by libtorch's generator started with `seed`.
    public static func randn(_ shape: [Int], seed: UInt64) throws -> Tensor {
        try produce { ct_tensor_random(1, shape.map(Int64.init), Int32(shape.count), seed, $0, $1) }
    }

    /// Uniform in [low, high), by this project's generator: the same numbers with every libtorch.
    public static func uniform(_ shape: [Int], _ low: Float, _ high: Float, random: inout SeededRandom) throws -> Tensor
    {
        guard let count = count(of: shape) else { throw Diagnostic("a tensor of shape \(shape)") }
        var values: [Float] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(low + (high - low) * Float(random.uniform())) }
        return try Tensor(values, shape: shape)
    }

    public func to(_ type: ElementType) throws -> Tensor {
        let device = try device().number()
        return try produce { ct_tensor_to(handle, type.rawValue, device, $0, $1) }
    }

    public func to(_ device: Device) throws -> Tensor {
        let type = try elementType().rawValue
        let number = try device.number()
        return try produce { ct_tensor_to(handle, type, number, $0, $1) }
    }

    /// The same [N, C, H, W] tensor with its memory ordered N, H, W, C (or back), which some libtorchs convolve faster.
    public func channelsLast(_ value: Bool = true) throws -> Tensor {
        try produce { ct_tensor_layout(handle, value ? 1 : 0, $0, $1) }
    }

    /// A copy of the numbers, without history.
    public func clone() throws -> Tensor {
        try produce { ct_tensor_clone(handle, $0, $1) }
    }

    /// Overwrites the numbers, outside autograd.
    public func assign(_ source: Tensor) throws {
        try call { ct_tensor_assign(handle, source.handle, $0) }
    }
}
