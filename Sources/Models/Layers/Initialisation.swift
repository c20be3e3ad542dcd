import Core
import Torch

/// What weights begin as.
public enum Initialisation: String, Sendable, Codable, CaseIterable {
    /// Weights and biases uniform in ±1/√fan-in, PyTorch's default for linear layers and convolutions.
    case pytorch
    /// Weights uniform in ±√(6 / (fan-in + fan-out)), biases 0: Glorot and Bengio 2010, Keras' default.
    case glorot
    /// Weights uniform in ±√(6 / fan-in), biases 0: He et al. 2015, for deep networks of ReLUs.
    case he

    func weightBound(fanIn: Int, fanOut: Int) -> Float {
        switch self {
        case .pytorch: 1 / Float(max(1, fanIn)).squareRoot()
        case .glorot: (6 / Float(max(1, fanIn + fanOut))).squareRoot()
        case .he: (6 / Float(max(1, fanIn))).squareRoot()
        }
    }
}

extension LayerContext {
    /// - Throws: `Diagnostic` for more than 2²⁸ weights, 1 GiB.
    func weight(_ shape: [Int], fanIn: Int, fanOut: Int) throws -> Tensor {
        var count = 1
        for size in shape {
            let (next, overflow) = count.multipliedReportingOverflow(by: size)
            guard !overflow, next <= 1 << 28 else {
                throw Diagnostic(
                    "weights of \(shape.map(String.init).joined(separator: " × "))", expected: "at most \(1 << 28)",
                    advice: "pool before it, or take fewer channels or units")
            }
            count = next
        }
        return try parameters.uniform(
            "\(name).weight", shape, bound: initialisation.weightBound(fanIn: fanIn, fanOut: fanOut))
    }

    func bias(_ count: Int, fanIn: Int) throws -> Tensor {
        guard initialisation == .pytorch else {
            return try parameters.filled("\(name).bias", [count], 0, isTrained: true)
        }
        return try parameters.weight("\(name).bias", [count], fanIn: fanIn)
    }
}
