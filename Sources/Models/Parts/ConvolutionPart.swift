import Core
import Torch

public final class ConvolutionPart: LayerPart {
    public static let name = "conv"
    public static let summary = """
        A convolution with zeros around the image, then batch normalisation where asked for, then the activation. With \
        batch normalisation it has no bias of its own.
        """
    public static let settings = [
        LayerSetting("conv", .whole(1...4096), nil, "Channels that come out."),
        LayerSetting("kernel", .whole(1...31), .whole(3), "Edge of the kernel."),
        LayerSetting("stride", .whole(1...16), .whole(1), "Pixels from one window to the next."),
        LayerSetting(
            "padding", .wordOrWhole(["same", "none"], 0...64), .word("same"),
            "Zeros on each side: `same` is half the kernel's edge, which keeps the size where the stride is 1."),
        LayerSetting("groups", .whole(1...4096), .whole(1), "Groups of channels that see each other only."),
        Activation.setting(standard: .relu),
        LayerSetting("batch_norm", .flag, .flag(false), "Normalise each channel over the batch."),
    ]

    public let output: FeatureShape
    private let weight: Tensor
    private let bias: Tensor?
    private let norm: BatchNorm?
    private let activation: Activation
    private let stride, padding, groups: Int

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        let image = try context.image()
        let outputs = specification.whole("conv")
        let kernel = specification.whole("kernel")
        stride = specification.whole("stride")
        groups = specification.whole("groups")
        padding = Self.padding(specification, kernel: kernel)
        guard image.channels % groups == 0, outputs % groups == 0 else {
            throw Diagnostic(
                "\(groups) groups of \(image.channels) channels in and \(outputs) out",
                expected: "a number that divides both")
        }
        guard min(image.height, image.width) + 2 * padding >= kernel else {
            throw Diagnostic(
                "a kernel of \(kernel) × \(kernel) on an image of \(image.height) × \(image.width)",
                expected: "an image at least as large, with its padding", advice: "pool less before it")
        }
        let (stride, padding) = (stride, padding)
        func size(_ size: Int) -> Int { (size + 2 * padding - kernel) / stride + 1 }
        output = try FeatureShape([outputs, size(image.height), size(image.width)])
        let normalises = specification.flag("batch_norm")
        let fanIn = image.channels / groups * kernel * kernel
        weight = try context.weight(
            [outputs, image.channels / groups, kernel, kernel], fanIn: fanIn,
            fanOut: outputs / groups * kernel * kernel)
        bias = try normalises ? nil : context.bias(outputs, fanIn: fanIn)
        norm = try normalises ? BatchNorm("\(context.name).norm", outputs, in: context.parameters) : nil
        activation = Activation(specification)
    }

    static func padding(_ specification: LayerSpecification, kernel: Int) -> Int {
        switch specification.word("padding") {
        case "same": kernel / 2
        case "none": 0
        default: specification.whole("padding")
        }
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor {
        var values = try input.convolved(weight, bias, stride: stride, padding: padding, groups: groups)
        if let norm { values = try norm(values, training: pass.training) }
        return try activation.apply(values)
    }

    public func plain(_ input: FeatureShape) throws -> [PlainLayer] {
        let kernel = try weight.shape()[2]
        return [
            try .weighted(
                .convolution(kernel: kernel, stride: stride, padding: padding, groups: groups), from: input.sizes,
                to: output.sizes, weight, bias, norm, activation.plain)
        ]
    }
}
