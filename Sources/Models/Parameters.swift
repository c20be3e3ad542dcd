import Core
import Torch

/// A network's named tensors, in the order in which they were made: those that are trained, and the running
/// statistics that are not.
public final class Parameters {
    public private(set) var all: [(name: String, tensor: Tensor, isTrained: Bool)] = []
    private let device: Device
    private var random: SeededRandom

    public init(seed: UInt64, device: Device) {
        random = SeededRandom(seed: seed)
        self.device = device
    }

    public var trained: [Tensor] { all.filter(\.isTrained).map(\.tensor) }

    /// Uniform in ±1/√fanIn: PyTorch's default for linear layers and convolutions (Kaiming uniform with a = √5).
    func weight(_ name: String, _ shape: [Int], fanIn: Int) throws -> Tensor {
        let bound = 1 / Float(max(1, fanIn)).squareRoot()
        let tensor = try Tensor.uniform(shape, -bound, bound, random: &random).to(device).requiringGradient()
        all.append((name, tensor, true))
        return tensor
    }

    func filled(_ name: String, _ shape: [Int], _ value: Double, isTrained: Bool) throws -> Tensor {
        let tensor = try Tensor.full(shape, value).to(device)
        if isTrained { try tensor.requiringGradient() }
        all.append((name, tensor, isTrained))
        return tensor
    }

    func store(in file: inout Safetensors, prefix: String = "") throws {
        for entry in all { try file.set(prefix + entry.name, entry.tensor) }
    }

    /// - Throws: `Diagnostic` for a tensor that is missing or has another shape.
    func restore(from file: Safetensors, prefix: String = "") throws {
        var sources: [Tensor] = []
        for entry in all {
            let found = try file.tensor(prefix + entry.name)
            let expected = try entry.tensor.shape()
            guard try found.shape() == expected else {
                throw Diagnostic(
                    "tensor `\(prefix + entry.name)` has shape \(try found.shape())", expected: "\(expected)")
            }
            sources.append(try found.to(.float32).to(device))
        }
        // Only now that all are known to fit is anything changed.
        for (entry, source) in zip(all, sources) { try entry.tensor.assign(source) }
    }
}
