import Arrays
import Core
import Datasets
import Foundation
import Synchronization
import Torch

/// A network with its weights.
public final class TrainedModel: ImageEncoder, @unchecked Sendable {
    // Sendable by the lock: tensors are only touched inside it.
    private let lock = Mutex(())
    private let architecture: any Architecture
    private let parameters: Parameters
    private let device: Device

    public let model: ModelSpecification
    public let training: TrainingSpecification
    public let shape: ImageShape
    public let log: [TrainingEpoch]
    /// Whose labels training looked at, in words; nil: nobody's.
    public let labelUse: String?

    public var latentSize: Int { model.output == .features ? architecture.featureSize : architecture.latentSize }

    init(
        _ architecture: any Architecture, _ parameters: Parameters, model: ModelSpecification,
        training: TrainingSpecification,
        shape: ImageShape, log: [TrainingEpoch], labelUse: String?, device: Device
    ) {
        self.architecture = architecture
        self.parameters = parameters
        self.model = model
        self.training = training
        self.shape = shape
        self.log = log
        self.labelUse = labelUse
        self.device = device
    }

    public func latents(_ pixels: [UInt8], count: Int, shape: ImageShape) throws -> FloatMatrix {
        try run(pixels, count, shape) { images in
            let plain = try self.output(images)
            guard self.model.averageMirror else { return try plain.matrix() }
            return try ((plain + self.output(images.flipped([3]))) / 2).matrix()
        }
    }

    /// A decoder that no loss has looked at gives noise.
    private func decodes() throws -> Bool {
        try architecture.canDecode
            && training.resolvedStages.contains { try $0.uses(model).contains(.reconstructions) }
    }

    public func reconstructions(_ pixels: [UInt8], count: Int, shape: ImageShape) throws -> [UInt8]? {
        guard try decodes() else { return nil }
        return try run(pixels, count, shape) { images in
            try Pixels.bytes(self.architecture.reconstruction(self.codes(images), self.pass), shape: shape)
        }
    }

    /// The share of each class, by the classifier: [count, classes], softmax of its values.
    /// - Throws: `Diagnostic` for a network without a classifier.
    public func classShares(_ pixels: [UInt8], count: Int, shape: ImageShape) throws -> FloatMatrix {
        try run(pixels, count, shape) { images in
            let features = try self.architecture.features(images, self.pass)
            let input =
                switch self.model.layers?.classifierInput {
                case .features: features
                case .latents: try self.architecture.latents(features, self.pass).values
                case .codes, nil: try self.codes(images)
                }
            return try self.architecture.logits(input, self.pass).logSoftmax().exp().matrix()
        }
    }

    /// What the decoder makes of what lies between two images: their codes mixed in equal steps, in the form in which
    /// the decoder takes them, from the first image's own to the second's.
    /// - Parameter pixels: two images a pair, one after the other.
    /// - Returns: `steps` pictures a pair, in the form of `pixels`; nothing where there is no trained decoder.
    public func interpolations(_ pixels: [UInt8], pairs: Int, steps: Int, shape: ImageShape) throws -> [UInt8]? {
        guard try decodes(), pairs > 0, steps > 1 else { return nil }
        return try run(pixels, 2 * pairs, shape) { images in
            let codes = try self.codes(images).reshaped([pairs, 2, 1, self.architecture.latentSize])
            let first = try codes.narrowed(1, start: 0, length: 1)
            let last = try codes.narrowed(1, start: 1, length: 1)
            let shares = try Tensor(
                (0..<steps).map { Float($0) / Float(steps - 1) }, shape: [1, 1, steps, 1]
            ).to(self.device)
            let mixed = try (first + (last - first) * shares).reshaped([-1, self.architecture.latentSize])
            return try Pixels.bytes(self.architecture.reconstruction(mixed, self.pass), shape: shape)
        }
    }

    /// What encoding does, from an image's channels to what `latents` gives, without its mirror image.
    /// - Throws: `Diagnostic` that says which part of the network has no plain form.
    public func plainLayers() throws -> [PlainLayer] {
        try lock.withLock { _ in
            var layers = try architecture.plainFeatures()
            if model.output != .features { layers += try architecture.plainLatents() }
            if model.output == .codes {
                layers += model.code.plain(latentSize, model.codeOptions ?? CodeOptions(for: model.code))
            }
            return PlainLayer.folded(layers)
        }
    }

    /// As in encoding; it holds no state that matters.
    private var pass: Pass { Pass() }

    private func codes(_ images: Tensor) throws -> Tensor {
        let latents = try architecture.latents(architecture.features(images, pass), pass)
        return try model.code.apply(latents, model.codeOptions ?? CodeOptions(for: model.code), pass).codes
    }

    private func output(_ images: Tensor) throws -> Tensor {
        switch model.output {
        case .features: try architecture.features(images, pass).flattened()
        case .latents: try architecture.latents(architecture.features(images, pass), pass).values
        case .codes: try codes(images)
        }
    }

    private func run<Result: Sendable>(
        _ pixels: [UInt8], _ count: Int, _ shape: ImageShape, _ body: (Tensor) throws -> Result
    ) throws -> Result {
        try checkPixels(pixels, count: count, shape: shape)
        guard shape == self.shape else {
            throw Diagnostic(
                "images of \(shape.width) × \(shape.height) × \(shape.channels)",
                expected:
                    "\(self.shape.width) × \(self.shape.height) × \(self.shape.channels), what the model was trained on"
            )
        }
        return try lock.withLock { _ in
            try Torch.setThreads(training.threads)
            return try Torch.withoutGradients {
                try body(Pixels.tensor(pixels, count: count, shape: shape).to(device))
            }
        }
    }

    /// Weights by name, and what is needed to build the network around them as text.
    public func save(to url: URL) throws {
        func text(_ value: some Encodable) throws -> String {
            String(decoding: try JSON.encode(value, pretty: false).dropLast(), as: UTF8.self)
        }
        var file = Safetensors(metadata: [
            "format": "vitrine-model-1", "model": try text(model), "training": try text(training),
            "shape": try text(shape),
        ])
        if let labelUse { file.metadata["labels"] = labelUse }
        try lock.withLock { _ in try parameters.store(in: &file) }
        try file.write(to: url)
    }
}
