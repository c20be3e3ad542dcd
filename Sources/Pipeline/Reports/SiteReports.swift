import Core
import Foundation
import Gallery
import Report

/// The reports that a site's `vitrine.yml` names, as pages of the site.
struct SiteReports {
    private let build: SiteBuild
    private let reports: [(name: String, file: URL, source: ReportSource)]

    /// - Throws: `Diagnostic` or `Diagnostics` for a report whose front matter cannot be read.
    init(build: SiteBuild) throws {
        self.build = build
        reports = try build.configuration.reports.map { file in
            let name = Self.name(file)
            return (name, file, try ReportSource(Files.readText(file), file: file.path, name: name))
        }
    }

    /// What a report's page is called: never as the list of all reports is, nor as Windows holds no file.
    static func name(_ file: URL) -> String {
        let slug = HTMLText.slug(file.deletingPathExtension().lastPathComponent)
        return Slugs.unique([slug], otherwise: slug).first ?? slug
    }

    /// Over the reports and all files that their cells and texts name.
    var digest: String {
        get throws {
            var digest = Digest()
            for report in reports {
                digest.add(try Digest.sha256(of: report.file))
                for path in ReportFiles.named(by: report.source) {
                    digest.add(path)
                    let file = report.file.deletingLastPathComponent().appendingPathComponent(path)
                    digest.add((try? Digest.sha256(of: file)) ?? "missing")
                }
            }
            return digest.hex()
        }
    }

    var isEmpty: Bool { reports.isEmpty }

    /// Rows of the queries that cells show, ascending.
    func queries(_ site: RenderedSite, store: URL) throws -> [Int] {
        let builder = ReportBuilder(
            site: site, cache: CellCache(folder: RenderedSite.cells(in: store)), jobs: build.options.jobs)
        var rows = Set<Int>()
        for report in reports {
            let built = try builder.build(report.source, folder: report.file.deletingLastPathComponent())
            rows.formUnion(built.document.queries)
        }
        return rows.sorted()
    }

    /// Writes the pages; a cell that fails is told and shown in its place.
    func write(_ site: RenderedSite, to writer: SiteWriter, store: URL) throws {
        guard !reports.isEmpty else { return }
        let gallery = try site.gallery()
        let cache = CellCache(folder: RenderedSite.cells(in: store))
        let builder = ReportBuilder(site: site, cache: cache, jobs: build.options.jobs)
        try writer.makeFolder("reports")
        for report in reports {
            let folder = report.file.deletingLastPathComponent()
            let built = try builder.build(report.source, folder: folder)
            let page = try ReportPage(gallery: gallery, folder: folder, name: report.name).site(built.document)
            if page.files.count > 1 { try writer.makeFolder("reports/\(report.name)") }
            for file in page.files { try writer.write(file.data, to: file.path) }
            for var mistake in built.document.mistakes + page.mistakes {
                mistake.severity = .warning
                mistake.file = mistake.file ?? report.file.path
                build.options.progress(.message(mistake.description))
            }
        }
        cache.prune()
        let index = try ReportPage.index(reports.map { ($0.name, $0.source.head) }, gallery: gallery)
        try writer.write(index.data, to: index.path)
    }
}
