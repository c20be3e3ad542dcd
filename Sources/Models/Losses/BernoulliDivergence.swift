import Core
import Torch

public struct BernoulliDivergence: Loss {
    public static let name = "bernoulli-kl"
    public static let summary = """
        Two views of one image should set each bit with the same probability p = sigmoid(h) (Qiu et al. 2021, CIBHash): \
        the divergence of each view from the other, which is held fixed, their mean over bits and images.
        """
    public static let formula =
        "mean(KL(p_1 || sg p_2) + KL(p_2 || sg p_1)) / 2, KL(p || q) = p log(p/q) + (1-p) log((1-p)/(1-q))"
    public static let uses: Set<StepPart> = [.codes]

    public init(_ specification: LossSpecification) {}

    public func value(_ step: TrainingStep) throws -> Tensor {
        guard step.viewCount == 2 else {
            throw Diagnostic(
                "`bernoulli-kl` with \(step.viewCount) views an image", expected: "`count: 2` under `views`")
        }
        let first = try step.latents.narrowed(0, start: 0, length: step.images)
        let second = try step.latents.narrowed(0, start: step.images, length: step.images)
        return try (divergence(first, second.detach()) + divergence(second, first.detach())) / 2
    }

    /// From the latents themselves: log p = −softplus(−h) stays finite where p does not.
    private func divergence(_ a: Tensor, _ b: Tensor) throws -> Tensor {
        let p = try a.sigmoid()
        let set = try p * ((-b).softplus() - (-a).softplus())
        let unset = try (-p + 1) * (b.softplus() - a.softplus())
        return try (set + unset).mean()
    }
}
