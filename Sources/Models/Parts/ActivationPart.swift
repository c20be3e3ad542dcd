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

    public func plain(_ input: FeatureShape) throws -> [PlainLayer] {
        [
            PlainLayer(
                operation: .identity, input: input.sizes, output: output.sizes, activation: activation.plain)
        ]
    }
}
