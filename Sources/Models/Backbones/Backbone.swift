import Core
import Torch

/// A published network that encodes images [N, 3, H, W], its tensors named as in the library that publishes its weights.
/// One conformance a file, one line in `Backbones`.
protocol Backbone: AnyObject {
    /// As a recipe writes it.
    static var name: String { get }
    /// Pooled features an image.
    static var features: Int { get }
    /// The tensors of the classifier over ImageNet's 1000 classes begin with this.
    static var head: String { get }

    /// - Parameters:
    ///   - prefix: what comes before the tensors' names, with its full stop.
    ///   - head: whether to end with the 1000 class scores.
    init(_ prefix: String, head: Bool, options: BackboneOptions, in parameters: Parameters) throws

    /// [N, 3, H, W], normalised → [N, features], or [N, 1000] class scores.
    func callAsFunction(_ images: Tensor, training: Bool) throws -> Tensor
}

struct BackboneOptions {
    /// Zeros around images as TensorFlow puts them, and its normalisation's epsilon.
    var tensorFlow = false
}

enum Backbones {
    static var all: [any Backbone.Type] { [ResNet50.self, EfficientNetLite0.self] }
    static var names: [String] { all.map { $0.name } }
}

/// A convolution without bias and its batch normalisation.
struct NormalisedConvolution {
    private let weight: Tensor
    private let norm: BatchNorm
    private let kernel, stride, groups: Int
    private let tensorFlow: Bool

    init(
        _ convolution: String, _ norm: String, _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1,
        groups: Int = 1, _ options: BackboneOptions = BackboneOptions(), in parameters: Parameters
    ) throws {
        let fanIn = inputs / groups * kernel * kernel
        weight = try parameters.weight(
            "\(convolution).weight", [outputs, inputs / groups, kernel, kernel], fanIn: fanIn)
        self.norm = try BatchNorm(norm, outputs, epsilon: options.tensorFlow ? 1e-3 : 1e-5, in: parameters)
        self.kernel = kernel
        self.stride = stride
        self.groups = groups
        tensorFlow = options.tensorFlow
    }

    func callAsFunction(_ input: Tensor, training: Bool) throws -> Tensor {
        var input = input
        var padding = kernel / 2
        if tensorFlow, stride > 1 {
            // ⌈size / stride⌉ windows; what they lack is shared out, the odd pixel below and right.
            let shape = try input.shape()
            func lacking(_ size: Int) -> Int { max(0, ((size + stride - 1) / stride - 1) * stride + kernel - size) }
            let (rows, columns) = (lacking(shape[2]), lacking(shape[3]))
            input = try input.padded(
                left: columns / 2, right: columns - columns / 2, top: rows / 2, bottom: rows - rows / 2)
            padding = 0
        }
        return try norm(
            input.convolved(weight, stride: stride, padding: padding, groups: groups), training: training)
    }
}
