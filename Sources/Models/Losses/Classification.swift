import Torch

public struct Classification: Loss {
    public static let name = "classification"
    public static let summary = """
        The cross entropy of softmax and label, its mean over the images whose labels may be used. An image with several \
        labels spreads its weight over them.
        """
    public static let formula = "mean(-sum_c y_c / |y| log softmax(f)_c)"
    public static let uses: Set<StepPart> = [.logits]

    public init(_ specification: LossSpecification) {}

    public func value(_ step: TrainingStep) throws -> Tensor {
        guard let (logits, labels) = try step.classified() else { return try step.nothing() }
        // An image without any label says nothing: its row of shares is 0.
        let shares = try labels / labels.sum([1], keeping: true).maximum(Tensor(scalar: 1).to(labels.device()))
        return try -((logits.logSoftmax() * shares).sum([1]).mean())
    }
}
