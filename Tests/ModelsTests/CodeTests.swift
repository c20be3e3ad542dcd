import Core
import Models
import Testing
import Torch

/// The ways from latents to codes, against PyTorch's (Tests/Tools/models_reference.py).
@Suite struct CodeTests {
    static let cases: [(ModelSpecification.Code, CodeOptions.Variant, [Double], [Double])] = [
        (.biHalf, .intent, [-1, -1, 1, -1, 1, 1, -1, 1], [-1, -0.235, 0.03, 0.79, -0.965, -0.2, 0.56, -1.195]),
        (
            .zeroOne, .intent,
            [0.006692857, 0.214165, 0.9168273, 0.01798621, 0.4255575, 0.9677045, 0.04742587, 0.6681877],
            [-0.03324031, -0.3534266, 0.06100401, 0.06535201, -0.8556041, -0.01875148, 0.1039063, -1.086393]
        ),
        (
            .zeroOne, .paper,
            [0.6313198, 0.704897, 0.774779, 0.6502302, 0.7251213, 0.790423, 0.6701111, 0.7445752],
            [-0.09152487, -0.0429536, 0.01318554, 0.07200152, -0.0696994, -0.008873366, 0.04652951, -0.09273451]
        ),
        (
            .tanh, .intent,
            [-0.9866143, -0.5716699, 0.8336546, -0.9640276, -0.148885, 0.9354091, -0.9051483, 0.3363755],
            [-0.06648062, -0.7068532, 0.122008, 0.130704, -1.711208, -0.03750296, 0.2078126, -2.172786]
        ),
    ]

    @Test(arguments: cases.indices) func equalsPyTorch(_ index: Int) throws {
        let (code, variant, codes, gradient) = Self.cases[index]
        let latents = try filler([6, 4]).requiringGradient()
        var options = CodeOptions(for: code)
        options.beta = [1, 4]
        options.gamma = 6
        options.variant = variant
        // Half of the way from 1 to 4.
        let coded = try code.apply(Latents(latents), options, Pass(training: true, progress: 0.5))
        expectClose(Array(try coded.codes.values(Double.self).prefix(8)), codes, "codes")
        var total = try (coded.codes * filler([6, 4], step: 29)).sum()
        if let extra = coded.gradient {
            #expect(try extra.item() == 0)
            total = try total + extra
        }
        try total.backward()
        let found = try #require(try latents.gradient()).values(Double.self)
        expectClose(Array(found.prefix(8)), gradient, "gradient")
    }

    @Test func biHalfIsBalancedInTrainingAndASignInEncoding() throws {
        let latents = try filler([10, 5]) + 3
        let options = CodeOptions(for: .biHalf)
        let training = try ModelSpecification.Code.biHalf.apply(Latents(latents), options, Pass(training: true))
        #expect(try training.codes.sum([0]).values() == [0, 0, 0, 0, 0])
        let encoding = try ModelSpecification.Code.biHalf.apply(Latents(latents), options, Pass())
        #expect(try encoding.codes.smallest().item() == 1)
    }

    @Test func gaussianDrawsInTrainingAndGivesMeansInEncoding() throws {
        let means = try filler([2000, 4])
        let latents = try Latents(means, logVariance: .full([2000, 4], 2 * 0.6931472))
        let code = ModelSpecification.Code.gaussian
        #expect(try code.apply(latents, CodeOptions(), Pass()).codes.values() == means.values())
        let pass = Pass(training: true, random: SeededRandom(seed: 4))
        let noise = try code.apply(latents, CodeOptions(), pass).codes - means
        // A log variance of 2 log 2 is a deviation of 2.
        #expect(abs(try noise.mean().item()) < 0.08)
        #expect(abs(try noise.variance().item() - 4) < 0.2)
    }
}
