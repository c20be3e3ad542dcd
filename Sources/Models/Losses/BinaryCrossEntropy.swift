import Torch

public struct BinaryCrossEntropy: Loss {
    public static let name = "bce"
    public static let summary =
        "Pixels as probabilities: the cross entropy of reconstruction and image, its mean over pixels."
    public static let formula = "mean(-x log x' - (1 - x) log(1 - x'))"

    public static let uses: Set<StepPart> = [.reconstructions]

    public init(_ specification: LossSpecification) {}

    public func value(_ step: TrainingStep) throws -> Tensor {
        try step.reconstructions.binaryCrossEntropy(step.targets)
    }
}
