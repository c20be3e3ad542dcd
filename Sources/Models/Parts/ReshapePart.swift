import Core
import Torch

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

    public func plain(_ input: FeatureShape) throws -> [PlainLayer] { [] }
}
