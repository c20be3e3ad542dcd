import Core
import Datasets
import Torch

/// An encoder of images into latents, with or without a way back. One conformance a file, one line in `Architectures`.
public protocol Architecture: AnyObject {
    /// As a recipe writes it.
    static var name: String { get }
    /// One sentence for the documentation.
    static var summary: String { get }

    init(_ specification: ModelSpecification, shape: ImageShape, parameters: Parameters) throws

    /// Images [N, C, H, W] in 0…1 → the layer before the latents, [N, hidden].
    func features(_ images: Tensor, training: Bool) throws -> Tensor
    /// Features → latents [N, bits].
    func latents(_ features: Tensor) throws -> Tensor
    /// Codes [N, bits] → pixels [N, C·H·W] in 0…1.
    func reconstruction(_ codes: Tensor, training: Bool) throws -> Tensor
}

/// The architectures by name.
public enum Architectures {
    public static var all: [any Architecture.Type] { [HashingAutoencoder.self, PlainAutoencoder.self] }

    public static var names: [String] { all.map { $0.name } }

    public static func make(
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
