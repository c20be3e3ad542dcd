import Core
import Torch

public final class TransposedConvolutionPart: LayerPart {
    public static let name = "conv_transpose"
    public static let summary = """
        A transposed convolution, which enlarges by its stride, then batch normalisation where asked for, then the \
        activation.
        """
    public static let settings = [
        LayerSetting("conv_transpose", .whole(1...4096), nil, "Channels that come out."),
        LayerSetting("kernel", .whole(1...31), .whole(3), "Edge of the kernel."),
        LayerSetting("stride", .whole(1...16), .whole(2), "How many times larger the image becomes."),
        LayerSetting(
            "padding", .wordOrWhole(["same", "none"], 0...64), .word("same"),
            "Pixels cut from each side: `same` is half the kernel's edge."),
        LayerSetting(
            "extra", .whole(0...15), .whole(1),
            "Rows and columns added at the lower and right edge: 1 with a kernel of 3 and a stride of 2 doubles the size."
        ),
        Activation.setting(standard: .relu),
        LayerSetting("batch_norm", .flag, .flag(false), "Normalise each channel over the batch."),
    ]

    public let output: FeatureShape
    private let weight: Tensor
    private let bias: Tensor?
    private let norm: BatchNorm?
    private let activation: Activation
    private let stride, padding, extra: Int

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        let image = try context.image()
        let outputs = specification.whole("conv_transpose")
        let kernel = specification.whole("kernel")
        stride = specification.whole("stride")
        extra = specification.whole("extra")
        padding = ConvolutionPart.padding(specification, kernel: kernel)
        guard extra < stride else {
            throw Diagnostic("`extra` is \(extra)", expected: "less than the stride, \(stride)")
        }
        let (stride, padding, extra) = (stride, padding, extra)
        func size(_ size: Int) -> Int { (size - 1) * stride - 2 * padding + kernel + extra }
        output = try FeatureShape([outputs, size(image.height), size(image.width)])
        let normalises = specification.flag("batch_norm")
        // PyTorch takes the fan-in from the weight's second dimension, which here is the outputs.
        let fanIn = outputs * kernel * kernel
        weight = try context.weight(
            [image.channels, outputs, kernel, kernel], fanIn: fanIn, fanOut: image.channels * kernel * kernel)
        bias = try normalises ? nil : context.bias(outputs, fanIn: fanIn)
        norm = try normalises ? BatchNorm("\(context.name).norm", outputs, in: context.parameters) : nil
        activation = Activation(specification)
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor {
        var values = try input.transposeConvolved(
            weight, bias, stride: stride, padding: padding, outputPadding: extra)
        if let norm { values = try norm(values, training: pass.training) }
        return try activation.apply(values)
    }
}
