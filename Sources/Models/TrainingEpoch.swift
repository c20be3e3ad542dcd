/// What is kept of one pass over the images.
public struct TrainingEpoch: Sendable, Codable, Equatable {
    /// From 1.
    public var epoch: Int
    /// The mean over the epoch's steps of each loss before its weight, and their weighted sum under `total`.
    public var losses: [String: Double]
    public var seconds: Double

    public init(epoch: Int, losses: [String: Double], seconds: Double) {
        self.epoch = epoch
        self.losses = losses
        self.seconds = seconds
    }
}
