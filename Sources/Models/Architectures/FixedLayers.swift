import Torch

/// Fully connected: [N, inputs] → [N, outputs].
struct Linear {
    let weight, bias: Tensor

    init(_ name: String, _ inputs: Int, _ outputs: Int, in parameters: Parameters) throws {
        weight = try parameters.weight("\(name).weight", [outputs, inputs], fanIn: inputs)
        bias = try parameters.weight("\(name).bias", [outputs], fanIn: inputs)
    }

    init(
        _ name: String, _ inputs: Int, _ outputs: Int, in parameters: Parameters, _ initialisation: Initialisation
    ) throws {
        let context = LayerContext(
            name: name, input: try FeatureShape([inputs]), parameters: parameters, initialisation: initialisation)
        weight = try context.weight([outputs, inputs], fanIn: inputs, fanOut: outputs)
        bias = try context.bias(outputs, fanIn: inputs)
    }

    func callAsFunction(_ input: Tensor) throws -> Tensor { try input.linear(weight, bias) }
}

/// A convolution of stride 2, without bias because a normalisation follows:
/// [N, inputs, H, W] → [N, outputs, ⌈H/2⌉, ⌈W/2⌉].
struct Convolution {
    let weight: Tensor
    let padding: Int

    init(_ name: String, _ inputs: Int, _ outputs: Int, kernel: Int, in parameters: Parameters) throws {
        weight = try parameters.weight(
            "\(name).weight", [outputs, inputs, kernel, kernel], fanIn: inputs * kernel * kernel)
        padding = kernel / 2
    }

    func callAsFunction(_ input: Tensor) throws -> Tensor { try input.convolved(weight, stride: 2, padding: padding) }
}

/// A transposed convolution of stride 2: [N, inputs, H, W] → [N, outputs, about 2H, about 2W].
struct TransposedConvolution {
    let weight, bias: Tensor
    let padding: Int

    init(_ name: String, _ inputs: Int, _ outputs: Int, kernel: Int, in parameters: Parameters) throws {
        // PyTorch takes the fan-in from the weight's second dimension, which here is the outputs.
        let fanIn = outputs * kernel * kernel
        weight = try parameters.weight("\(name).weight", [inputs, outputs, kernel, kernel], fanIn: fanIn)
        bias = try parameters.weight("\(name).bias", [outputs], fanIn: fanIn)
        padding = kernel / 2
    }

    /// - Parameter extra: 0 or 1 rows and columns more, to hit the size that was halved.
    func callAsFunction(_ input: Tensor, extra: Int) throws -> Tensor {
        try input.transposeConvolved(weight, bias, stride: 2, padding: padding, outputPadding: extra)
    }
}

/// Batch normalisation over all but dimension 1.
struct BatchNorm {
    let weight, bias, mean, variance: Tensor
    let epsilon: Double

    init(_ name: String, _ channels: Int, epsilon: Double = 1e-5, in parameters: Parameters) throws {
        self.epsilon = epsilon
        weight = try parameters.filled("\(name).weight", [channels], 1, isTrained: true)
        bias = try parameters.filled("\(name).bias", [channels], 0, isTrained: true)
        mean = try parameters.filled("\(name).running_mean", [channels], 0, isTrained: false)
        variance = try parameters.filled("\(name).running_var", [channels], 1, isTrained: false)
    }

    func callAsFunction(_ input: Tensor, training: Bool) throws -> Tensor {
        try input.batchNormalized(
            weight: weight, bias: bias, mean: mean, variance: variance, training: training, epsilon: epsilon)
    }
}
