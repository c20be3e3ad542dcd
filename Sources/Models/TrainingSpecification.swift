import Core

/// How a network is trained. Written in a recipe under `training`; whatever it leaves out has the value here.
public struct TrainingSpecification: Sendable, Codable, Equatable {
    public var epochs = 4
    /// Images a step; a rest that does not fill a batch waits for the next epoch's order.
    public var batch = 256
    public var seed: UInt64 = 0
    /// Threads of one operation. Part of the recipe because sums may depend on it in their last bits.
    public var threads = 2
    public var optimiser = OptimiserSpecification()
    public var schedule = ScheduleSpecification()
    public var losses = [
        LossSpecification("nt-xent", weight: 1, temperature: 0.3), LossSpecification("mse", weight: 5),
        LossSpecification("bit-balance", weight: 0.1),
    ]
    public var views = ViewSpecification()
    /// Which images of the database are trained on; nil: all.
    public var images: TrainingImages?
    /// Which labels losses on labels may use; nil: all.
    public var labels: LabelSpecification?
    /// In place of `epochs`, `losses`, `optimiser` and `schedule`. None at all: the network stays as its weight files, or
    /// chance, made it.
    public var stages: [TrainingStage]?

    public init() {}

    /// The plain autoencoder's: reconstruction alone, on the images as they are.
    public static var plainAutoencoder: TrainingSpecification {
        var specification = TrainingSpecification()
        specification.epochs = 3
        specification.optimiser.rate = 4e-3
        specification.schedule.name = .oneCycle
        specification.losses = [LossSpecification("mse", weight: 20), LossSpecification("bit-balance", weight: 0.1)]
        specification.views = .none
        return specification
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try values.override(&epochs, .epochs)
        try values.override(&batch, .batch)
        try values.override(&seed, .seed)
        try values.override(&threads, .threads)
        try values.override(&optimiser, .optimiser)
        try values.override(&schedule, .schedule)
        try values.override(&losses, .losses)
        try values.override(&views, .views)
        images = try values.decodeIfPresent(TrainingImages.self, forKey: .images)
        labels = try values.decodeIfPresent(LabelSpecification.self, forKey: .labels)
        stages = try values.decodeIfPresent([TrainingStage].self, forKey: .stages)
    }

    /// - Throws: `Diagnostic` for the first value that makes no sense.
    public func validate() throws {
        try check(batch, "batch", 2...65536)
        try check(threads, "threads", 1...1024)
        try views.validate()
        try images?.validate()
        try labels?.validate()
        for stage in resolvedStages { try stage.validate() }
        try check(totalEpochs, "epochs", 0...100_000)
    }
}
