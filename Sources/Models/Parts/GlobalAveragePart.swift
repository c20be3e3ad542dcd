import Torch

public final class GlobalAveragePart: LayerPart {
    public static let name = "global_average"
    public static let summary = "The mean of each channel: [channels, height, width] → [channels]."
    public static let settings: [LayerSetting] = []

    public let output: FeatureShape

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        output = try FeatureShape([context.image().channels])
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor { try input.mean([2, 3]) }

    public func plain(_ input: FeatureShape) throws -> [PlainLayer] {
        [PlainLayer(operation: .average, input: input.sizes, output: output.sizes)]
    }
}
