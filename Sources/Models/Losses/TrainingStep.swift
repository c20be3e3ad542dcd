import Core
import Torch

/// What losses look at.
public enum StepPart: Sendable {
    case latents, codes, reconstructions
    /// The classifier's output, and labels to hold it against.
    case logits
}

/// What the losses may look at in one step. Views of one image lie `images` rows apart.
public struct TrainingStep {
    /// Images a batch, N, and views of each, V.
    public let images: Int
    public let viewCount: Int
    /// The images unchanged, [V·N, C·H·W] in 0…1, or whatever else the decoder is to give back.
    public let targets: Tensor
    private let madeLatents: Tensor?
    /// [V·N, bits] of a `gaussian` code: the latents' log variances, whose means are `latents`.
    public let logVariance: Tensor?
    private let madeCodes: Tensor?
    /// Whether codes lie in 0…1 and not in −1…1.
    public let isZeroOne: Bool
    private let madeReconstructions: Tensor?
    private let madeLogits: Tensor?
    /// Multi-hot, [V·N, classes].
    private let knownLabels: Tensor?
    /// The rows whose labels may be used; nil: all.
    public let labelled: [Int]?

    package init(
        images: Int, viewCount: Int, targets: Tensor, latents: Tensor? = nil, codes: Tensor? = nil,
        reconstructions: Tensor? = nil,
        logVariance: Tensor? = nil, isZeroOne: Bool = false, logits: Tensor? = nil, labels: Tensor? = nil,
        labelled: [Int]? = nil
    ) {
        self.images = images
        self.viewCount = viewCount
        self.targets = targets
        self.madeLatents = latents
        self.logVariance = logVariance
        self.madeCodes = codes
        self.isZeroOne = isZeroOne
        self.madeReconstructions = reconstructions
        self.madeLogits = logits
        self.knownLabels = labels
        self.labelled = labelled
    }

    /// [V·N, bits].
    public var latents: Tensor {
        get throws { try Self.made(madeLatents, "latents") }
    }

    /// [V·N, bits], in −1…1 or exactly ±1, as the model's `code` says; in 0…1 where `isZeroOne`.
    public var codes: Tensor {
        get throws { try Self.made(madeCodes, "codes") }
    }

    /// What the decoder made of the codes, [V·N, C·H·W] in 0…1.
    public var reconstructions: Tensor {
        get throws { try Self.made(madeReconstructions, "reconstructions") }
    }

    private static func made(_ part: Tensor?, _ name: String) throws -> Tensor {
        guard let part else {
            throw Diagnostic("a loss looked at \(name), which its `uses` does not name")
        }
        return part
    }

    /// Codes in −1…1.
    var signed: Tensor {
        get throws { isZeroOne ? try codes * 2 - 1 : try codes }
    }

    /// Codes in 0…1.
    var zeroOne: Tensor {
        get throws { isZeroOne ? try codes : try (codes + 1) / 2 }
    }

    /// The classifier's output and the labels of the rows that have some; nothing where none has.
    func classified() throws -> (logits: Tensor, labels: Tensor)? {
        guard let madeLogits, let knownLabels else {
            throw Diagnostic("a loss looked at labels, which its `uses` does not name")
        }
        guard let labelled else { return (madeLogits, knownLabels) }
        guard !labelled.isEmpty else { return nil }
        return try (madeLogits.selecting(labelled), knownLabels.selecting(labelled))
    }

    /// 0, for a batch without labels.
    func nothing() throws -> Tensor { try Tensor.zeros([]).to(targets.device()) }
}
