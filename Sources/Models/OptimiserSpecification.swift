import Core
import Torch

public struct OptimiserSpecification: Sendable, Codable, Equatable {
    public enum Name: String, Sendable, Codable, CaseIterable {
        case adam, sgd, adadelta
    }

    public var name = Name.adam
    /// The highest learning rate; the schedule scales it.
    public var rate = 1e-3
    /// SGD's.
    public var momentum = 0.9
    public var weightDecay = 0.0

    public init() {}

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try values.override(&name, .name)
        try values.override(&rate, .rate)
        try values.override(&momentum, .momentum)
        try values.override(&weightDecay, .weightDecay)
    }

    func validate() throws {
        try check(rate, "rate", 1e-12...1000)
        try check(momentum, "momentum", 0...0.9999)
        try check(weightDecay, "weightDecay", 0...1)
    }

    func make(_ parameters: [Tensor]) throws -> Optimiser {
        switch name {
        case .adam: try .adam(parameters, rate: rate, weightDecay: weightDecay)
        case .sgd: try .sgd(parameters, rate: rate, momentum: momentum, weightDecay: weightDecay)
        case .adadelta: try .adadelta(parameters, rate: rate, weightDecay: weightDecay)
        }
    }
}
