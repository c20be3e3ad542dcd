import Torch

public final class UpsamplePart: LayerPart {
    public static let name = "upsample"
    public static let summary = "Each pixel becomes a square of its copies."
    public static let settings = [
        LayerSetting("upsample", .whole(1...64), .whole(2), "How many times larger the image becomes.")
    ]

    public let output: FeatureShape

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        let image = try context.image()
        let factor = specification.whole("upsample")
        output = try FeatureShape([image.channels, image.height * factor, image.width * factor])
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor {
        try input.resized(height: output.sizes[1], width: output.sizes[2], bilinear: false)
    }

    public func plain(_ input: FeatureShape) throws -> [PlainLayer] {
        [PlainLayer(operation: .resize(smooth: false), input: input.sizes, output: output.sizes)]
    }
}
