import Core
import Torch

/// What the losses may look at in one step. Views of one image lie `images` rows apart.
public struct TrainingStep {
    /// Images a batch, N, and views of each, V.
    public let images: Int
    public let viewCount: Int
    /// The images unchanged, [V·N, C·H·W] in 0…1.
    public let targets: Tensor
    /// [V·N, bits].
    public let latents: Tensor
    /// [V·N, bits], in −1…1 or exactly ±1, as the model's `code` says.
    public let codes: Tensor
    /// [V·N, C·H·W] in 0…1.
    public let reconstructions: Tensor

    package init(
        images: Int, viewCount: Int, targets: Tensor, latents: Tensor, codes: Tensor, reconstructions: Tensor
    ) {
        self.images = images
        self.viewCount = viewCount
        self.targets = targets
        self.latents = latents
        self.codes = codes
        self.reconstructions = reconstructions
    }
}

/// One term of the training loss: a number to make small. One conformance a file, one line in `Losses`.
public protocol Loss {
    static var name: String { get }
    /// One sentence for the documentation.
    static var summary: String { get }
    static var formula: String { get }
    init(_ specification: LossSpecification) throws
    func value(_ step: TrainingStep) throws -> Tensor
}

/// The losses by name.
public enum Losses {
    public static var all: [any Loss.Type] {
        [
            MeanSquaredError.self, BinaryCrossEntropy.self, NormalisedTemperatureCrossEntropy.self, BitBalance.self,
            Decorrelation.self, Quantisation.self,
        ]
    }

    public static var names: [String] { all.map { $0.name } }

    public static func make(_ specification: LossSpecification) throws -> any Loss {
        guard let type = all.first(where: { $0.name == specification.name }) else {
            throw Diagnostic(
                "there is no loss `\(specification.name)`", expected: "one of \(names.joined(separator: ", "))")
        }
        try check(specification.weight, "weight of \(specification.name)", 0...1e6)
        return try type.init(specification)
    }
}
