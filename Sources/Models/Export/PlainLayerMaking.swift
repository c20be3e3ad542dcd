import Core
import Torch

extension PlainLayer {
    /// A convolution or dense layer with its normalisation.
    static func weighted(
        _ operation: Operation, from input: [Int], to output: [Int], _ weight: Tensor, _ bias: Tensor?,
        _ norm: BatchNorm?, _ activation: Activation = .linear
    ) throws -> PlainLayer {
        let rows = output.first ?? 0
        var layer = PlainLayer(
            operation: operation, input: input, output: output, weights: try weight.values(Double.self),
            bias: try bias?.values(Double.self) ?? [Double](repeating: 0, count: rows), activation: activation)
        if let norm {
            let (factors, offsets) = try norm.plain()
            layer.scale(by: factors, adding: offsets)
        }
        return layer
    }
}

extension BatchNorm {
    /// What encoding multiplies each channel by, and adds.
    func plain() throws -> (factors: [Double], offsets: [Double]) {
        let deviation = try variance.values(Double.self).map { ($0 + epsilon).squareRoot() }
        let factors = try zip(weight.values(Double.self), deviation).map { $0 / $1 }
        let shifts = try zip(mean.values(Double.self), factors).map { $0 * $1 }
        return (factors, try zip(bias.values(Double.self), shifts).map { $0 - $1 })
    }
}

extension Linear {
    func plain(_ activation: PlainLayer.Activation = .linear) throws -> PlainLayer {
        let sizes = try weight.shape()
        return try .weighted(.dense, from: [sizes[1]], to: [sizes[0]], weight, bias, nil, activation)
    }
}

extension Activation {
    var plain: PlainLayer.Activation {
        switch self {
        case .linear: .linear
        case .relu: .relu
        case .relu6: .relu6
        case .leakyReLU: .leakyReLU
        case .tanh: .tanh
        case .sigmoid: .sigmoid
        }
    }
}

extension ModelSpecification.Code {
    /// What `apply` does in encoding to `count` latents.
    func plain(_ count: Int, _ options: CodeOptions) -> [PlainLayer] {
        func layer(
            _ operation: PlainLayer.Operation, _ activation: PlainLayer.Activation, weight: Double = 1, bias: Double = 0
        ) -> PlainLayer {
            var layer = PlainLayer(operation: operation, input: [count], output: [count], activation: activation)
            if operation == .scale {
                layer.weights = [Double](repeating: weight, count: count)
                layer.bias = [Double](repeating: bias, count: count)
            }
            return layer
        }
        let beta = options.beta.last ?? 1
        switch self {
        case .none, .gaussian: return []
        case .sign, .straightThrough, .biHalf: return [layer(.identity, .sign)]
        case .tanh: return [layer(.scale, .tanh, weight: beta)]
        case .zeroOne:
            let inner =
                options.variant == .paper
                ? [layer(.identity, .sigmoid), layer(.identity, .tanh)] : [layer(.scale, .tanh, weight: beta)]
            return inner + [layer(.scale, .linear, weight: 0.5, bias: 0.5)]
        }
    }
}
