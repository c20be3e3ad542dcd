import Evaluation
import Foundation
import Pipeline

/// What `build --json` prints.
struct SummaryReport: Encodable {
    struct Step: Encodable {
        var run: String
        var step: String
        /// Whether the result was there already.
        var stored: Bool
        var seconds: Double
        var folder: String
    }

    var output: String
    var store: String
    /// `rendered`, `up-to-date` or `not-asked`.
    var site: String
    var pages: Int?
    var steps: [Step]
    var runs: [RunReport]

    init(_ summary: BuildSummary) {
        output = summary.output.path
        store = summary.store.path
        switch summary.site {
        case .rendered(let pages):
            site = "rendered"
            self.pages = pages
        case .upToDate: site = "up-to-date"
        case .notAsked: site = "not-asked"
        }
        steps = summary.steps.map {
            Step(
                run: $0.run, step: $0.step.rawValue, stored: $0.stored, seconds: $0.seconds, folder: $0.folder.path)
        }
        runs = summary.runs.map(RunReport.init)
    }
}

/// A run in the JSON of `build` and `evaluate`.
struct RunReport: Encodable {
    var name: String
    var title: String
    var folder: String
    var bits: Int?
    var metrics: [MetricValue]
    /// Of a gallery of slides.
    var times: RunTimes?

    init(_ run: RunOutcome) {
        name = run.name
        title = run.title
        folder = run.folder.path
        bits = run.bits
        metrics = run.metrics
        times = run.times
    }
}

extension RunOutcome {
    /// `ITQ on pixels (itq, 48 bits)`
    var heading: String {
        let facts = [name] + (bits.map { ["\($0) bits"] } ?? [])
        return TextTable.plain("\(title) (\(facts.joined(separator: ", ")))")
    }

    /// A file of the run, where this run has it.
    func file(_ name: String) -> URL? {
        let url = folder.appendingPathComponent(name)
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }
}
