import Core
import Foundation
import Gallery
import Handover
import Templating

extension SiteBuild {
    /// Calls `body` with the site as it can be rendered at any size, after running the steps that the store lacks.
    public func withPackProject<Result>(_ body: (PackProject) throws -> Result) throws -> Result {
        let store = try RunStore(root: options.storeFolder)
        let lock = try StoreLock(root: store.root)
        defer { withExtendedLifetime(lock) {} }
        let rendering = try PackRendering(site: finished(store) { _ in })
        let full = try rendering.full()
        let project = PackProject(full: full, least: try rendering.least(of: full)) { settings, folder in
            try rendering.render(settings, of: full, to: folder)
        }
        return try body(project)
    }
}

/// Renders a site with less of what makes it large.
struct PackRendering {
    let site: SiteRendering
    private let content: LazyContent
    private let reports: SiteReports
    /// Queries that reports show: they keep their pages, whichever are drawn.
    private let reported: [Int]

    /// Draws the queries that keep their pages.
    private static let seed: UInt64 = 7

    /// - Throws: `Diagnostic` for a report that cannot be read.
    init(site: SiteRendering) throws {
        self.site = site
        let content = site.content()
        self.content = content
        reports = try SiteReports(build: site.build)
        reported = try reports.isEmpty ? [] : reports.queries(site.rendered(content), store: site.steps.store.root)
    }

    /// As `vitrine build` makes it.
    func full() throws -> PackSettings {
        let content = try content.value()
        return PackSettings(
            quality: content.images.quality, edge: content.images.edge, neighbours: content.shownNeighbours,
            queries: content.queryLabels.rows)
    }

    /// What models draw keeps its size, and the pictures beside it are not smaller.
    func least(of full: PackSettings) throws -> PackSettings {
        var least = full.least
        let draws = try content.value().runs.contains { $0.reconstructions != nil || $0.interpolations != nil }
        if draws {
            let shape = site.dataset.shape
            least.edge = min(full.edge, max(least.edge, shape.width, shape.height))
        }
        return least
    }

    func render(_ settings: PackSettings, of full: PackSettings, to folder: URL) throws {
        let options = site.build.options
        var content = try content.value()
        var shared = settings
        shared.tables = full.tables
        var pictures: (index: SitePictures, folder: URL)?
        // The store has the sheets of the whole site.
        if shared == full {
            let stored = try site.pictures(self.content)
            pictures = (try SiteRendering.index(of: stored), stored.folder)
        }
        if settings.edge < full.edge {
            let assembly = SiteContentAssembly(
                build: site.build, dataset: site.dataset, labels: site.labels, runs: site.runs)
            content.images = assembly.images(edge: settings.edge)
        }
        content.images.quality = settings.quality
        content.images.includesUnshown = settings.pictures == 1
        content.shownNeighbours = settings.neighbours
        content.hasTables = settings.tables == 1
        if settings.queries < full.queries {
            var random = SeededRandom(seed: Self.seed)
            let kept = Set(reported)
            let drawn = random.permutation(full.queries).filter { !kept.contains($0) }
            let shown = (reported + drawn.prefix(max(0, settings.queries - reported.count))).sorted()
            content.shownQueries = shown
            content.note =
                "\(Format.thousands(shown.count)) of \(Format.thousands(full.queries)) queries, "
                + (kept.isEmpty
                    ? "chosen by seed \(Self.seed)" : "those in reports and others chosen by seed \(Self.seed)")
        }
        let shown = content
        try GalleryRenderer.render(
            content, theme: site.build.theme, to: folder, jobs: options.jobs, pictures: pictures,
            progress: options.progress
        ) { writer, gallery in
            let rendered = RenderedSite(
                content: shown, gallery: gallery, runs: site.runs, labels: site.labels, build: site.build)
            try reports.write(rendered, to: writer, store: site.steps.store.root)
        }
    }
}
