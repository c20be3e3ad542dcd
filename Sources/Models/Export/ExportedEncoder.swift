import Arrays
import Core
import Datasets
import Torch

/// An encoder in a form that a script in a page can run: plain layers with rounded weights.
///
/// It encodes here too, by the rounded weights, so that one can see what rounding does to codes.
public struct ExportedEncoder: Sendable, Equatable {
    public let shape: ImageShape
    public let layers: [ExportedLayer]
    /// Whether the result is the mean over the image and its mirror image.
    public let averageMirror: Bool
    /// Whether the layers take one channel after the other; else pixel by pixel, as images are stored.
    public let takesPlanes: Bool
    public let latentSize: Int

    /// The pixels themselves, in 0…1.
    public init(pixels shape: ImageShape) {
        self.shape = shape
        layers = []
        averageMirror = false
        takesPlanes = false
        latentSize = shape.count
    }

    /// - Throws: `Diagnostic` that says which part of the network has no plain form.
    public init(_ model: TrainedModel, _ precision: PackedNumbers.Precision) throws {
        shape = model.shape
        layers = try model.plainLayers().map { try ExportedLayer($0, precision) }
        averageMirror = model.model.averageMirror
        takesPlanes = true
        latentSize = model.latentSize
    }
}

extension ExportedEncoder {
    /// Bytes of all packed numbers.
    public var bytes: Int {
        layers.flatMap { [$0.weights, $0.bias] }.compactMap { $0?.bytes }.reduce(0, +)
    }
}

extension ExportedEncoder: ImageEncoder {
    public func latents(_ pixels: [UInt8], count: Int, shape: ImageShape) throws -> FloatMatrix {
        try checkPixels(pixels, count: count, shape: shape)
        guard shape == self.shape else {
            throw Diagnostic("images of \(shape.width) × \(shape.height) × \(shape.channels) for another encoder")
        }
        guard takesPlanes else {
            return try FloatMatrix(rows: count, columns: shape.count, values: pixels.map { Float($0) / 255 })
        }
        return try Torch.withoutGradients {
            let images = try Pixels.tensor(pixels, count: count, shape: shape)
            let plain = try run(images)
            return try (averageMirror ? (plain + run(images.flipped([3]))) / 2 : plain).matrix()
        }
    }

    public func reconstructions(_ pixels: [UInt8], count: Int, shape: ImageShape) throws -> [UInt8]? { nil }

    private func run(_ images: Tensor) throws -> Tensor {
        try layers.reduce(images) { try $1.apply($0) }.flattened()
    }
}
