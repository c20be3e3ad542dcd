import Core
import Datasets
import Torch

/// An encoder of images into latents, with or without a way back. One conformance a file, one line in `Architectures`.
///
/// The names of its tensors begin with the section that they belong to, such as `encoder.`: what a recipe's `freeze`
/// names.
package protocol Architecture: AnyObject {
    /// As a recipe writes it.
    static var name: String { get }
    /// One sentence for the documentation.
    static var summary: String { get }

    init(_ specification: ModelSpecification, shape: ImageShape, parameters: Parameters) throws

    /// Numbers an image.
    var featureSize: Int { get }
    var latentSize: Int { get }
    var canDecode: Bool { get }
    /// Files of weights to begin from.
    var pretrained: [Pretrained] { get }

    /// Images [N, C, H, W] in 0…1 → the layer before the latents, [N, featureSize] or an image.
    func features(_ images: Tensor, _ pass: Pass) throws -> Tensor
    /// Features → latents [N, latentSize].
    func latents(_ features: Tensor, _ pass: Pass) throws -> Latents
    /// Codes [N, latentSize] → pixels [N, C·H·W] in 0…1, or whatever else the decoder is to give back.
    func reconstruction(_ codes: Tensor, _ pass: Pass) throws -> Tensor
    /// What is classified, by the specification's `classifierInput` → [N, classes].
    func logits(_ input: Tensor, _ pass: Pass) throws -> Tensor
    /// What `features` does in encoding.
    /// - Throws: `Diagnostic` for a part that has no plain form.
    func plainFeatures() throws -> [PlainLayer]
    /// What `latents` does in encoding.
    func plainLatents() throws -> [PlainLayer]
}

extension Architecture {
    package var canDecode: Bool { true }
    package var pretrained: [Pretrained] { [] }

    package func logits(_ input: Tensor, _ pass: Pass) throws -> Tensor {
        throw Diagnostic(
            "`\(Self.name)` has no classifier", expected: "`architecture: layers` with a `classifier`")
    }
}

/// The architectures by name.
public enum Architectures {
    package static var all: [any Architecture.Type] {
        [HashingAutoencoder.self, PlainAutoencoder.self, LayeredNetwork.self]
    }

    public static var names: [String] { all.map { $0.name } }

    package static func make(
        _ specification: ModelSpecification, shape: ImageShape, parameters: Parameters
    ) throws -> any Architecture {
        guard let type = all.first(where: { $0.name == specification.architecture }) else {
            throw Diagnostic(
                "there is no architecture `\(specification.architecture)`",
                expected: "one of \(names.joined(separator: ", "))")
        }
        try specification.validate(for: shape)
        return try type.init(specification, shape: shape, parameters: parameters)
    }
}

extension ModelSpecification {
    /// Builds the network without its weights, which takes no time, and looks at whether the losses find what they look
    /// at.
    /// - Throws: `Diagnostic` for what would fail once training begins.
    public func rehearse(_ training: TrainingSpecification, for shape: ImageShape) throws {
        var model = self
        // How many classes there are changes the number of weights only.
        if layers?.classifier != nil, layers?.classes == nil { model.layers?.classes = 1 }
        _ = try Architectures.make(
            model, shape: shape, parameters: Parameters(seed: 0, device: .cpu, isDry: true))
        for stage in training.resolvedStages {
            let uses = try stage.uses(self)
            if let layers, layers.decoder == nil, uses.contains(.reconstructions) {
                throw Diagnostic(
                    "a loss on reconstructions, and no `decoder`", expected: "`decoder:` under `model`",
                    advice: "or leave out `mse` and `bce`")
            }
            if layers?.classifier == nil, uses.contains(.logits) {
                throw Diagnostic(
                    "a loss on labels, and no `classifier`",
                    expected: "`architecture: layers` with a `classifier`", advice: "write `classifier: []`")
            }
            let names = Set(stage.losses.map(\.name))
            if names.contains(GaussianDivergence.name), code != .gaussian {
                throw Diagnostic("the loss `kl` with `code: \(code.rawValue)`", expected: "`code: gaussian`")
            }
            for name in [NormalisedTemperatureCrossEntropy.name, BernoulliDivergence.name]
            where names.contains(name) && training.views.count != 2 {
                throw Diagnostic(
                    "`\(name)` with \(training.views.count) views an image", expected: "`count: 2` under `views`")
            }
        }
    }
}
