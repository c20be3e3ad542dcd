import Torch

public final class DensePart: LayerPart {
    public static let name = "dense"
    public static let summary = """
        Fully connected, then batch normalisation where asked for, then the activation. Images are flattened first.
        """
    public static let settings = [
        LayerSetting("dense", .whole(1...65536), nil, "Units."),
        Activation.setting(standard: .relu),
        LayerSetting("batch_norm", .flag, .flag(false), "Normalise each unit over the batch."),
    ]

    public let output: FeatureShape
    private let weight: Tensor
    private let bias: Tensor?
    private let norm: BatchNorm?
    private let activation: Activation
    private let flattens: Bool

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        let inputs = context.input.count
        let outputs = specification.whole("dense")
        output = try FeatureShape([outputs])
        let normalises = specification.flag("batch_norm")
        weight = try context.weight([outputs, inputs], fanIn: inputs, fanOut: outputs)
        bias = try normalises ? nil : context.bias(outputs, fanIn: inputs)
        norm = try normalises ? BatchNorm("\(context.name).norm", outputs, in: context.parameters) : nil
        activation = Activation(specification)
        flattens = context.input.sizes.count > 1
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor {
        var values = try (flattens ? input.flattened() : input).linear(weight, bias)
        if let norm { values = try norm(values, training: pass.training) }
        return try activation.apply(values)
    }

    public func plain(_ input: FeatureShape) throws -> [PlainLayer] {
        [try .weighted(.dense, from: [input.count], to: output.sizes, weight, bias, norm, activation.plain)]
    }
}
