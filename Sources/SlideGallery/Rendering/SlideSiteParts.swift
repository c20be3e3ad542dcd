import Core
import Foundation
import Gallery
import Retrieval
import Templating

/// Writes the parts of a site of slides one after the other, each with all jobs.
struct SlideSiteParts: Sendable {
    let site: SlideSite
    let theme: Theme
    let writer: SiteWriter
    let jobs: Int
    let pyramids: [TakenPyramid?]

    /// Makes all pictures and takes in the pyramids.
    init(
        _ content: SlideSiteContent, theme: Theme, writer: SiteWriter, jobs: Int, progress: ProgressHandler? = nil
    ) throws {
        let slugs = Slugs.unique(content.slides.map(\.name), otherwise: "slide")
        let pictures = try SlidePictureBuilder(content: content, slugs: slugs, writer: writer, jobs: jobs)
            .build(progress)
        for warning in pictures.warnings { progress?(.message(warning.description)) }
        site = try SlideSite(content, pictures: pictures, theme: theme)
        (self.theme, self.writer, self.jobs) = (theme, writer, jobs)
        pyramids = try zip(content.slides, slugs).map { slide, slug in
            guard let pyramid = slide.pyramid else { return nil }
            try writer.makeFolder("pyramids/\(slug)")
            return try pyramid.take(as: "pyramids/\(slug)", writer: writer, jobs: jobs)
        }
    }

    // MARK: - Assets

    /// Of the built-in files those that pages of slides use; of a theme's own all.
    private static let used: Set<String> = [
        "assets/charts.css", "assets/data.js", "assets/export-chart.js", "assets/export-strip.js",
        "assets/export-text.js", "assets/export.js", "assets/icon.svg", "assets/site.css", "assets/site.js",
    ]

    func writeAssets() throws {
        let builtIn = Set(try Theme.builtIn().map(\.name))
        for name in theme.assetNames {
            let isOwn = name.hasPrefix("assets/slides/") || Self.used.contains(name)
            guard isOwn || !builtIn.contains(name) else { continue }
            // A theme may keep its files in folders.
            let folders = name.split(separator: "/").dropLast()
            if folders.count > 1 { try writer.makeFolder(folders.joined(separator: "/")) }
            try writer.write(try theme.asset(name), to: name)
        }
    }

    // MARK: - Data

    private var downloads: [[MethodFiles.File]] {
        site.content.methods.indices.map { MethodFiles(site: site, method: $0).all() }
    }

    func writeData() throws {
        let data = SlideData(site)
        try writer.write(try JSON.encode(data), to: "data/slides.json")
        try writer.write(try DataScript.assigning(data, to: "slides"), to: "data/slides.js")
        let script = SiteScript(title: site.content.title, citation: site.content.citation)
        try writer.write(try DataScript.assigning(script, to: "site"), to: "data/site.js")
        for (number, slug) in site.slideSlugs.enumerated() {
            let slide = SlideScript(site, number: number, pyramid: pyramids[number])
            try writer.write(try slide.script(slug), to: "data/slides/\(slug).js")
        }
        for (slug, files) in zip(site.methodSlugs, downloads) {
            try writer.makeFolder("data/\(slug)")
            for file in files { try writer.write(file.data, to: file.path) }
        }
    }

    // MARK: - Pages

    func writePages(_ progress: ProgressHandler? = nil) throws {
        let regions = site.regions()
        let count = site.content.queries.count
        _ = try Parallel.map(
            count: count, jobs: jobs, chunk: 8, task: "pages of regions", unit: "pages", progress: progress
        ) { range in
            let engine = theme.pages()
            for number in range {
                let page = RegionPage(site: site, number: number)
                try writer.write(try page.text(engine), to: page.path)
            }
        }
        try Parallel.forEach(count: site.slideSlugs.count, jobs: jobs, chunk: 4) { range in
            let engine = theme.pages()
            for number in range {
                let page = SlidePage(
                    site: site, number: number, regions: regions[number], pyramid: pyramids[number])
                try writer.write(try page.text(engine), to: page.path)
            }
        }
        let engine = theme.pages()
        let plain = SlidePlainPages(site: site)
        let overview = SlideOverviewPage(site: site, charts: theme.mustache(), downloads: downloads)
        try writer.write(try overview.text(engine), to: "index.html")
        try writer.write(try SlidesIndexPage(site: site).text(engine), to: "slides/index.html")
        try writer.write(try RegionsIndexPage(site: site).text(engine), to: "regions/index.html")
        try writer.write(try plain.provenance(engine, pyramids: pyramids), to: "provenance.html")
        try writer.write(try plain.about(engine), to: "about.html")
    }

    /// Every page through an engine that may only note what it is given.
    func contexts(_ engine: any TemplateEngine) throws {
        let regions = site.regions()
        for number in site.content.queries.indices { _ = try RegionPage(site: site, number: number).text(engine) }
        for number in site.content.slides.indices {
            _ = try SlidePage(site: site, number: number, regions: regions[number], pyramid: pyramids[number])
                .text(engine)
        }
        let plain = SlidePlainPages(site: site)
        _ = try SlideOverviewPage(site: site, charts: theme.mustache(), downloads: downloads).text(engine)
        _ = try SlidesIndexPage(site: site).text(engine)
        _ = try RegionsIndexPage(site: site).text(engine)
        _ = try plain.provenance(engine, pyramids: pyramids)
        _ = try plain.about(engine)
    }
}
