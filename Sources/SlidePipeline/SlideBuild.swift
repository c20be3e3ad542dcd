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
        theme = try Theme.found(for: options)
    }

    /// The slides and the first method's results, up to the step that was asked for.
    func prepared() throws -> (study: SlideStudy, method: FinishedMethod) {
        guard let method = configuration.methods.first else {
            throw Diagnostic("there is no run", file: configuration.file)
        }
        let store = try RunStore(root: options.storeFolder)
        let lock = try StoreLock(root: store.root)
        defer { withExtendedLifetime(lock) {} }
        var digests = FileDigests(store: store)
        let steps = StepRunner(store: store, options: options)
        let slides = try SlideIndexing(
            configuration: configuration, collection: SlideCollection(configuration), steps: steps
        ).index(&digests)
        let study = try SlideStudy(configuration: configuration, index: slides.index, steps: steps)
        let finished = try study.run(method, &digests)
        try digests.save()
        return (study, finished)
    }

    public func run() throws -> BuildSummary {
        if options.wants(.render) { try SiteOutput(folder: options.outputFolder).requireWritable() }
        let store = try RunStore(root: options.storeFolder)
        let lock = try StoreLock(root: store.root)
        defer { withExtendedLifetime(lock) {} }
        var digests = FileDigests(store: store)
        var summary = BuildSummary(output: options.outputFolder, store: store.root)
        let steps = StepRunner(store: store, options: options)
        let collection = try SlideCollection(configuration)
        let slides = try SlideIndexing(
            configuration: configuration, collection: collection, steps: steps
        ).index(&digests)
        try digests.save()
        summary.warnings = slides.failures
        for failure in slides.failures { options.progress(.message("left out: \(failure)")) }
        let study = try SlideStudy(configuration: configuration, index: slides.index, steps: steps)
        var finished: [FinishedMethod] = []
        for method in configuration.methods {
            let result = try study.run(method, &digests)
            try digests.save()
            let outcome = try result.publish(in: store, dataset: slides.index)
            summary.runs.append(outcome)
            finished.append(result)
        }
        if options.wants(.render), options.run == nil {
            let rendering = SlideRendering(
                build: self, study: study, methods: finished, failures: slides.failures, steps: steps)
            summary.site = try rendering.render()
        }
        summary.steps = steps.done
        return summary
    }
}
