import Core
import Foundation

/// How the learning rate goes from the first step to the last.
public struct ScheduleSpecification: Sendable, Codable, Equatable {
    public enum Name: String, Sendable, Codable, CaseIterable {
        case constant
        /// From 1 to 0 along half a cosine (Loshchilov and Hutter 2017, without restarts).
        case cosine
        /// Up from a 25th along half a cosine, then down to 0 along another (Smith 2018).
        case oneCycle = "one-cycle"
    }

    public var name = Name.cosine
    /// The share of the steps during which `one-cycle` rises.
    public var warmUp = 0.25

    public init() {}

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try values.override(&name, .name)
        try values.override(&warmUp, .warmUp)
    }

    func validate() throws {
        try check(warmUp, "warmUp", 0.001...0.999)
    }

    /// What the rate is multiplied by at step `step` of `total`, from 0.
    public func factor(step: Int, total: Int) -> Double {
        let progress = total > 0 ? Double(step) / Double(total) : 0
        func fall(_ share: Double) -> Double { 0.5 * (1 + cos(Double.pi * share)) }
        switch name {
        case .constant: return 1
        case .cosine: return fall(progress)
        case .oneCycle:
            if progress < warmUp { return 0.04 + 0.96 * (1 - fall(progress / warmUp)) }
            return fall((progress - warmUp) / (1 - warmUp))
        }
    }
}
