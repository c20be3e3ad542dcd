/// One term of the training loss.
public struct LossSpecification: Sendable, Codable, Equatable {
    /// A name in `Losses`.
    public var name: String
    public var weight = 1.0
    /// What the similarities of `nt-xent` are divided by.
    public var temperature = 0.3

    public init(_ name: String, weight: Double = 1, temperature: Double = 0.3) {
        self.name = name
        self.weight = weight
        self.temperature = temperature
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        name = try values.decode(String.self, forKey: .name)
        try values.override(&weight, .weight)
        try values.override(&temperature, .temperature)
    }
}
