import Core
import Evaluation
import Foundation

/// What a build did.
public struct BuildSummary: Sendable {
    public var output: URL
    public var store: URL
    public var site = SiteState.notAsked
    public var steps: [BuiltStep] = []
    public var runs: [RunOutcome] = []
    /// What the build left out although it went on: slides that cannot be read.
    public var warnings: [Diagnostic] = []

    package init(output: URL, store: URL) {
        self.output = output
        self.store = store
    }
}

public enum SiteState: Sendable, Equatable {
    case rendered(pages: Int)
    case upToDate
    /// The build ended before rendering, as it was told to.
    case notAsked
}

public struct BuiltStep: Sendable {
    /// Empty for steps that all runs share.
    public var run: String
    public var step: StepName
    /// Whether the result was there already.
    public var stored: Bool
    public var seconds: Double
    public var folder: URL
}

public struct RunOutcome: Sendable {
    public var name: String
    public var title: String
    /// Where the run's files are linked together.
    public var folder: URL
    /// Empty before the step `evaluate`.
    public var metrics: [MetricValue]
    /// How many results of each query are known, where that is not the whole ranking.
    public var depth: Int?
    public var bits: Int?

    package init(name: String, title: String, folder: URL, metrics: [MetricValue], depth: Int?, bits: Int?) {
        self.name = name
        self.title = title
        self.folder = folder
        self.metrics = metrics
        self.depth = depth
        self.bits = bits
    }
}
