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

    /// Where the site tells times, they are among what its pages are made of.
    private var times: [String] {
        guard study.configuration.times else { return [] }
        return methods.map { "\($0.indexSeconds(study.index)) \($0.times(study.index)?.searchMilliseconds ?? 0)" }
    }

    func render() throws -> SiteState {
        let options = build.options
        let made = try SlidePyramids(configuration: study.configuration, index: study.index, steps: steps).pyramids()
        let parameters =
            ["slides", build.theme.digest, study.configuration.title, study.configuration.summary]
            + ["\(study.configuration.scales) \(study.configuration.tile) \(study.configuration.queries)"]
            + study.index.slides.map { "\($0.entry.name) \($0.entry.patient)" } + failures.map(\.message)
            + methods.map { $0.method.recipe.resolvedText + $0.method.scales.rawValue + $0.method.candidates.rawValue }
            + [study.configuration.card?.text ?? ""] + times
        let inputs =
            made.map(\.digest) + study.index.slides.flatMap { [$0.digest, $0.result.digest] }
            + methods.flatMap { method in
                [method.binarise, method.neighbours, method.evaluate].map { $0?.digest ?? "" }
            }
        return try steps.site(parameters: parameters, inputs: inputs) { folder in
            let content = try SlideContentAssembly(
                study: study, methods: methods, failures: failures, pyramids: made.map(\.pyramid)
            ).content()
            return try SlideGalleryRenderer.render(
                content, theme: build.theme, to: folder, jobs: options.jobs, progress: options.progress
            ).queryPages
        }
    }
}
