import Core
import Foundation
import Pipeline
import SlideGallery

/// The steps `pyramid` and `render` of a gallery of slides.
struct SlideRendering {
    let build: SlideBuild
    let study: SlideStudy
    let methods: [FinishedMethod]
    let failures: [Diagnostic]
    let steps: StepRunner

    func render() throws -> SiteState {
        let options = build.options
        let output = SiteOutput(folder: options.outputFolder)
        let made = try SlidePyramids(configuration: study.configuration, index: study.index, steps: steps).pyramids()
        let parameters =
            ["slides", build.theme.digest, study.configuration.title, study.configuration.summary]
            + ["\(study.configuration.scales) \(study.configuration.tile) \(study.configuration.queries)"]
            + study.index.slides.map { "\($0.entry.name) \($0.entry.patient)" } + failures.map(\.message)
            + methods.map { $0.method.recipe.resolvedText + $0.method.scales.rawValue + $0.method.candidates.rawValue }
        let inputs =
            made.map(\.digest) + study.index.slides.flatMap { [$0.digest, $0.result.digest] }
            + methods.flatMap { method in
                [method.binarise, method.neighbours, method.evaluate].map { $0?.digest ?? "" }
            }
        let key = steps.store.key(.render, parameters: parameters.joined(separator: "\u{1F}"), inputs: inputs)
        let stamp = SiteStamp(output: options.outputFolder, store: steps.store.root)
        if !options.force.contains(.render), stamp.isCurrent(key: key) { return .upToDate }
        var pages = 0
        let result = try steps.store.run(.render, key) { record in
            try output.replace { folder in
                let content = try SlideContentAssembly(
                    study: study, methods: methods, failures: failures, pyramids: made.map(\.pyramid)
                ).content()
                pages = try SlideGalleryRenderer.render(
                    content, theme: build.theme, to: folder, jobs: options.jobs, progress: options.progress
                ).queryPages
            }
            try Files.write("\(pages) query pages\n", to: record.appendingPathComponent("rendered.txt"))
        }
        steps.record(result, run: "")
        try stamp.write(key: key)
        return .rendered(pages: pages)
    }
}
