import Core
import Torch

public final class BackbonePart: LayerPart {
    public static let name = "backbone"
    public static let summary = """
        A published network as an encoder, with weights from a safetensors file whose names are torchvision's (ResNet-50) \
        or timm's (EfficientNet-Lite0). Grey images become three equal channels.
        """
    public static let settings = [
        LayerSetting("backbone", .word(Backbones.names), nil, "Which network."),
        LayerSetting(
            "weights", .text, .word(""), "A safetensors file, relative to the recipe; without one, random weights."),
        LayerSetting("frozen", .flag, .flag(false), "Whether its weights stay as they are."),
        LayerSetting("size", .whole(0...1024), .whole(0), "The edge to which images are resized; 0: as they are."),
        LayerSetting(
            "mean", .numbers(counts: 3...3), .numbers([0.485, 0.456, 0.406]), "Taken off each channel of pixels in 0…1."
        ),
        LayerSetting(
            "deviation", .numbers(counts: 3...3), .numbers([0.229, 0.224, 0.225]), "What the rest is divided by."),
        LayerSetting(
            "padding", .word(["symmetric", "tensorflow"]), .word("symmetric"),
            "`tensorflow` for EfficientNet-Lite0 with weights that came from TensorFlow, as the published ones did."),
        LayerSetting(
            "head", .flag, .flag(false), "Give the scores of ImageNet's 1000 classes, not the pooled features."),
    ]

    public let output: FeatureShape
    package let pretrained: Pretrained?
    private let network: any Backbone
    private let mean, deviation: Tensor
    private let size: Int
    private let isGrey, isFrozen: Bool

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        let image = try context.image()
        guard image.channels == 1 || image.channels == 3 else {
            throw Diagnostic("\(image.channels) channels come in", expected: "1 or 3")
        }
        size = specification.whole("size")
        let edge = size == 0 ? min(image.height, image.width) : size
        guard edge >= 16 else {
            throw Diagnostic(
                "images of \(image.height) × \(image.width)", expected: "at least 16 × 16", advice: "set `size`")
        }
        isGrey = image.channels == 1
        isFrozen = specification.flag("frozen")
        let head = specification.flag("head")
        guard let type = Backbones.all.first(where: { $0.name == specification.word("backbone") }) else {
            throw Diagnostic("there is no such backbone", expected: "one of \(Backbones.names.joined(separator: ", "))")
        }
        var options = BackboneOptions()
        options.tensorFlow = specification.word("padding") == "tensorflow"
        guard !options.tensorFlow || type == EfficientNetLite0.self else {
            throw Diagnostic("`padding: tensorflow` with `\(type.name)`", expected: "`padding: symmetric`")
        }
        let deviations = specification.numbers("deviation")
        guard deviations.allSatisfy({ $0 > 0 }) else {
            throw Diagnostic("`deviation` is \(deviations)", expected: "numbers above 0")
        }
        mean = try Tensor(specification.numbers("mean").map(Float.init), shape: [1, 3, 1, 1])
        deviation = try Tensor(deviations.map(Float.init), shape: [1, 3, 1, 1])
        output = try FeatureShape([head ? 1000 : type.features])
        let prefix = "\(context.name)."
        let before = context.parameters.makesTrained
        context.parameters.makesTrained = before && !isFrozen
        defer { context.parameters.makesTrained = before }
        network = try type.init(prefix, head: head, options: options, in: context.parameters)
        let file = specification.word("weights") ?? ""
        let headName = type.head
        pretrained =
            file.isEmpty
            ? nil
            : Pretrained(file: file, prefix: prefix) {
                // PyTorch counts batches, which nothing here needs; the classifier may be of no use.
                $0.hasSuffix(".num_batches_tracked") || (!head && $0.hasPrefix(headName))
            }
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor {
        var images = input
        if size > 0 { images = try images.resized(height: size, width: size, bilinear: true) }
        if isGrey { images = try Tensor.concatenated([images, images, images], dimension: 1) }
        let device = try images.device()
        images = try (images - mean.to(device)) / deviation.to(device)
        return try network(images, training: pass.training && !isFrozen)
    }

    public func plain(_ input: FeatureShape) throws -> [PlainLayer] {
        throw Diagnostic("the network `\(type(of: network).name)` is too large for a page")
    }
}
