import Datasets
import Torch

/// Convolutions of stride 2, each with batch normalisation and ReLU; a hidden layer; the latents.
struct ConvolutionalEncoder {
    private var stages: [(convolution: Convolution, norm: BatchNorm)] = []
    private let hidden, code: Linear
    /// Height and width before the first stage and after each.
    let sizes: [(height: Int, width: Int)]

    init(_ specification: ModelSpecification, shape: ImageShape, parameters: Parameters) throws {
        var inputs = shape.channels
        var size = (height: shape.height, width: shape.width)
        var sizes = [size]
        for (index, outputs) in specification.channels.enumerated() {
            let name = "encoder.\(index + 1)"
            stages.append(
                (
                    try Convolution(
                        "\(name).convolution", inputs, outputs, kernel: specification.kernel, in: parameters),
                    try BatchNorm("\(name).norm", outputs, in: parameters)
                ))
            inputs = outputs
            size = ((size.height + 1) / 2, (size.width + 1) / 2)
            sizes.append(size)
        }
        hidden = try Linear("encoder.hidden", inputs * size.height * size.width, specification.hidden, in: parameters)
        code = try Linear("encoder.code", specification.hidden, specification.bits, in: parameters)
        self.sizes = sizes
    }

    /// The hidden layer's values, [N, hidden].
    func features(_ images: Tensor, training: Bool) throws -> Tensor {
        var features = try ChannelsLast.pays ? images.channelsLast() : images
        for stage in stages {
            features = try stage.norm(stage.convolution(features), training: training).relu()
        }
        return try hidden(features.flattened()).relu()
    }

    /// Features → latents, [N, bits].
    func latents(_ features: Tensor) throws -> Tensor { try code(features) }

    func plainFeatures() throws -> [PlainLayer] {
        let convolutions = try stages.enumerated().map { index, stage in
            let sizes = try stage.convolution.weight.shape()
            let (from, to) = (self.sizes[index], self.sizes[index + 1])
            return try PlainLayer.weighted(
                .convolution(kernel: sizes[2], stride: 2, padding: stage.convolution.padding, groups: 1),
                from: [sizes[1], from.height, from.width], to: [sizes[0], to.height, to.width],
                stage.convolution.weight, nil, stage.norm, .relu)
        }
        return try convolutions + [hidden.plain(.relu)]
    }

    func plainLatents() throws -> [PlainLayer] { [try code.plain()] }
}

/// With libtorch 2 convolutions on a processor train about 1.8 times faster when memory is ordered by pixel; with 1.13
/// they do not.
enum ChannelsLast {
    static let pays = Torch.version.split(separator: ".").first.flatMap { Int($0) }.map { $0 >= 2 } ?? false
}
