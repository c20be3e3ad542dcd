import Torch

public struct Decorrelation: Loss {
    public static let name = "decorrelation"
    public static let summary = "No two bits should say the same."
    public static let formula = "||Z^T Z / N - I||_F^2 / bits^2"

    public init(_ specification: LossSpecification) {}

    public func value(_ step: TrainingStep) throws -> Tensor {
        let codes = try step.signed
        let shape = try codes.shape()
        let bits = shape[1]
        let identity = (0..<bits * bits).map { $0 / bits == $0 % bits ? Float(1) : 0 }
        let correlations = try codes.transposed().matmul(codes) / Double(shape[0])
        let excess = try correlations - Tensor(identity, shape: [bits, bits]).to(step.codes.device())
        return try excess.square().sum() / Double(bits * bits)
    }
}
