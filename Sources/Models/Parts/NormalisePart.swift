import Torch

public final class NormalisePart: LayerPart {
    public static let name = "normalise"
    public static let summary = "Each vector divided by its Euclidean length."
    public static let settings: [LayerSetting] = []

    public let output: FeatureShape

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        output = try FeatureShape([context.input.count])
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor { try input.flattened().normalized() }

    public func plain(_ input: FeatureShape) throws -> [PlainLayer] {
        [PlainLayer(operation: .normalise, input: [input.count], output: output.sizes)]
    }
}
