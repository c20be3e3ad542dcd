import Arrays
import Core
import Torch

extension ExportedLayer {
    /// What the layer makes of [N, input…], with the weights as they are packed: [N, output…].
    func apply(_ values: Tensor) throws -> Tensor {
        let input = try values.reshaped([-1] + self.input)
        func weight(_ shape: [Int]) throws -> Tensor { try Self.tensor(weights, shape) }
        func offsets(_ shape: [Int]) throws -> Tensor { try Self.tensor(bias, shape) }
        let outputs = output.first ?? 0
        let result: Tensor
        switch operation {
        case .convolution(let kernel, let stride, let padding, let groups):
            let inputs = (self.input.first ?? 0) / max(1, groups)
            result = try input.convolved(
                weight([outputs, inputs, kernel, kernel]), offsets([outputs]), stride: stride, padding: padding,
                groups: groups)
        case .dense:
            result = try input.flattened().linear(weight([outputs, self.input.reduce(1, *)]), offsets([outputs]))
        case .pool(let largest, let size, let stride, let padding, let partial):
            result =
                try largest
                ? input.maxPooled(size, stride: stride, padding: padding, partial: partial)
                : input.averagePooled(size, stride: stride, padding: padding, partial: partial)
        case .scale:
            let shape = [1, outputs] + output.dropFirst().map { _ in 1 }
            result = try input * weight(shape) + offsets(shape)
        case .average: result = try input.mean([2, 3])
        case .resize(let smooth): result = try input.resized(height: output[1], width: output[2], bilinear: smooth)
        case .normalise: result = try input.flattened().normalized()
        case .identity: result = input
        }
        return try activation.apply(result)
    }

    private static func tensor(_ packed: PackedNumbers?, _ shape: [Int]) throws -> Tensor {
        guard let packed else { throw Diagnostic("a layer without its weights") }
        return try Tensor(packed.numbers.map { Float($0) }, shape: shape)
    }
}

extension PlainLayer.Activation {
    func apply(_ values: Tensor) throws -> Tensor {
        // All but the sign are activations of layers, by the same names.
        try Activation(rawValue: rawValue)?.apply(values) ?? ModelSpecification.Code.signs(values)
    }
}
