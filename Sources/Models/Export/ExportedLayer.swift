import Arrays
import Core

/// A layer with its numbers packed, as a script in a page takes it: `{"kind": "conv", "from": [1, 28, 28], "to":
/// [32, 14, 14], "kernel": 3, "weights": …, "bias": …, "activation": "relu", …}`.
public struct ExportedLayer: Sendable, Equatable {
    public let operation: PlainLayer.Operation
    /// [channels, height, width] or [count].
    public let input: [Int]
    public let output: [Int]
    public let activation: PlainLayer.Activation
    /// One row an output, in the precision asked for.
    public let weights: PackedNumbers?
    /// float32: there are few, and each weighs as much as all inputs together.
    public let bias: PackedNumbers?

    public init(_ layer: PlainLayer, _ precision: PackedNumbers.Precision) throws {
        operation = layer.operation
        input = layer.input
        output = layer.output
        activation = layer.activation
        // The factors of a scaling are one a row: rounding each to its own scale would be wasted.
        let type = layer.operation == .scale ? .float32 : precision
        weights = try layer.rows == 0 ? nil : PackedNumbers(layer.weights, rows: layer.rows, as: type)
        bias = try layer.rows == 0 ? nil : PackedNumbers(layer.bias, rows: layer.rows, as: .float32)
    }
}

extension ExportedLayer: Encodable {
    private enum Key: String, CodingKey {
        case kind, from, to, activation, weights, bias, kernel, stride, padding, groups, largest, size, partial, smooth
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(input, forKey: .from)
        try values.encode(output, forKey: .to)
        try values.encode(activation, forKey: .activation)
        try values.encodeIfPresent(weights, forKey: .weights)
        try values.encodeIfPresent(bias, forKey: .bias)
        switch operation {
        case .convolution(let kernel, let stride, let padding, let groups):
            try values.encode("conv", forKey: .kind)
            try values.encode(kernel, forKey: .kernel)
            try values.encode(stride, forKey: .stride)
            try values.encode(padding, forKey: .padding)
            try values.encode(groups, forKey: .groups)
        case .pool(let largest, let size, let stride, let padding, let partial):
            try values.encode("pool", forKey: .kind)
            try values.encode(largest, forKey: .largest)
            try values.encode(size, forKey: .size)
            try values.encode(stride, forKey: .stride)
            try values.encode(padding, forKey: .padding)
            try values.encode(partial, forKey: .partial)
        case .resize(let smooth):
            try values.encode("resize", forKey: .kind)
            try values.encode(smooth, forKey: .smooth)
        case .dense: try values.encode("dense", forKey: .kind)
        case .scale: try values.encode("scale", forKey: .kind)
        case .average: try values.encode("average", forKey: .kind)
        case .normalise: try values.encode("normalise", forKey: .kind)
        case .identity: try values.encode("identity", forKey: .kind)
        }
    }
}
