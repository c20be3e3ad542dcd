import Torch

/// What a layer's values go through.
enum Activation: String, CaseIterable {
    /// Nothing.
    case linear
    case relu
    /// min(max(x, 0), 6).
    case relu6
    /// Slope 0.01 below 0.
    case leakyReLU = "leaky-relu"
    case tanh
    case sigmoid

    static func setting(standard: Activation?) -> LayerSetting {
        LayerSetting(
            "activation", .word(allCases.map(\.rawValue)), standard.map { .word($0.rawValue) },
            "What the values go through.")
    }

    init(_ specification: LayerSpecification) {
        self = specification.word("activation").flatMap(Activation.init(rawValue:)) ?? .linear
    }

    func apply(_ input: Tensor) throws -> Tensor {
        switch self {
        case .linear: input
        case .relu: try input.relu()
        case .relu6: try input.clamped(0, 6)
        case .leakyReLU: try input.leakyReLU()
        case .tanh: try input.tanh()
        case .sigmoid: try input.sigmoid()
        }
    }
}
