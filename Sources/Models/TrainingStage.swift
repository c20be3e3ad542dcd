import Core

/// A part of training with losses of its own, such as a classifier before the codes.
public struct TrainingStage: Sendable, Codable, Equatable {
    public var epochs: Int
    public var losses: [LossSpecification]
    /// Sections that do not learn in it: `encoder`, `latent`, `decoder`, `classifier`.
    public var freeze: [String] = []
    public var optimiser = OptimiserSpecification()
    public var schedule = ScheduleSpecification()

    public init(epochs: Int, losses: [LossSpecification]) {
        self.epochs = epochs
        self.losses = losses
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        epochs = try values.decode(Int.self, forKey: .epochs)
        losses = try values.decode([LossSpecification].self, forKey: .losses)
        try values.override(&freeze, .freeze)
        try values.override(&optimiser, .optimiser)
        try values.override(&schedule, .schedule)
    }

    public static let sections = ["encoder", "latent", "decoder", "classifier"]

    func validate() throws {
        try check(epochs, "epochs", 1...100_000)
        try optimiser.validate()
        try schedule.validate()
        guard !losses.isEmpty else {
            throw Diagnostic("`losses` is empty", expected: "at least one of \(Losses.names.joined(separator: ", "))")
        }
        for loss in losses { _ = try Losses.make(loss) }
        if Set(losses.map(\.name)).count < losses.count {
            throw Diagnostic("`losses` names the same loss twice", advice: "give it once, with one weight")
        }
        if let unknown = freeze.first(where: { !Self.sections.contains($0) }) {
            throw Diagnostic(
                "`freeze` names `\(unknown)`", expected: "some of \(Self.sections.joined(separator: ", "))")
        }
    }

    /// The parts of the network that the stage's losses look at.
    func uses(_ model: ModelSpecification) throws -> Set<StepPart> {
        var uses: Set<StepPart> = []
        for loss in losses { uses.formUnion(try Losses.type(loss.name).uses) }
        // Codes come by way of the latents, so both or neither are there.
        if uses.contains(.latents) || uses.contains(.reconstructions) { uses.insert(.codes) }
        if uses.contains(.logits), model.layers?.classifierInput != .features { uses.insert(.codes) }
        return uses
    }

    /// The sections that learn.
    func learning(_ model: ModelSpecification) throws -> Set<String> {
        let uses = try uses(model)
        var sections: Set<String> = ["encoder"]
        if uses.contains(.codes) { sections.insert("latent") }
        if uses.contains(.reconstructions) { sections.insert("decoder") }
        if uses.contains(.logits) { sections.insert("classifier") }
        return sections.subtracting(freeze)
    }
}

extension TrainingSpecification {
    /// The stages in order: those given, or the one that the specification itself is.
    public var resolvedStages: [TrainingStage] {
        if let stages { return stages }
        var stage = TrainingStage(epochs: epochs, losses: losses)
        stage.optimiser = optimiser
        stage.schedule = schedule
        return [stage]
    }

    /// Whether a loss looks at labels.
    public var needsLabels: Bool { resolvedStages.contains { Losses.needLabels($0.losses) } }

    public var totalEpochs: Int { resolvedStages.reduce(0) { $0 + $1.epochs } }
}
