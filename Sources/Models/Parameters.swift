import Core
import Torch

/// A network's named tensors, in the order in which they were made: those that are trained, and the running
/// statistics that are not.
public final class Parameters {
    public private(set) var all: [(name: String, tensor: Tensor, isTrained: Bool)] = []
    private let device: Device
    private var random: SeededRandom
    /// Whether what is made now is to be trained at all.
    var makesTrained = true

    /// Whether tensors are made without their numbers, to see whether a network can be built at all.
    private let isDry: Bool

    public init(seed: UInt64, device: Device, isDry: Bool = false) {
        self.isDry = isDry
        random = SeededRandom(seed: seed)
        self.device = device
    }

    public var trained: [Tensor] { all.filter(\.isTrained).map(\.tensor) }

    /// The part of the network that a tensor belongs to: what its name begins with.
    static func section(_ name: String) -> String { String(name.prefix { $0 != "." }) }

    /// Records gradients for the sections named and for no others.
    func learn(_ sections: Set<String>) throws {
        for entry in all where entry.isTrained {
            try entry.tensor.requiringGradient(sections.contains(Self.section(entry.name)))
        }
    }

    func trained(in sections: Set<String>) -> [Tensor] {
        all.filter { $0.isTrained && sections.contains(Self.section($0.name)) }.map(\.tensor)
    }

    /// Uniform in ±1/√fanIn: PyTorch's default for linear layers and convolutions (Kaiming uniform with a = √5).
    func weight(_ name: String, _ shape: [Int], fanIn: Int) throws -> Tensor {
        try uniform(name, shape, bound: 1 / Float(max(1, fanIn)).squareRoot())
    }

    func uniform(_ name: String, _ shape: [Int], bound: Float) throws -> Tensor {
        let shape = isDry ? [0] : shape
        let tensor = try Tensor.uniform(shape, -bound, bound, random: &random).to(device)
        if makesTrained { try tensor.requiringGradient() }
        all.append((name, tensor, makesTrained))
        return tensor
    }

    func filled(_ name: String, _ shape: [Int], _ value: Double, isTrained: Bool) throws -> Tensor {
        let isTrained = isTrained && makesTrained
        let tensor = try Tensor.full(isDry ? [0] : shape, value).to(device)
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
