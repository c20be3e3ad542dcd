import Core
import Datasets
import Foundation
import Gallery
import Report

/// The steps `pictures` and `render`: from finished runs to the site's folder.
struct SiteRendering {
    let build: SiteBuild
    let dataset: any ImageDataset
    let labels: StepResult
    let runs: [FinishedRun]
    let steps: StepRunner

    // The content holds closures, so it is the results it is made from that are digested.
    private var shown: String { "\(build.configuration.neighbours) \(build.configuration.pictureEdge)" }

    func content() -> LazyContent {
        LazyContent { try SiteContentAssembly(build: build, dataset: dataset, labels: labels, runs: runs).content() }
    }

    func pictures(_ content: LazyContent) throws -> StepResult {
        let options = build.options
        let inputs =
            [labels.digest]
            + runs.flatMap { run in
                [run.encode, run.neighbours, run.export].map { $0?.digest ?? "" }
            }
        // The map has a sheet of its own.
        let sheets = runs.contains { $0.map != nil } ? shown + " map" : shown
        return try steps.result(.pictures, run: "", parameters: sheets, inputs: inputs) { folder in
            let index = try SitePictures.build(
                content.value(), to: folder, jobs: options.jobs, progress: options.progress)
            try Files.write(JSON.encode(index, pretty: false), to: folder.appendingPathComponent(Self.index))
        }
    }

    private static let index = "pictures.json"

    /// Where each picture lies on the sheets of the step `pictures`.
    static func index(of pictures: StepResult) throws -> SitePictures {
        let file = pictures.url(index)
        return try JSON.decode(SitePictures.self, from: Files.read(file), file: file.path)
    }

    /// The site as reports see it, read when they first ask for it.
    func rendered(_ content: LazyContent) throws -> RenderedSite {
        let pictures = try pictures(content)
        let (build, jobs) = (build, build.options.jobs)
        return RenderedSite(classes: dataset.classes, runs: runs, labels: labels, build: build) {
            try ReportGallery(
                content.value(), pictures: Self.index(of: pictures), theme: build.theme, jobs: jobs)
        }
    }

    func render() throws -> SiteState {
        let options = build.options
        let content = content()
        let pictures = try pictures(content)
        let reports = try SiteReports(build: build)
        let parameters =
            [
                Provenance.version, build.theme.digest, build.configuration.title, build.configuration.summary,
                build.configuration.citation, shown,
                build.card.text, "\(build.configuration.papers)", try reports.digest,
            ] + runs.map { $0.recipe.name + "\n" + $0.recipe.resolvedText }
        let inputs =
            [labels.digest, pictures.digest] + runs.flatMap { $0.all.filter { $0.step != .train }.map(\.digest) }
        return try steps.site(parameters: parameters, inputs: inputs) { folder in
            // Several megabytes of JSON, read while the runs' results are.
            let index = Background { try Self.index(of: pictures) }
            let content = try content.value()
            return try GalleryRenderer.render(
                content, theme: build.theme, to: folder, jobs: options.jobs,
                pictures: (index: index.value(), folder: pictures.folder), progress: options.progress
            ) { writer, gallery in
                let site = RenderedSite(content: content, gallery: gallery, runs: runs, labels: labels, build: build)
                try reports.write(site, to: writer, store: steps.store.root)
            }.queryPages
        }
    }
}

/// Content that is put together only when a step really runs.
final class LazyContent {
    private let make: () throws -> SiteContent
    private var made: SiteContent?

    init(_ make: @escaping () throws -> SiteContent) {
        self.make = make
    }

    func value() throws -> SiteContent {
        if let made { return made }
        let content = try make()
        made = content
        return content
    }
}
