import Torch

public final class DropoutPart: LayerPart {
    public static let name = "dropout"
    public static let summary =
        "In training each number is 0 with this probability, and the others grow to make up for it."
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

    public func plain(_ input: FeatureShape) throws -> [PlainLayer] { [] }
}
