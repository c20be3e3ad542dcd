import Core
import Torch

public final class PoolPart: LayerPart {
    public static let name = "pool"
    public static let summary = "The largest or the mean value of each window."
    public static let settings = [
        LayerSetting("pool", .word(["max", "average"]), .word("max"), "What is kept of a window."),
        LayerSetting("size", .whole(1...64), .whole(2), "Edge of a window."),
        LayerSetting("stride", .whole(0...64), .whole(0), "From one window to the next; 0: the window's edge."),
        LayerSetting(
            "padding", .wordOrWhole(["same", "none"], 0...32), .word("none"),
            "`same`: windows that reach over the right and lower edge count too, as in Keras; a number: each side."),
    ]

    public let output: FeatureShape
    private let size, stride, padding: Int
    private let partial, largest: Bool

    public init(_ specification: LayerSpecification, _ context: LayerContext) throws {
        let image = try context.image()
        size = specification.whole("size")
        stride = specification.whole("stride") == 0 ? size : specification.whole("stride")
        padding = specification.whole("padding")
        partial = specification.word("padding") == "same"
        largest = specification.word("pool") == "max"
        guard 2 * padding <= size else {
            throw Diagnostic("a padding of \(padding)", expected: "at most half of the window's edge, \(size)")
        }
        guard partial || min(image.height, image.width) + 2 * padding >= size else {
            throw Diagnostic(
                "windows of \(size) × \(size) on an image of \(image.height) × \(image.width)",
                expected: "an image at least as large", advice: "leave the layer out, or write `padding: same`")
        }
        let (size, stride, padding, partial) = (size, stride, padding, partial)
        func out(_ length: Int) -> Int {
            let room = length + 2 * padding - size
            guard partial else { return room / stride + 1 }
            // libtorch leaves out a window that would begin outside of the image.
            let count = max(0, room + stride - 1) / stride + 1
            return (count - 1) * stride >= length + padding ? count - 1 : count
        }
        output = try FeatureShape([image.channels, out(image.height), out(image.width)])
    }

    public func apply(_ input: Tensor, _ pass: Pass) throws -> Tensor {
        largest
            ? try input.maxPooled(size, stride: stride, padding: padding, partial: partial)
            : try input.averagePooled(size, stride: stride, padding: padding, partial: partial)
    }

    public func plain(_ input: FeatureShape) throws -> [PlainLayer] {
        let operation = PlainLayer.Operation.pool(
            largest: largest, size: size, stride: stride, padding: padding, partial: partial)
        return [PlainLayer(operation: operation, input: input.sizes, output: output.sizes)]
    }
}
