import Torch

/// EfficientNet-Lite0 (Tan and Le 2019, without squeeze-and-excitation and with ReLU6), as timm's `efficientnet_lite0`;
/// with TensorFlow's padding and epsilon as `tf_efficientnet_lite0`, whose published weights need them.
final class EfficientNetLite0: Backbone {
    static let name = "efficientnet-lite0"
    static let features = 1280
    static let head = "classifier."

    /// Each stage's blocks, kernel, stride of the first block, expansion and channels.
    private static let stages: [(count: Int, kernel: Int, stride: Int, expansion: Int, channels: Int)] = [
        (1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112), (4, 5, 2, 6, 192),
        (1, 3, 1, 6, 320),
    ]

    private let stem, last: NormalisedConvolution
    private var blocks: [InvertedResidual] = []
    private let classes: Linear?

    init(_ prefix: String, head: Bool, options: BackboneOptions, in parameters: Parameters) throws {
        stem = try NormalisedConvolution(
            "\(prefix)conv_stem", "\(prefix)bn1", 3, 32, kernel: 3, stride: 2, options, in: parameters)
        var inputs = 32
        for (level, stage) in Self.stages.enumerated() {
            for index in 0..<stage.count {
                blocks.append(
                    try InvertedResidual(
                        "\(prefix)blocks.\(level).\(index).", inputs, stage.channels, kernel: stage.kernel,
                        stride: index == 0 ? stage.stride : 1, expansion: stage.expansion, options, in: parameters))
                inputs = stage.channels
            }
        }
        last = try NormalisedConvolution(
            "\(prefix)conv_head", "\(prefix)bn2", inputs, Self.features, kernel: 1, options, in: parameters)
        classes = head ? try Linear("\(prefix)classifier", Self.features, 1000, in: parameters) : nil
    }

    func callAsFunction(_ images: Tensor, training: Bool) throws -> Tensor {
        var values = try stem(images, training: training).clamped(0, 6)
        for block in blocks { values = try block(values, training: training) }
        let pooled = try last(values, training: training).clamped(0, 6).mean([2, 3])
        return try classes?(pooled) ?? pooled
    }
}

/// 1 × 1 to more channels, each channel's own k × k, 1 × 1 to the stage's channels without activation; added to what
/// came in where the shapes allow. Without expansion the first of them is left out.
private struct InvertedResidual {
    private let expand: NormalisedConvolution?
    private let depthwise, project: NormalisedConvolution
    private let adds: Bool

    init(
        _ prefix: String, _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int, expansion: Int,
        _ options: BackboneOptions, in parameters: Parameters
    ) throws {
        let width = inputs * expansion
        let expands = expansion > 1
        expand =
            expands
            ? try NormalisedConvolution(
                "\(prefix)conv_pw", "\(prefix)bn1", inputs, width, kernel: 1, options, in: parameters) : nil
        depthwise = try NormalisedConvolution(
            "\(prefix)conv_dw", "\(prefix)bn\(expands ? 2 : 1)", width, width, kernel: kernel, stride: stride,
            groups: width, options, in: parameters)
        project = try NormalisedConvolution(
            "\(prefix)conv_pw\(expands ? "l" : "")", "\(prefix)bn\(expands ? 3 : 2)", width, outputs, kernel: 1,
            options, in: parameters)
        adds = stride == 1 && inputs == outputs
    }

    func callAsFunction(_ input: Tensor, training: Bool) throws -> Tensor {
        let wide = try expand?(input, training: training).clamped(0, 6) ?? input
        let projected = try project(depthwise(wide, training: training).clamped(0, 6), training: training)
        return adds ? try projected + input : projected
    }
}
