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
