import Core
import Torch

/// What an encoder gives for each image.
package struct Latents {
    /// [N, bits]; of a `gaussian` code the means.
    package let values: Tensor
    /// [N, bits] of a `gaussian` code.
    package var logVariance: Tensor?

    package init(_ values: Tensor, logVariance: Tensor? = nil) {
        self.values = values
        self.logVariance = logVariance
    }
}

/// What can be set about the way from latents to codes.
public struct CodeOptions: Sendable, Codable, Equatable {
    public enum Variant: String, Sendable, Codable, CaseIterable {
        /// What the paper means.
        case intent
        /// What its formula says to the letter.
        case paper
    }

    /// `tanh`, `zero-one`: the latents' factor at the beginning and at the end of training. A growing factor brings the
    /// codes near their ends (HashNet's continuation).
    public var beta = [1.0, 1.0]
    /// `bi-half`: how strongly latents are pulled towards their codes.
    public var gamma = 1.0
    /// `zero-one`: (tanh(β h) + 1) / 2, or Bashir and Saleem's (tanh(sigmoid(h)) + 1) / 2, which stays above 0.5.
    public var variant = Variant.intent

    /// The defaults of a kind of code.
    public init(for code: ModelSpecification.Code = .none) {
        if code == .zeroOne { beta = [1, 4] }
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try values.override(&beta, .beta)
        try values.override(&gamma, .gamma)
        try values.override(&variant, .variant)
    }

    func validate() throws {
        guard beta.count == 2 else {
            throw Diagnostic("`beta` has \(beta.count) numbers", expected: "2: at the beginning and at the end")
        }
        for value in beta { try check(value, "beta", 1e-3...1000) }
        try check(gamma, "gamma", 0...1000)
    }
}
