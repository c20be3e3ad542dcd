import Arrays
import Core
import Foundation
import Models
import Pipeline
import Templating

/// Builds a gallery of whole slides: tiles, networks, codes, queries, hits, scores, pyramids, pages. What the store holds
/// already is not done again.
public struct SlideBuild {
    let options: BuildOptions
    let configuration: SlideSiteConfiguration
    let theme: Theme

    /// Reads the configuration and the templates, so that their mistakes come first.
    public init(_ options: BuildOptions) throws {
        self.options = options
        var configuration = try SlideSiteConfiguration.load(options.configuration)
        if let run = options.run {
            guard let method = configuration.methods.first(where: { $0.recipe.name == run }) else {
                throw Diagnostic(
                    "there is no run `\(run)`", file: options.configuration.path,
                    expected: "one of \(configuration.methods.map(\.recipe.name).joined(separator: ", "))")
            }
            configuration.methods = [method]
        }
        self.configuration = configuration
        theme = try Theme.found(for: options, named: configuration.themeName)
    }

    /// The slides and the first method's results, up to the step that was asked for.
    func prepared() throws -> (study: SlideStudy, method: FinishedMethod) {
        guard let method = configuration.methods.first else {
            throw Diagnostic("there is no run", file: configuration.file)
        }
        return try withStudy { study, _, digests in
            var probabilities: [[Double]]?
            return (study, try study.run(method, probabilities: &probabilities, &digests))
        }
    }

    public func run() throws -> BuildSummary {
        if options.wants(.render) { try SiteOutput(folder: options.outputFolder).requireWritable() }
        return try withStudy { study, failures, digests in
            let store = study.steps.store
            var summary = BuildSummary(output: options.outputFolder, store: store.root)
            summary.warnings = failures
            for failure in failures { options.progress(.message("left out: \(failure)")) }
            var finished: [FinishedMethod] = []
            var probabilities: [[Double]]?
            for method in configuration.methods {
                let result = try study.run(method, probabilities: &probabilities, &digests)
                try digests.save()
                summary.runs.append(
                    try result.publish(in: store, index: study.index, collection: configuration.card?.name))
                finished.append(result)
            }
            if options.wants(.render), options.run == nil {
                summary.site = try SlideRendering(
                    build: self, study: study, methods: finished, failures: failures, steps: study.steps
                ).render()
            }
            summary.steps = study.steps.done
            return summary
        }
    }

    /// Opens the store, lays the tiles of all slides, and keeps other builds out meanwhile.
    private func withStudy<Result>(
        _ body: (SlideStudy, _ failures: [Diagnostic], inout FileDigests) throws -> Result
    ) throws -> Result {
        let store = try RunStore(root: options.storeFolder)
        let lock = try StoreLock(root: store.root)
        defer { withExtendedLifetime(lock) {} }
        var digests = FileDigests(store: store)
        let steps = StepRunner(store: store, options: options)
        let slides = try SlideIndexing(
            configuration: configuration, collection: SlideCollection(configuration), steps: steps
        ).index(&digests)
        try digests.save()
        let study = try SlideStudy(configuration: configuration, index: slides.index, steps: steps)
        let result = try body(study, slides.failures, &digests)
        try digests.save()
        return result
    }
}
