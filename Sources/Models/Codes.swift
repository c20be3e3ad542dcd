import Torch

extension ModelSpecification.Code {
    /// Latents h → what decoder and losses see.
    package func apply(_ latents: Tensor) throws -> Tensor {
        switch self {
        case .none: return latents
        case .tanh: return try latents.tanh()
        case .straightThrough: return try Self.signs(latents) + (latents - latents.detach())
        case .sign:
            // s − s is exactly 0, so the value is the sign and the gradient is the logistic function's.
            let logistic = try latents.sigmoid()
            return try Self.signs(latents) + (logistic - logistic.detach())
        }
    }

    /// −1 or 1, with sign(0) = 1, without history.
    static func signs(_ latents: Tensor) throws -> Tensor {
        try latents.detach().isAtLeast(0).to(.float32) * 2 - 1
    }
}
