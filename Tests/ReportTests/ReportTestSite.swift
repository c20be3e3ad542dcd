import Core
import Foundation
import Gallery
import Imaging
import Report
import Synchronization
import Templating

/// A synthetic site as reports see it, which counts how often it is read.
final class ReportTestSite: ReportSite {
    let runNames: [String]
    private let content: SiteContent
    /// Digest by run.
    private let digests: Mutex<[String: String]>
    private let made = Mutex<ReportGallery?>(nil)
    private let folder: URL
    let reads = Mutex(0)

    init(_ site: SyntheticSite = SyntheticSite(runs: 2)) throws {
        content = try site.content()
        runNames = content.runs.map(\.name)
        digests = Mutex(Dictionary(uniqueKeysWithValues: content.runs.map { ($0.name, "first") }))
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-report-\(UUID().uuidString)")
        try Files.makeDirectory(folder)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func classes() -> [String] { content.dataset.classes }

    func digest(of runs: RunChoice) -> String {
        digests.withLock { digests in
            switch runs {
            case .none: "none"
            case .all: runNames.map { digests[$0] ?? "" }.joined(separator: " ")
            case .named(let names): names.map { digests[$0] ?? "" }.joined(separator: " ")
            }
        }
    }

    /// As if a run had been trained again.
    func retrain(_ run: String) {
        digests.withLock { $0[run] = "second" }
    }

    func gallery() throws -> ReportGallery {
        try made.withLock { made in
            if let made { return made }
            reads.withLock { $0 += 1 }
            let pictures = try SitePictures.build(content, to: folder, jobs: 2)
            let new = try ReportGallery(content, pictures: pictures, theme: Theme(), jobs: 2)
            made = new
            return new
        }
    }
}

/// A folder of its own for a report, removed when the value goes.
final class ReportTestFolder {
    let url: URL

    init(_ files: [String: Data] = [:]) throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-report-\(UUID().uuidString)")
        try Files.makeDirectory(url)
        for (name, data) in files { try Files.write(data, to: url.appendingPathComponent(name)) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}

/// Builds a report's text on a synthetic site.
struct ReportTestBuild {
    let site: ReportTestSite
    let cache: CellCache
    let folder: ReportTestFolder
    var allowsShell = false

    init(_ site: ReportTestSite? = nil, cache: CellCache = CellCache(folder: nil), files: [String: Data] = [:]) throws {
        self.site = try site ?? ReportTestSite()
        self.cache = cache
        folder = try ReportTestFolder(files)
    }

    func callAsFunction(_ text: String, jobs: Int = 2) throws -> ReportBuilder.Built {
        let source = try ReportSource(text, file: "report.md", name: "report")
        return try ReportBuilder(site: site, cache: cache, allowsShell: allowsShell, jobs: jobs)
            .build(source, folder: folder.url)
    }

    func cells(_ text: String) throws -> [ReportCellResult] {
        try self(text).document.blocks.compactMap { block in
            if case .cell(let cell) = block { cell } else { nil }
        }
    }

    /// What the first cell shows.
    func elements(_ text: String) throws -> [ReportElement] {
        guard case .output(let elements)? = try cells(text).first?.outcome else {
            throw Diagnostic("the cell failed: \(try self(text).document.mistakes)")
        }
        return elements
    }

    /// Between the page's title and its end.
    func body(_ text: String) throws -> ReportBody {
        let gallery = try site.gallery()
        let page = ReportPage(gallery: gallery, folder: folder.url, name: "report")
        return try page.body(try self(text).document)
    }
}
