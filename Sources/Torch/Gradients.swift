import CTorch
import Core

/// Autograd.
extension Tensor {
    /// The same numbers, cut from the operations that made them.
    public func detach() throws -> Tensor {
        try produce { ct_tensor_detach(handle, $0, $1) }
    }

    /// Marks a tensor as a parameter and returns it.
    @discardableResult
    public func requiringGradient(_ value: Bool = true) throws -> Tensor {
        try call { ct_tensor_set_requires_grad(handle, value ? 1 : 0, $0) }
        return self
    }

    public func requiresGradient() throws -> Bool {
        var value: Int32 = 0
        try call { ct_tensor_requires_grad(handle, &value, $0) }
        return value == 1
    }

    /// Adds d(self)/d(parameter) to the gradient of every parameter that led here. `self` is one number.
    public func backward() throws {
        try call { ct_tensor_backward(handle, $0) }
    }

    /// The gradient, where there is one.
    public func gradient() throws -> Tensor? {
        var found: OpaquePointer? = nil
        try call { ct_tensor_grad(handle, &found, $0) }
        return try found.map { try Tensor(owning: $0) }
    }

    public func zeroGradient() throws {
        try call { ct_tensor_zero_grad(handle, $0) }
    }
}
