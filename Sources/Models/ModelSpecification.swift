import Core
import Datasets

/// What a network looks like. Written in a recipe under `model`; whatever it leaves out has the value here.
public struct ModelSpecification: Sendable, Codable, Equatable {
    /// What the decoder and the losses see in place of the latents h.
    public enum Code: String, Sendable, Codable, CaseIterable {
        /// sign(h) with sign(0) = 1; gradients as if it were the logistic function (CIBHash).
        case sign
        /// sign(h); gradients as if it were h (GreedyHash).
        case straightThrough = "straight-through"
        /// tanh(β h).
        case tanh
        /// (tanh(β h) + 1) / 2, between 0 and 1 (Bashir and Saleem 2018).
        case zeroOne = "zero-one"
        /// Each bit set in exactly half of the batch (Li and van Gemert 2021).
        case biHalf = "bi-half"
        /// h plus noise of a learnt variance (Kingma and Welling 2014); encoding gives h.
        case gaussian
        /// h itself.
        case none
    }

    /// What encoding gives.
    public enum Output: String, Sendable, Codable, CaseIterable {
        /// The code layer, `bits` numbers.
        case latents
        /// The layer before it, `hidden` numbers: more of the image, less of the code.
        case features
        /// What the decoder sees: the latents through `code`.
        case codes
    }

    /// A name in `Architectures`.
    public var architecture = "hashing-autoencoder"
    /// Numbers in a latent, and so bits in its signs. 0, in `layers` only: as many as the last layer gives.
    public var bits = 48
    /// Channels after each convolution of stride 2.
    public var channels = [32, 64]
    /// Edge of the convolutions' kernels.
    public var kernel = 3
    /// Units between convolutions and code.
    public var hidden = 256
    /// Units between code and pixels.
    public var decoderHidden = 256
    public var code = Code.sign
    /// nil: the code's defaults.
    public var codeOptions: CodeOptions?
    /// The network of `architecture: layers`.
    public var layers: LayeredSpecification?
    public var output = Output.latents
    /// Whether encoding gives the mean over the image and its mirror image.
    public var averageMirror = false

    public init() {}

    /// The plain strided autoencoder: mirrored decoder, tanh code, no contrast.
    public static var plainAutoencoder: ModelSpecification {
        var specification = ModelSpecification()
        specification.architecture = "autoencoder"
        specification.channels = [16, 32]
        specification.code = .tanh
        return specification
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let architecture = try values.decodeIfPresent(String.self, forKey: .architecture)
        self = architecture == "autoencoder" ? .plainAutoencoder : ModelSpecification()
        try values.override(&self.architecture, .architecture)
        try values.override(&bits, .bits)
        try values.override(&channels, .channels)
        try values.override(&kernel, .kernel)
        try values.override(&hidden, .hidden)
        try values.override(&decoderHidden, .decoderHidden)
        try values.override(&code, .code)
        codeOptions = try values.decodeIfPresent(CodeOptions.self, forKey: .codeOptions)
        layers = try values.decodeIfPresent(LayeredSpecification.self, forKey: .layers)
        try values.override(&output, .output)
        try values.override(&averageMirror, .averageMirror)
    }

    /// - Throws: `Diagnostic` for the first value that no network can have.
    public func validate(for shape: ImageShape) throws {
        try check(bits, "bits", (layers == nil ? 1 : 0)...4096)
        try codeOptions?.validate()
        guard layers != nil || code != .gaussian else {
            throw Diagnostic("`code: gaussian` with `\(architecture)`", expected: "`architecture: layers`")
        }
        try check(hidden, "hidden", 1...65536)
        try check(decoderHidden, "decoderHidden", 1...65536)
        try check(kernel, "kernel", 1...15)
        guard kernel % 2 == 1 else { throw Diagnostic("`kernel` is \(kernel)", expected: "an odd number") }
        guard (1...8).contains(channels.count) else {
            throw Diagnostic("`channels` has \(channels.count) entries", expected: "1 to 8, one for each convolution")
        }
        for width in channels { try check(width, "channels", 1...4096) }
        try check(shape.height, "image height", 1...4096)
        try check(shape.width, "image width", 1...4096)
        try check(shape.channels, "image channels", 1...64)
    }
}

func check(_ value: Int, _ name: String, _ range: ClosedRange<Int>) throws {
    guard range.contains(value) else {
        throw Diagnostic(
            "`\(name)` is \(value)", expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
}

func check(_ value: Double, _ name: String, _ range: ClosedRange<Double>) throws {
    guard range.contains(value) else {
        throw Diagnostic("`\(name)` is \(value)", expected: "a number from \(range.lowerBound) to \(range.upperBound)")
    }
}

extension KeyedDecodingContainer {
    /// Keeps the default where the key is missing.
    func override<Value: Decodable>(_ target: inout Value, _ key: Key) throws {
        if let value = try decodeIfPresent(Value.self, forKey: key) { target = value }
    }
}
