import Core
import Models
import Testing
import Torch

/// The losses on labels and on distributions, with their gradients, against PyTorch's (Tests/Tools/models_reference.py).
@Suite struct LabelLossTests {
    static let labels: [Float] = [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0]

    static func step(_ logits: Tensor, labelled: [Int]? = nil) throws -> TrainingStep {
        let rows = try logits.shape()[0]
        return try TrainingStep(
            images: rows, viewCount: 1, targets: logits, logits: logits,
            labels: Tensor(Array(labels.prefix(3 * rows)), shape: [rows, 3]), labelled: labelled)
    }

    static let cases: [(String, Int, Double, [Double])] = [
        (
            "classification", 4, 2.335845,
            [-0.2473679, 0.02423434, 0.2231336, 0.00263207, -0.2257657, 0.2231336]
        ),
        (
            "classification", 6, 1.762615,
            [-0.164912, 0.01615623, 0.1487557, 0.001754713, -0.1505104, 0.1487557]
        ),
        (
            "sigmoid-classification", 6, 0.9238258,
            [-0.05292078, 0.01746222, 0.04491415, 0.004620705, -0.03027105, 0.04916296]
        ),
        (
            "formula-5", 6, 0.4477777,
            [-0.02777778, -0, 0.02777778, -0, -0.02777778, 0.02777778]
        ),
    ]

    @Test(arguments: cases.indices) func onLabels(_ index: Int) throws {
        let (name, rows, expected, expectedGradient) = Self.cases[index]
        // Scaled in double precision, as Python does.
        let values = try filler([rows, 3]).values(Double.self).map { Float($0) * 3 }
        let logits = try Tensor(values, shape: [rows, 3]).requiringGradient()
        let value = try Losses.make(LossSpecification(name)).value(Self.step(logits))
        expectClose([try value.item()], [expected], name)
        try value.backward()
        let gradient = try #require(try logits.gradient()).values(Double.self).prefix(6)
        expectClose(Array(gradient), expectedGradient, "gradient of \(name)")
    }

    @Test(arguments: ["classification", "sigmoid-classification", "formula-5"])
    func onlyLabelledRowsCount(_ name: String) throws {
        let logits = try filler([6, 3]).requiringGradient()
        let some = try Losses.make(LossSpecification(name)).value(Self.step(logits, labelled: [1, 3]))
        let alone = try TrainingStep(
            images: 2, viewCount: 1, targets: logits, logits: logits.selecting([1, 3]),
            labels: Tensor([Float(0), 1, 0, 1, 0, 0], shape: [2, 3]))
        #expect(try some.item() == Losses.make(LossSpecification(name)).value(alone).item())
        try some.backward()
        let gradient = try #require(try logits.gradient()).absolute().sum([1]).values()
        for row in [0, 2, 4, 5] { #expect(gradient[row] == 0) }
        #expect(gradient[1] > 0)
        let none = try Losses.make(LossSpecification(name)).value(Self.step(logits, labelled: []))
        #expect(try none.item() == 0 && !none.requiresGradient())
    }

    static func codes(_ name: String, _ codes: Tensor) throws -> Tensor {
        let rows = try codes.shape()[0]
        return try Losses.make(LossSpecification(name)).value(
            TrainingStep(images: rows / 2, viewCount: 2, targets: codes, latents: codes, codes: codes))
    }

    @Test(arguments: [
        (
            "code-balance", 0.01409792, 1.0,
            [-0.008229166, -0.008229166, -0.008229166, -0.008229166, 0.0008333325, 0.0008333325]
        ),
        ("push", -0.0878, 1.0, [0.02083333, 0.005416667, -0.01, 0.01666667, 0.00125, -0.01416667]),
        (
            "bernoulli-kl", 0.3932807, 2.0,
            [-0.006999573, -0.0155889, 0.02035536, -0.009317585, -0.01660681, 0.0165235]
        ),
    ]) func onCodes(_ name: String, _ expected: Double, _ scale: Double, _ expectedGradient: [Double]) throws {
        let codes = try (filler([6, 4]) * scale).detach().requiringGradient()
        let value = try Self.codes(name, codes)
        expectClose([try value.item()], [expected], name)
        try value.backward()
        let gradient = try #require(try codes.gradient()).values(Double.self)
        expectClose(Array(gradient.prefix(6)), expectedGradient, "gradient of \(name)")
    }

    /// Codes in 0…1 give what the same codes in −1…1 give.
    @Test(arguments: ["code-balance", "push", "bit-balance", "decorrelation"]) func zeroOneCodes(_ name: String) throws
    {
        let codes = try filler([6, 4])
        let scaled = try (codes + 1) / 2
        let step = TrainingStep(images: 6, viewCount: 1, targets: codes, codes: scaled, isZeroOne: true)
        let found = try Losses.make(LossSpecification(name)).value(step).item()
        expectClose([found], [try Self.codes(name, codes).item()], name)
    }

    @Test func gaussianDivergence() throws {
        let means = try filler([6, 4]).requiringGradient()
        let logVariance = try filler([6, 4], step: 29).requiringGradient()
        let step = TrainingStep(
            images: 6, viewCount: 1, targets: means, latents: means, codes: means, logVariance: logVariance)
        let value = try Losses.make(LossSpecification("kl")).value(step)
        expectClose([try value.item()], [1.024342], "kl")
        try value.backward()
        expectClose(
            Array(try #require(try means.gradient()).values(Double.self).prefix(6)),
            [-0.1666667, -0.04333333, 0.08, -0.1333333, -0.01, 0.1133333], "means")
        expectClose(
            Array(try #require(try logVariance.gradient()).values(Double.self).prefix(6)),
            [-0.05267671, -0.02857943, 0.01445925, 0.09132795, -0.04195123, -0.009423296],
            "log variances")
        let plain = TrainingStep(images: 6, viewCount: 1, targets: means, latents: means, codes: means)
        #expect(throws: Diagnostic.self) { try Losses.make(LossSpecification("kl")).value(plain) }
    }
}
