import Torch

public struct Quantisation: Loss {
    public static let name = "quantisation"
    public static let summary = "Latents should lie near −1 or 1."
    public static let formula = "mean((|h| - 1)^2)"

    public init(_ specification: LossSpecification) {}

    public func value(_ step: TrainingStep) throws -> Tensor {
        try (step.latents.absolute() - 1).square().mean()
    }
}
