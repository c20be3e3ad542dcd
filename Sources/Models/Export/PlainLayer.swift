import Core

/// A layer as encoding runs it, free of libtorch: what it does, and its numbers. Whatever normalises follows a
/// convolution or a dense layer is part of its weights.
public struct PlainLayer: Sendable, Equatable {
    public enum Operation: Sendable, Equatable {
        /// Weights [outputs, inputs / groups, kernel, kernel]; zeros around the image.
        case convolution(kernel: Int, stride: Int, padding: Int, groups: Int)
        /// Weights [outputs, inputs].
        case dense
        /// - partial: whether windows that reach over the right and lower edge count too; see `PoolPart`.
        case pool(largest: Bool, size: Int, stride: Int, padding: Int, partial: Bool)
        /// Each channel times its weight, plus its bias.
        case scale
        /// The mean of each channel.
        case average
        /// - smooth: interpolated between pixels, in place of the nearest one's copy.
        case resize(smooth: Bool)
        /// The vector divided by its Euclidean length.
        case normalise
        /// Nothing but the activation.
        case identity
    }

    public enum Activation: String, Sendable, Encodable {
        case linear, relu, relu6, tanh, sigmoid
        /// Slope 0.01 below 0.
        case leakyReLU = "leaky-relu"
        /// −1 or 1, with sign(0) = 1.
        case sign
    }

    public var operation: Operation
    /// [channels, height, width] or [count].
    public var input: [Int]
    public var output: [Int]
    /// Row-major, one row an output.
    public var weights: [Double] = []
    public var bias: [Double] = []
    public var activation = Activation.linear

    /// Outputs that have weights of their own.
    var rows: Int { bias.count }
}

extension PlainLayer {
    /// The same network with fewer layers: scaling and activations become part of a convolution or dense layer before
    /// them.
    static func folded(_ layers: [PlainLayer]) -> [PlainLayer] {
        layers.reduce(into: []) { result, layer in
            guard let last = result.last, last.activation == .linear else { return result.append(layer) }
            switch layer.operation {
            case .identity:
                result[result.count - 1].activation = layer.activation
            case .scale where last.isWeighted && last.rows == layer.rows:
                result[result.count - 1].scale(by: layer.weights, adding: layer.bias)
                result[result.count - 1].activation = layer.activation
            default: result.append(layer)
            }
        }
    }

    private var isWeighted: Bool {
        switch operation {
        case .convolution, .dense: true
        default: false
        }
    }

    /// Outputs times `factors` plus `offsets`.
    mutating func scale(by factors: [Double], adding offsets: [Double]) {
        guard rows > 0 else { return }
        let columns = weights.count / rows
        for row in 0..<rows {
            for index in row * columns..<(row + 1) * columns { weights[index] *= factors[row] }
            bias[row] = bias[row] * factors[row] + offsets[row]
        }
    }
}
