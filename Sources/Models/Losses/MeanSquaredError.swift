import Torch

public struct MeanSquaredError: Loss {
    public static let name = "mse"
    public static let summary = "The squared difference of reconstruction and image, its mean over pixels."
    public static let formula = "mean((x' - x)^2)"

    public static let uses: Set<StepPart> = [.reconstructions]

    public init(_ specification: LossSpecification) {}

    public func value(_ step: TrainingStep) throws -> Tensor {
        try step.reconstructions.meanSquaredError(step.targets)
    }
}
