import Core
import Models
import Testing
import Torch

/// Numbers as in TorchTests; the expected values are PyTorch's.
private func filled(_ shape: [Int], step: Int = 37) throws -> Tensor {
    try Tensor((0..<shape.reduce(1, *)).map { (Float($0 * step % 101) - 50) / 50 }, shape: shape)
}

@Suite struct LossTests {
    static func step(_ codes: Tensor, views: Int = 2) throws -> TrainingStep {
        let rows = try codes.shape()[0]
        return try TrainingStep(
            images: rows / views, viewCount: views, targets: (filled([rows, 5], step: 41) + 1) / 2, latents: codes,
            codes: codes,
            reconstructions: (filled([rows, 5]) * 3).sigmoid())
    }

    static func value(_ name: String, _ codes: Tensor) throws -> Double {
        try Losses.make(LossSpecification(name)).value(step(codes)).item()
    }

    @Test(arguments: [
        ("nt-xent", 3.466271), ("bit-balance", 0.01567222), ("decorrelation", 0.1199508), ("quantisation", 0.3312),
    ]) func values(_ name: String, _ expected: Double) throws {
        #expect(abs(try Self.value(name, filled([6, 4])) - expected) < 1e-5)
    }

    @Test func reconstruction() throws {
        let step = try Self.step(filled([4, 5]))
        #expect(abs(try Losses.make(LossSpecification("bce")).value(step).item() - 1.056432) < 1e-5)
        let errors = try (step.reconstructions - step.targets).values().map { Double($0 * $0) }
        let mean = errors.reduce(0, +) / 20
        #expect(abs(try Losses.make(LossSpecification("mse")).value(step).item() - mean) < 1e-6)
    }

    @Test func contrastiveGradient() throws {
        let codes = try filled([6, 4]).requiringGradient()
        try Losses.make(LossSpecification("nt-xent")).value(Self.step(codes)).backward()
        let expected = [0.453745, -0.4320138, 0.4878357, -0.1340753, -0.8344108, -0.005571902, -0.1801365, -1.102554]
        let found = try #require(try codes.gradient()).values(Double.self)
        for (a, b) in zip(found, expected) { #expect(abs(a - b) < 1e-4) }
    }

    /// Every loss on codes must reach the encoder: the known trap is a term that only looks at thresholded bits.
    @Test(
        arguments: ["nt-xent", "bit-balance", "decorrelation"],
        [ModelSpecification.Code.sign, .straightThrough, .tanh, .none])
    func reachesTheLatents(_ name: String, _ code: ModelSpecification.Code) throws {
        let latents = try (filled([6, 4]) + 0.4).requiringGradient()
        try Losses.make(LossSpecification(name)).value(Self.step(code.apply(latents))).backward()
        let gradient = try #require(try latents.gradient()).values()
        #expect(gradient.contains { abs($0) > 1e-4 })
    }

    @Test func signCode() throws {
        let latents = try filled([5]).requiringGradient()
        let codes = try ModelSpecification.Code.sign.apply(latents)
        #expect(try codes.values() == [-1, -1, 1, -1, -1])
        try (codes * Tensor([Float(1), 2, 3, 4, 5], shape: [5])).sum().backward()
        let expected = [0.1966119, 0.4916443, 0.7084063, 0.8556388, 1.248876]
        for (a, b) in zip(try #require(try latents.gradient()).values(Double.self), expected) {
            #expect(abs(a - b) < 1e-6)
        }
        #expect(try ModelSpecification.Code.sign.apply(Tensor([Float(0), -0.0], shape: [2])).values() == [1, 1])
        let straight = try filled([5]).requiringGradient()
        try ModelSpecification.Code.straightThrough.apply(straight).sum().backward()
        #expect(try straight.gradient()?.values() == [1, 1, 1, 1, 1])
    }

    @Test func registryIsTrue() throws {
        #expect(
            Losses.names == [
                "mse", "bce", "nt-xent", "bit-balance", "code-balance", "push", "decorrelation", "quantisation",
                "classification", "sigmoid-classification", "formula-5", "kl", "bernoulli-kl",
            ])
        let error = #expect(throws: Diagnostic.self) { try Losses.make(LossSpecification("triplet")) }
        #expect(error?.expected?.contains("nt-xent") == true)
        #expect(throws: Diagnostic.self) { try Losses.make(LossSpecification("nt-xent", temperature: 0)) }
        #expect(throws: Diagnostic.self) { try Losses.make(LossSpecification("mse", weight: -1)) }
        let single = try Self.step(filled([6, 4]), views: 1)
        #expect(throws: Diagnostic.self) { try Losses.make(LossSpecification("nt-xent")).value(single) }
    }
}
