import Torch

public struct CodeBalance: Loss {
    public static let name = "code-balance"
    public static let summary = """
        Half of the bits of each image should be set (Bashir and Saleem 2018), which says nothing about any one bit: \
        that is `bit-balance`.
        """
    public static let formula = "mean_batch((mean_bits a - 1/2)^2), a in 0...1"

    public init(_ specification: LossSpecification) {}

    public func value(_ step: TrainingStep) throws -> Tensor {
        try (step.zeroOne.mean([1]) - 0.5).square().mean()
    }
}
