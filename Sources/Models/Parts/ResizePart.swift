import Torch

public final class ResizePart: LayerPart {
    public static let name = "resize"
    public static let summary = "The image at another size, interpolated between pixels."
    public static let settings = [
        LayerSetting("resize", .wholes(1...4096, counts: 1...2), nil, "Height and width, or one edge for both.")
    ]

    public let output: FeatureShape

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        let sizes = specification.wholes("resize")
        output = try FeatureShape([context.image().channels, sizes.first ?? 0, sizes.last ?? 0])
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor {
        try input.resized(height: output.sizes[1], width: output.sizes[2], bilinear: true)
    }

    public func plain(_ input: FeatureShape) throws -> [PlainLayer] {
        [PlainLayer(operation: .resize(smooth: true), input: input.sizes, output: output.sizes)]
    }
}
