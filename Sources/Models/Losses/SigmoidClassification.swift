import Torch

public struct SigmoidClassification: Loss {
    public static let name = "sigmoid-classification"
    public static let summary = """
        Each class by itself: the binary cross entropy of sigmoid and label, for images with several labels.
        """
    public static let formula = "mean(log(1 + exp(f)) - y f)"
    public static let uses: Set<StepPart> = [.logits]

    public init(_ specification: LossSpecification) {}

    public func value(_ step: TrainingStep) throws -> Tensor {
        guard let (logits, labels) = try step.classified() else { return try step.nothing() }
        return try (logits.softplus() - labels * logits).mean()
    }
}
