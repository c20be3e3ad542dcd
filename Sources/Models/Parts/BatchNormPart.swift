import Torch

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

    public func plain(_ input: FeatureShape) throws -> [PlainLayer] {
        let (factors, offsets) = try norm.plain()
        return [
            PlainLayer(
                operation: .scale, input: input.sizes, output: output.sizes, weights: factors, bias: offsets)
        ]
    }
}
