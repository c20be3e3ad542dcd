import Core
import Torch

public final class ActivationPart: LayerPart {
    public static let name = "activation"
    public static let summary = "Values through a function."
    public static let settings = [Activation.setting(standard: nil)]

    public let output: FeatureShape
    private let activation: Activation

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        output = context.input
        activation = Activation(specification)
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor { try activation.apply(input) }
}

public final class BatchNormPart: LayerPart {
    public static let name = "batch_norm"
    public static let summary = "Each channel, or each unit, normalised over the batch (Ioffe and Szegedy 2015)."
    public static let settings: [LayerSetting] = []

    public let output: FeatureShape
    private let norm: BatchNorm

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        output = context.input
        norm = try BatchNorm(context.name, context.input.sizes.first ?? 1, in: context.parameters)
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor { try norm(input, training: pass.training) }
}

public final class DropoutPart: LayerPart {
    public static let name = "dropout"
    public static let summary = "In training each number is 0 with this probability, and the others grow to make up for it."
    public static let settings = [LayerSetting("dropout", .number(0...0.99), .number(0.5), "The probability.")]

    public let output: FeatureShape
    private let probability: Double

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        output = context.input
        probability = specification.number("dropout")
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor {
        guard pass.training, probability > 0 else { return input }
        let draw = try Tensor.rand(input.shape(), seed: pass.random.next()).to(input.device())
        return try input * draw.isAtLeast(probability).to(.float32) / (1 - probability)
    }
}

public final class ReshapePart: LayerPart {
    public static let name = "reshape"
    public static let summary = "The same numbers as an image, channel by channel and row by row."
    public static let settings = [
        LayerSetting("reshape", .wholes(1...65536, counts: 3...3), nil, "Channels, height and width.")
    ]

    public let output: FeatureShape

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        output = try FeatureShape(specification.wholes("reshape"))
        guard output.count == context.input.count else {
            throw Diagnostic(
                "\(context.input) numbers cannot become \(output)", expected: "\(context.input.count) numbers",
                advice: "put `{dense: \(output.count)}` before it")
        }
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor { try input.reshaped([-1] + output.sizes) }
}

public final class FlattenPart: LayerPart {
    public static let name = "flatten"
    public static let summary = "All numbers of an image in one row, channel by channel."
    public static let settings: [LayerSetting] = []

    public let output: FeatureShape

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        output = try FeatureShape([context.input.count])
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor { try input.flattened() }
}

public final class NormalisePart: LayerPart {
    public static let name = "normalise"
    public static let summary = "Each vector divided by its Euclidean length."
    public static let settings: [LayerSetting] = []

    public let output: FeatureShape

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        output = try FeatureShape([context.input.count])
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor { try input.flattened().normalized() }
}
