import Core
import Torch

/// A layer that recipes can name. One conformance a file, one line in `LayerParts`.
public protocol LayerPart: AnyObject {
    /// As a recipe writes it.
    static var name: String { get }
    /// One sentence for the documentation.
    static var summary: String { get }
    /// What can be set, in the order in which it is written; the setting that bears the part's name comes first. A part
    /// without settings is written as its name alone.
    static var settings: [LayerSetting] { get }

    /// - Throws: `Diagnostic` where the layer cannot take what comes in.
    init(_ specification: LayerSpecification, _ context: LayerContext) throws

    /// The shape of what one image becomes.
    var output: FeatureShape { get }
    /// [N, input…] → [N, output…].
    func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor
    /// What encoding does, as layers that need no libtorch; none where it does nothing.
    /// - Parameter input: the shape of what comes in.
    /// - Throws: `Diagnostic` for a part that has no such form.
    func plain(_ input: FeatureShape) throws -> [PlainLayer]
}

extension LayerPart {
    public func plain(_ input: FeatureShape) throws -> [PlainLayer] {
        throw Diagnostic("pages cannot run the layer `\(Self.name)`")
    }
}

/// A layer's place in a network.
public struct LayerContext {
    /// What its tensors' names begin with, such as `encoder.3`.
    public let name: String
    public let input: FeatureShape
    public let parameters: Parameters
    public let initialisation: Initialisation

    package init(
        name: String, input: FeatureShape, parameters: Parameters, initialisation: Initialisation = .pytorch
    ) {
        self.name = name
        self.input = input
        self.parameters = parameters
        self.initialisation = initialisation
    }

    /// - Throws: `Diagnostic` unless images come in: channels, height and width.
    func image() throws -> (channels: Int, height: Int, width: Int) {
        guard input.sizes.count == 3 else {
            throw Diagnostic(
                "\(input.sizes.first ?? 0) numbers come in, which have no height and width",
                expected: "channels × height × width", advice: "put `{reshape: [channels, height, width]}` before it")
        }
        return (input.sizes[0], input.sizes[1], input.sizes[2])
    }
}

/// The shape of one image's features: [count], or [channels, height, width].
public struct FeatureShape: Sendable, Equatable, CustomStringConvertible {
    public let sizes: [Int]

    /// - Throws: `Diagnostic` for a size below 1 and for more numbers than a network can have.
    public init(_ sizes: [Int]) throws {
        var count = 1
        for size in sizes {
            let (next, overflow) = count.multipliedReportingOverflow(by: size)
            guard size > 0, !overflow, next <= 1 << 28 else {
                let shape = sizes.map(String.init).joined(separator: " × ")
                throw Diagnostic("features of \(shape) would come out", expected: "1 to \(1 << 28) numbers")
            }
            count = next
        }
        self.sizes = sizes
    }

    public var count: Int { sizes.reduce(1, *) }
    public var description: String { sizes.map(String.init).joined(separator: " × ") }
}

/// One run through a network.
public final class Pass {
    /// Whether this is a step of training: batch normalisation by the batch, dropout, noise.
    public let training: Bool
    /// How far training is, 0…1; 1 in encoding.
    public let progress: Double
    public var random: SeededRandom
    /// Sections that do not learn, and so run as in encoding.
    public let frozen: Set<String>

    public init(
        training: Bool = false, progress: Double = 1, random: SeededRandom = SeededRandom(seed: 0),
        frozen: Set<String> = []
    ) {
        self.training = training
        self.progress = progress
        self.random = random
        self.frozen = frozen
    }

    /// The pass as a section sees it.
    func section(_ name: String) -> Pass {
        frozen.contains(name) ? Pass(training: false, progress: progress) : self
    }
}

/// The parts by name.
public enum LayerParts {
    public static var all: [any LayerPart.Type] {
        [
            ConvolutionPart.self, TransposedConvolutionPart.self, PoolPart.self, GlobalAveragePart.self,
            UpsamplePart.self, ResizePart.self, DensePart.self, ActivationPart.self, BatchNormPart.self,
            DropoutPart.self, ReshapePart.self, FlattenPart.self, NormalisePart.self, BackbonePart.self,
        ]
    }

    public static var names: [String] { all.map { $0.name } }

    static func type(_ name: String) throws -> any LayerPart.Type {
        guard let type = all.first(where: { $0.name == name }) else {
            throw Diagnostic("there is no layer `\(name)`", expected: "one of \(names.joined(separator: ", "))")
        }
        return type
    }

    package static func make(_ specification: LayerSpecification, _ context: LayerContext) throws -> any LayerPart {
        try type(specification.part).init(specification, context)
    }

    /// What can be set about a part; nothing for an unknown one.
    public static func settings(_ name: String) -> [LayerSetting] {
        all.first { $0.name == name }?.settings ?? []
    }

    /// Which of a mapping's keys names the part: `conv` in `{conv: 8, batch_norm: true}`, though `batch_norm` is a part
    /// too. Nothing where none does, or several do.
    public static func part(among keys: [String]) -> String? {
        let named = keys.filter(names.contains)
        let found = named.filter { key in
            !named.contains { other in
                other != key && settings(other).contains { $0.name == key }
            }
        }
        return found.count == 1 ? found.first : nil
    }
}
