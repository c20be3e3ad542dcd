import Datasets
import Torch

/// A convolutional encoder and its mirror image: transposed convolutions back to the pixels.
package final class PlainAutoencoder: Architecture {
    package static let name = "autoencoder"
    package static let summary = "Convolutions down to a dense code and transposed convolutions back."

    private let encoder: ConvolutionalEncoder
    private let hidden, spread: Linear
    private var stages: [(convolution: TransposedConvolution, norm: BatchNorm?, size: (height: Int, width: Int))] = []
    private let deepest: Int

    package let featureSize, latentSize: Int

    package init(_ specification: ModelSpecification, shape: ImageShape, parameters: Parameters) throws {
        (featureSize, latentSize) = (specification.hidden, specification.bits)
        encoder = try ConvolutionalEncoder(specification, shape: shape, parameters: parameters)
        let sizes = encoder.sizes
        let smallest = sizes[sizes.count - 1]
        deepest = specification.channels[specification.channels.count - 1]
        hidden = try Linear("decoder.hidden", specification.bits, specification.decoderHidden, in: parameters)
        spread = try Linear(
            "decoder.spread", specification.decoderHidden, deepest * smallest.height * smallest.width, in: parameters)
        for level in stride(from: specification.channels.count - 1, through: 0, by: -1) {
            let outputs = level == 0 ? shape.channels : specification.channels[level - 1]
            let name = "decoder.\(level + 1)"
            stages.append(
                (
                    try TransposedConvolution(
                        "\(name).convolution", specification.channels[level], outputs, kernel: specification.kernel,
                        in: parameters),
                    level == 0 ? nil : try BatchNorm("\(name).norm", outputs, in: parameters),
                    sizes[level]
                ))
        }
    }

    package func features(_ images: Tensor, _ pass: Pass) throws -> Tensor {
        try encoder.features(images, training: pass.section("encoder").training)
    }

    package func latents(_ features: Tensor, _ pass: Pass) throws -> Latents { try Latents(encoder.latents(features)) }

    package func plainFeatures() throws -> [PlainLayer] { try encoder.plainFeatures() }

    package func plainLatents() throws -> [PlainLayer] { try encoder.plainLatents() }

    package func reconstruction(_ codes: Tensor, _ pass: Pass) throws -> Tensor {
        let smallest = encoder.sizes[encoder.sizes.count - 1]
        var features = try spread(hidden(codes).relu()).relu()
            .reshaped([-1, deepest, smallest.height, smallest.width])
        for stage in stages {
            // Always one row and column more than the halving undone, then cut: odd and even sizes alike.
            features = try stage.convolution(features, extra: 1)
                .narrowed(2, start: 0, length: stage.size.height).narrowed(3, start: 0, length: stage.size.width)
            if let norm = stage.norm {
                features = try norm(features, training: pass.section("decoder").training).relu()
            }
        }
        return try features.sigmoid().flattened()
    }
}
