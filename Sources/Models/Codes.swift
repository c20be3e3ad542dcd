import Core
import Torch

/// What decoder and losses see of a batch's latents.
package struct Coded {
    package let codes: Tensor
    /// Always 0, but with a gradient that must reach the latents: it is added to the loss.
    package var gradient: Tensor?
}

extension ModelSpecification.Code {
    /// The range of the codes: −1…1, or 0…1 for `zero-one`.
    var isZeroOne: Bool { self == .zeroOne }

    /// Latents h → codes, with the options' defaults and as at the end of training.
    package func apply(_ latents: Tensor) throws -> Tensor {
        try apply(Latents(latents), CodeOptions(for: self), Pass()).codes
    }

    package func apply(_ latents: Latents, _ options: CodeOptions, _ pass: Pass) throws -> Coded {
        let values = latents.values
        switch self {
        case .none: return Coded(codes: values)
        case .tanh: return try Coded(codes: scaled(values, options, pass).tanh())
        case .zeroOne:
            // The published form's logistic function keeps the values between 0.5 and 0.881.
            let inner = options.variant == .paper ? try values.sigmoid() : try scaled(values, options, pass)
            return try Coded(codes: (inner.tanh() + 1) / 2)
        case .straightThrough: return try Coded(codes: Self.signs(values) + (values - values.detach()))
        case .sign:
            // s − s is exactly 0, so the value is the sign and the gradient is the logistic function's.
            let logistic = try values.sigmoid()
            return try Coded(codes: Self.signs(values) + (logistic - logistic.detach()))
        case .biHalf: return try biHalf(values, gamma: options.gamma, pass)
        case .gaussian:
            guard pass.training, let logVariance = latents.logVariance else { return Coded(codes: values) }
            let noise = try Tensor.randn(values.shape(), seed: pass.random.next()).to(values.device())
            return try Coded(codes: values + (logVariance / 2).exp() * noise)
        }
    }

    /// −1 or 1, with sign(0) = 1, without history.
    static func signs(_ latents: Tensor) throws -> Tensor {
        try latents.detach().isAtLeast(0).to(.float32) * 2 - 1
    }

    /// β h, with β on its way from its first to its last value.
    private func scaled(_ latents: Tensor, _ options: CodeOptions, _ pass: Pass) throws -> Tensor {
        let beta = options.beta[0] + (options.beta[1] - options.beta[0]) * pass.progress
        return beta == 1 ? latents : try latents * beta
    }

    /// In training each bit is 1 for the half of the batch with the largest latents, else −1; backwards
    /// dL/dU = dL/dB + γ (U − B) / numel(B) (Li and van Gemert 2021). In encoding it is the sign.
    private func biHalf(_ latents: Tensor, gamma: Double, _ pass: Pass) throws -> Coded {
        guard pass.training else { return try Coded(codes: Self.signs(latents)) }
        let shape = try latents.shape()
        // The rank of each value in its column; equal values keep their order, so exactly half are set.
        let ranks = try latents.detach().argsort(0, descending: true).argsort(0)
        let half = try ranks.to(.float32).isLess(than: Double(shape[0] / 2)).to(.float32) * 2 - 1
        let distance = try (latents - half).square().mean() * (gamma / 2)
        return try Coded(
            codes: half + (latents - latents.detach()), gradient: gamma == 0 ? nil : distance - distance.detach())
    }
}
