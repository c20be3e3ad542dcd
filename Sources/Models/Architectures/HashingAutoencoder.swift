import Datasets
import Torch

/// A convolutional encoder and a fully connected decoder from the binary code.
package final class HashingAutoencoder: Architecture {
    package static let name = "hashing-autoencoder"
    package static let summary = "Convolutions to a hash layer; pixels from the code through one hidden layer."

    private let encoder: ConvolutionalEncoder
    private let hidden, pixels: Linear

    package let featureSize, latentSize: Int

    package init(_ specification: ModelSpecification, shape: ImageShape, parameters: Parameters) throws {
        (featureSize, latentSize) = (specification.hidden, specification.bits)
        encoder = try ConvolutionalEncoder(specification, shape: shape, parameters: parameters)
        hidden = try Linear("decoder.hidden", specification.bits, specification.decoderHidden, in: parameters)
        pixels = try Linear("decoder.pixels", specification.decoderHidden, shape.count, in: parameters)
    }

    package func features(_ images: Tensor, _ pass: Pass) throws -> Tensor {
        try encoder.features(images, training: pass.section("encoder").training)
    }

    package func latents(_ features: Tensor, _ pass: Pass) throws -> Latents { try Latents(encoder.latents(features)) }

    package func plainFeatures() throws -> [PlainLayer] { try encoder.plainFeatures() }

    package func plainLatents() throws -> [PlainLayer] { try encoder.plainLatents() }

    package func reconstruction(_ codes: Tensor, _ pass: Pass) throws -> Tensor {
        try pixels(hidden(codes).relu()).sigmoid()
    }
}
