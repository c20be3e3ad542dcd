import CTorch
import Core

/// Moves parameters against their gradients. Adam and SGD are libtorch's own.
public final class Optimiser {
    private let handle: OpaquePointer
    private let parameters: [Tensor]

    private init(
        _ parameters: [Tensor],
        _ make: ([OpaquePointer?], UnsafeMutablePointer<OpaquePointer?>, UnsafeMutablePointer<ErrorText>) -> Int32
    ) throws {
        var made: OpaquePointer? = nil
        try call { make(parameters.map { $0.handle }, &made, $0) }
        guard let made else { throw Diagnostic("libtorch: no optimiser was returned") }
        handle = made
        self.parameters = parameters
    }

    deinit {
        ct_optimiser_free(handle)
    }

    /// Kingma and Ba 2015.
    public static func adam(
        _ parameters: [Tensor], rate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        weightDecay: Double = 0
    ) throws -> Optimiser {
        try Optimiser(parameters) { ct_adam($0, Int32($0.count), rate, beta1, beta2, epsilon, weightDecay, $1, $2) }
    }

    public static func sgd(
        _ parameters: [Tensor], rate: Double, momentum: Double = 0, weightDecay: Double = 0, nesterov: Bool = false
    ) throws -> Optimiser {
        try Optimiser(parameters) { ct_sgd($0, Int32($0.count), rate, momentum, weightDecay, nesterov ? 1 : 0, $1, $2) }
    }

    /// Zeiler 2012, algorithm 1, its step times `rate`.
    public static func adadelta(
        _ parameters: [Tensor], rate: Double = 1, rho: Double = 0.9, epsilon: Double = 1e-6, weightDecay: Double = 0
    ) throws -> Optimiser {
        try Optimiser(parameters) { ct_adadelta($0, Int32($0.count), rate, rho, epsilon, weightDecay, $1, $2) }
    }

    public func step() throws { try call { ct_optimiser_step(handle, $0) } }
    public func zeroGradients() throws { try call { ct_optimiser_zero_grad(handle, $0) } }
    public func setRate(_ rate: Double) throws { try call { ct_optimiser_set_rate(handle, rate, $0) } }

    /// What the optimiser remembers: the same number of tensors for each parameter, none before the first step.
    public func state() throws -> [Tensor] {
        var count: Int32 = 0
        try call { ct_optimiser_state_count(handle, &count, $0) }
        var handles = [OpaquePointer?](repeating: nil, count: Int(count))
        try call { ct_optimiser_state(handle, &handles, count, $0) }
        return try handles.map { try Tensor(owning: $0) }
    }

    public func restore(_ state: [Tensor]) throws {
        let handles = state.map { Optional($0.handle) }
        try withExtendedLifetime(state) {
            try call { ct_optimiser_restore(handle, handles, Int32(handles.count), $0) }
        }
    }
}
