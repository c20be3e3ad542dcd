import Core
import Foundation
import Report

/// Writes reports of a built site, once or again and again: what the site holds is read when a cell first asks for it,
/// and kept.
public final class ReportWork {
    /// What became of one report.
    public struct Outcome: Sendable {
        public var report: URL
        /// The first is the report itself, for each form in the order asked for.
        public var written: [(format: String, file: URL, bytes: Int)]
        public var mistakes: [Diagnostic]
        public var cells: Int
        /// Ids of the cells that ran; the others were taken from the cache.
        public var ran: [String]
        public var seconds: Double
    }

    public struct Choices: Sendable {
        public var formats: [String] = ["html"]
        public var output: URL
        public var allowsShell = false
        /// Of the file that stands alone.
        public var mostBytes = 20_000_000

        public init(output: URL) {
            self.output = output
        }
    }

    private let site: RenderedSite
    private let cache: CellCache
    private let jobs: Int
    private let choices: Choices
    /// Pictures as they stand in a file, kept between two writings.
    private var embedded: EmbeddedMarkup?
    /// The reports that vitrine.yml names.
    public let reports: [URL]

    public static var formats: [(name: String, summary: String)] { ReportForms.all }

    /// - Throws: `Diagnostic` where the site is not built.
    public init(_ options: BuildOptions, _ choices: Choices) throws {
        var options = options
        options.onlyStored = true
        options.progress = { _ in }
        let build = try SiteBuild(options)
        let store = try RunStore(root: options.storeFolder)
        let lock = try StoreLock(root: store.root)
        defer { withExtendedLifetime(lock) {} }
        let finished = try build.finished(store) { _ in }
        site = try finished.rendered(finished.content())
        cache = CellCache(folder: RenderedSite.cells(in: store.root))
        jobs = options.jobs
        reports = build.configuration.reports
        self.choices = choices
        try ReportForms.check(choices.formats)
    }

    /// Files beside a report that it is made of.
    public func files(of report: URL) -> [URL] {
        guard let text = try? Files.readText(report),
            let source = try? ReportSource(text, file: report.path, name: SiteReports.name(report))
        else { return [] }
        let folder = report.deletingLastPathComponent()
        return ReportFiles.named(by: source).map { folder.appendingPathComponent($0) }
    }

    /// - Parameter script: an address that the page loads, as the one that reloads it.
    public func write(_ report: URL, script: String? = nil) throws -> Outcome {
        let start = Date()
        let name = SiteReports.name(report)
        let folder = report.deletingLastPathComponent()
        let source = try ReportSource(Files.readText(report), file: report.path, name: name)
        let builder = ReportBuilder(site: site, cache: cache, allowsShell: choices.allowsShell, jobs: jobs)
        let built = try builder.build(source, folder: folder)
        var outcome = Outcome(
            report: report, written: [], mistakes: built.document.mistakes, cells: source.cells.count, ran: built.ran,
            seconds: 0)
        let forms = ReportForms(site: site, folder: folder, name: name, mostBytes: choices.mostBytes)
        for format in choices.formats {
            let made = try forms.files(format, built.document, embedded: &embedded, script: script)
            outcome.mistakes += made.mistakes
            for (place, file) in made.files.enumerated() {
                let url = choices.output.appendingPathComponent(file.path)
                try Files.makeDirectory(url.deletingLastPathComponent())
                try Files.write(file.data, to: url)
                if place == 0 { outcome.written.append((format, url, made.files.reduce(0) { $0 + $1.data.count })) }
            }
        }
        for place in outcome.mistakes.indices where outcome.mistakes[place].file == nil {
            outcome.mistakes[place].file = report.path
        }
        outcome.seconds = Date().timeIntervalSince(start)
        return outcome
    }
}
