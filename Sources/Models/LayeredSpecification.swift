import Core

/// A network written layer by layer: images → `encoder` → features → `latent` → latents → code → `decoder` → pixels,
/// with a `classifier` on one of them.
public struct LayeredSpecification: Sendable, Codable, Equatable {
    /// What a section of the network takes.
    public enum Source: String, Sendable, Codable, CaseIterable {
        case features, latents, codes
    }

    /// What the decoder is to give back.
    public enum Target: String, Sendable, Codable, CaseIterable {
        case pixels
        /// The encoder's features, as they are.
        case features
    }

    public var encoder: [LayerSpecification]
    /// Between features and latents. With `bits`, a dense layer to that many follows.
    public var latent: [LayerSpecification] = []
    /// nil: no way back to the pixels.
    public var decoder: [LayerSpecification]?
    /// A dense layer to the classes follows. nil: nothing is classified.
    public var classifier: [LayerSpecification]?
    public var classifierInput = Source.codes
    public var target = Target.pixels
    public var initialisation = Initialisation.pytorch
    /// How many classes the data set has; training fills it in.
    public var classes: Int?

    public init(encoder: [LayerSpecification]) {
        self.encoder = encoder
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        encoder = try values.decode([LayerSpecification].self, forKey: .encoder)
        try values.override(&latent, .latent)
        self.decoder = try values.decodeIfPresent([LayerSpecification].self, forKey: .decoder)
        classifier = try values.decodeIfPresent([LayerSpecification].self, forKey: .classifier)
        try values.override(&classifierInput, .classifierInput)
        try values.override(&target, .target)
        try values.override(&initialisation, .initialisation)
        classes = try values.decodeIfPresent(Int.self, forKey: .classes)
    }

}

extension ModelSpecification {
    /// Files of weights to begin from, as the recipe writes them.
    public var weightFiles: [String] {
        guard let layers else { return [] }
        let all = layers.encoder + layers.latent + (layers.decoder ?? []) + (layers.classifier ?? [])
        return all.compactMap { $0.word("weights") }.filter { !$0.isEmpty }
    }
}
