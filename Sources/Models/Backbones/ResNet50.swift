import Torch

/// He et al. 2016, as torchvision's `resnet50`: the stride lies in each block's 3 × 3 convolution.
final class ResNet50: Backbone {
    static let name = "resnet50"
    static let features = 2048
    static let head = "fc."

    private let stem: NormalisedConvolution
    private var blocks: [Bottleneck] = []
    private let classes: Linear?

    init(_ prefix: String, head: Bool, options: BackboneOptions, in parameters: Parameters) throws {
        stem = try NormalisedConvolution(
            "\(prefix)conv1", "\(prefix)bn1", 3, 64, kernel: 7, stride: 2, in: parameters)
        var inputs = 64
        for (level, count) in [3, 4, 6, 3].enumerated() {
            for index in 0..<count {
                let stride = level > 0 && index == 0 ? 2 : 1
                blocks.append(
                    try Bottleneck(
                        "\(prefix)layer\(level + 1).\(index).", inputs, width: 64 << level, stride: stride,
                        in: parameters))
                inputs = 256 << level
            }
        }
        classes = head ? try Linear("\(prefix)fc", inputs, 1000, in: parameters) : nil
    }

    func callAsFunction(_ images: Tensor, training: Bool) throws -> Tensor {
        var values = try stem(images, training: training).relu().maxPooled(3, stride: 2, padding: 1)
        for block in blocks { values = try block(values, training: training) }
        let pooled = try values.mean([2, 3])
        return try classes?(pooled) ?? pooled
    }
}

/// 1 × 1 to fewer channels, 3 × 3, 1 × 1 to four times as many, added to what came in.
private struct Bottleneck {
    private let reduce, convolve, widen: NormalisedConvolution
    private let shortcut: NormalisedConvolution?

    init(_ prefix: String, _ inputs: Int, width: Int, stride: Int, in parameters: Parameters) throws {
        func convolution(_ number: Int, _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1) throws
            -> NormalisedConvolution
        {
            try NormalisedConvolution(
                "\(prefix)conv\(number)", "\(prefix)bn\(number)", inputs, outputs, kernel: kernel, stride: stride,
                in: parameters)
        }
        reduce = try convolution(1, inputs, width, kernel: 1)
        convolve = try convolution(2, width, width, kernel: 3, stride: stride)
        widen = try convolution(3, width, 4 * width, kernel: 1)
        shortcut =
            inputs == 4 * width && stride == 1
            ? nil
            : try NormalisedConvolution(
                "\(prefix)downsample.0", "\(prefix)downsample.1", inputs, 4 * width, kernel: 1, stride: stride,
                in: parameters)
    }

    func callAsFunction(_ input: Tensor, training: Bool) throws -> Tensor {
        let inner = try convolve(reduce(input, training: training).relu(), training: training).relu()
        return try (widen(inner, training: training) + (shortcut?(input, training: training) ?? input)).relu()
    }
}
