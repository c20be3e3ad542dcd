import Torch

public struct Push: Loss {
    public static let name = "push"
    public static let summary = """
        Codes should lie near 0 or 1, away from the middle (Bashir and Saleem 2018, who sum over the bits; this is the \
        mean over them).
        """
    public static let formula = "-mean((a - 1/2)^2), a in 0...1"

    public init(_ specification: LossSpecification) {}

    public func value(_ step: TrainingStep) throws -> Tensor {
        try -((step.zeroOne - 0.5).square().mean())
    }
}
