import Torch

public final class FlattenPart: LayerPart {
    public static let name = "flatten"
    public static let summary = "All numbers of an image in one row, channel by channel."
    public static let settings: [LayerSetting] = []

    public let output: FeatureShape

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        output = try FeatureShape([context.input.count])
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor { try input.flattened() }

    public func plain(_ input: FeatureShape) throws -> [PlainLayer] { [] }
}
