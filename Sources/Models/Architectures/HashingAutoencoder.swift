import Datasets
import Torch

/// A convolutional encoder and a fully connected decoder from the binary code.
public final class HashingAutoencoder: Architecture {
    public static let name = "hashing-autoencoder"
    public static let summary = "Convolutions to a hash layer; pixels from the code through one hidden layer."

    private let encoder: ConvolutionalEncoder
    private let hidden, pixels: Linear

    public init(_ specification: ModelSpecification, shape: ImageShape, parameters: Parameters) throws {
        encoder = try ConvolutionalEncoder(specification, shape: shape, parameters: parameters)
        hidden = try Linear("decoder.hidden", specification.bits, specification.decoderHidden, in: parameters)
        pixels = try Linear("decoder.pixels", specification.decoderHidden, shape.count, in: parameters)
    }

    public func features(_ images: Tensor, training: Bool) throws -> Tensor {
        try encoder.features(images, training: training)
    }

    public func latents(_ features: Tensor) throws -> Tensor { try encoder.latents(features) }

    public func reconstruction(_ codes: Tensor, training: Bool) throws -> Tensor {
        try pixels(hidden(codes).relu()).sigmoid()
    }
}
