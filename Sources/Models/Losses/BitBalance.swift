import Torch

public struct BitBalance: Loss {
    public static let name = "bit-balance"
    public static let summary = "Each bit should be set in half of the batch."
    public static let formula = "mean_bits((mean_batch z)^2), z in -1...1"

    public init(_ specification: LossSpecification) {}

    public func value(_ step: TrainingStep) throws -> Tensor {
        try step.signed.mean([0]).square().mean()
    }
}
