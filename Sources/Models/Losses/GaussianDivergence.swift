import Core
import Torch

public struct GaussianDivergence: Loss {
    public static let name = "kl"
    public static let summary = """
        The Kullback-Leibler divergence of each image's latents from a standard normal distribution, summed over the \
        latents, its mean over images (Kingma and Welling 2014). Needs `code: gaussian`.
        """
    public static let formula = "mean_batch(-1/2 sum(1 + log v - m^2 - v))"

    public init(_ specification: LossSpecification) {}

    public func value(_ step: TrainingStep) throws -> Tensor {
        guard let logVariance = step.logVariance else {
            throw Diagnostic("`kl` with latents that have no variance", expected: "`code: gaussian` under `model`")
        }
        let inner = try logVariance + 1 - step.latents.square() - logVariance.exp()
        return try inner.sum([1]).mean() * -0.5
    }
}
