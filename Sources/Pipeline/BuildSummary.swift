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
    /// How long slides took; nil where images are searched.
    public var times: RunTimes?

    package init(name: String, title: String, folder: URL, metrics: [MetricValue], depth: Int?, bits: Int?) {
        self.name = name
        self.title = title
        self.folder = folder
        self.metrics = metrics
        self.depth = depth
        self.bits = bits
    }
}

/// How long a gallery of slides took with one method, when its steps ran: in this build, or in the one that left them in
/// the store.
public struct RunTimes: Sendable, Equatable, Codable {
    /// Mean over the slides: finding the tissue, reading its tiles at all scales, and describing them. Training is not in
    /// it.
    public var secondsASlide: Double
    public var slides: Int
    /// Median over the queries; nil before the step `neighbours`, and for results of older versions.
    public var searchMilliseconds: Double?
    public var queries: Int
    /// Threads that a search was shared by.
    public var jobs: Int?

    package init(secondsASlide: Double, slides: Int, searchMilliseconds: Double?, queries: Int, jobs: Int?) {
        self.secondsASlide = secondsASlide
        self.slides = slides
        self.searchMilliseconds = searchMilliseconds
        self.queries = queries
        self.jobs = jobs
    }
}
