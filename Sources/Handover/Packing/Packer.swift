import Core
import Foundation
import Retrieval

/// Makes one zip of a site for a venue.
public struct Packer {
    private let request: PackRequest
    private let cleaner: Cleaner?

    public init(_ request: PackRequest) {
        self.request = request
        cleaner =
            request.isAnonymous
            ? Cleaner(folders: (request.identity.folders + [request.identity.home].compactMap(\.self)).sortedByBytes())
            : nil
    }

    // MARK: - A built site

    /// Packs a folder as it stands.
    /// - Parameter whole: why it cannot be made smaller, for the case that it is too large.
    public func pack(folder: URL, whole: String) throws -> PackReport {
        let site = try prepare(folder)
        try refuseShape(site)
        let temporary = temporaryZip()
        defer { unlink(temporary.path) }
        let summary = try write(site, to: temporary)
        let load = load(site, summary)
        guard load <= 1 else {
            throw tooLarge(site, summary, advice: whole)
        }
        return try finish(site, summary, temporary, settings: nil, dropped: [], trials: 1)
    }

    // MARK: - A project

    /// Renders the project as large as the budget lets it be, and packs it.
    /// - Throws: `Diagnostic` with the reason where nothing fits, `Diagnostics` for what names people.
    public func pack(_ project: PackProject) throws -> PackReport {
        let temporary = temporaryZip()
        let folder = request.output.deletingLastPathComponent()
            .appendingPathComponent(".\(request.output.lastPathComponent).\(getpid()).site", isDirectory: true)
        defer {
            unlink(temporary.path)
            try? FileManager.default.removeItem(at: folder)
        }
        var trials = 0
        var last: (settings: PackSettings, site: PreparedSite, summary: ZipWriter.Summary)?
        func make(_ settings: PackSettings) throws -> (site: PreparedSite, summary: ZipWriter.Summary) {
            if let last, last.settings == settings { return (last.site, last.summary) }
            try? FileManager.default.removeItem(at: folder)
            try Files.makeDirectory(folder)
            try project.render(settings, folder)
            let site = try prepare(folder)
            try refuseShape(site)
            let summary = try write(site, to: temporary)
            last = (settings, site, summary)
            return (site, summary)
        }
        let planner = PackPlanner(full: project.full, least: project.least) { settings in
            trials += 1
            let (site, summary) = try make(settings)
            let trial = trial(settings, site, summary)
            request.progress?(
                .message(
                    "try \(trials): \(PackKnob.allCases.map { $0.words(settings) }.joined(separator: ", ")): "
                        + ByteCount.text(summary.bytes)))
            return trial
        }
        let (found, smallest) = try planner.best()
        guard let found else { throw nothingFits(smallest) }
        // The last trial need not have been the best.
        let (site, summary) = try make(found.settings)
        return try finish(
            site, summary, temporary, settings: found.settings, dropped: dropped(found.settings, of: project.full),
            trials: trials)
    }

    private func dropped(_ settings: PackSettings, of full: PackSettings) -> [String] {
        PackKnob.allCases.filter { settings[keyPath: $0.path] != full[keyPath: $0.path] }
            .map { "\($0.words(settings)), of \($0.words(full))" }
    }

    // MARK: - Parts

    private func prepare(_ folder: URL) throws -> PreparedSite {
        try PreparedSite(folder, cleaner: cleaner, prefix: request.venue.folder, jobs: request.jobs)
    }

    private func write(_ site: PreparedSite, to url: URL) throws -> ZipWriter.Summary {
        try ZipWriter.write(
            site.files, to: url, folder: request.venue.folder, jobs: request.jobs, progress: request.progress)
    }

    private func temporaryZip() -> URL {
        request.output.deletingLastPathComponent()
            .appendingPathComponent(".\(request.output.lastPathComponent).\(getpid()).zip")
    }

    private func move(_ from: URL, to: URL) throws {
        guard rename(from.path, to.path) == 0 else { throw Files.writeFailure(to, errno) }
    }

    private func limits(_ site: PreparedSite, _ summary: ZipWriter.Summary) -> [(name: String, found: Int, most: Int)] {
        let venue = request.venue
        var limits = [("bytes of the zip", summary.bytes, venue.bytes), ("files", site.files.count, venue.files)]
        if let most = venue.unpacked { limits.append(("bytes unpacked", site.unpacked, most)) }
        if let most = venue.file { limits.append(("bytes of the largest file", site.largest, most)) }
        return limits
    }

    private func load(_ site: PreparedSite, _ summary: ZipWriter.Summary) -> Double {
        limits(site, summary).map { Double($0.found) / Double($0.most) }.max() ?? 0
    }

    private func trial(_ settings: PackSettings, _ site: PreparedSite, _ summary: ZipWriter.Summary) -> PackTrial {
        let load = load(site, summary)
        // Only where the zip's bytes are what binds is it known what each knob can do.
        let bytes = Double(summary.bytes) / Double(request.venue.bytes)
        var touched: [Set<PackKnob>: Double] = [:]
        if bytes >= load {
            for file in summary.files {
                let knobs = Set(PackKnob.allCases.filter { $0.touches(file.path) })
                touched[knobs, default: 0] += Double(file.packed) / Double(request.venue.bytes)
            }
        }
        return PackTrial(settings: settings, load: load, touched: touched)
    }

    /// What no knob changes.
    private func refuseShape(_ site: PreparedSite) throws {
        let venue = request.venue
        if let depth = venue.depth, site.deepest > depth {
            throw Diagnostic(
                "files lie \(site.deepest) folders deep, and \(venue.title) takes \(depth)", file: request.output.path)
        }
        if let longest = venue.pathLength, site.longestPath > longest {
            throw Diagnostic(
                "a path has \(site.longestPath) characters, and \(venue.title) takes \(longest)",
                file: request.output.path, advice: "give classes and runs shorter names")
        }
    }

    private func tooLarge(_ site: PreparedSite, _ summary: ZipWriter.Summary, advice: String) -> Diagnostic {
        let over = limits(site, summary).filter { $0.found > $0.most }
        return Diagnostic(
            "does not fit: " + over.map { "\($0.found) \($0.name) of \($0.most)" }.joined(separator: ", "),
            file: request.output.path, expected: "\(request.venue.title): \(request.venue.limits)", advice: advice)
    }

    private func nothingFits(_ smallest: PackTrial) -> Diagnostic {
        let words = PackKnob.allCases.map { $0.words(smallest.settings) }.joined(separator: ", ")
        return Diagnostic(
            "does not fit: the smallest that can be made (\(words)) is \(Int((smallest.load * 100).rounded(.up))) % of the budget",
            file: request.output.path, expected: "\(request.venue.title): \(request.venue.limits)",
            advice: "leave out runs, whose codes and result lists are in the site whole, or choose another venue")
    }

    // MARK: - The end

    private func finish(
        _ site: PreparedSite, _ summary: ZipWriter.Summary, _ zip: URL, settings: PackSettings?, dropped: [String],
        trials: Int
    ) throws -> PackReport {
        var report = PackReport(
            output: request.output.path, checklist: request.output.deletingPathExtension().path + ".checklist.txt",
            venue: request.venue.name, bytes: summary.bytes, budget: request.venue.bytes, files: site.files.count,
            settings: settings, dropped: dropped, anonymous: request.isAnonymous, removed: [:], warnings: site.warnings,
            trials: trials)
        for change in site.changes { report.removed[change.what, default: 0] += change.count }
        var search: AnonymitySearch?
        if request.isAnonymous {
            let done = try AnonymitySearch(site, request: request)
            try done.refuse(output: request.output)
            search = done
        }
        let checklist = Checklist(request: request, report: report, site: site, summary: summary, search: search)
        try Files.write(checklist.text, to: URL(fileURLWithPath: report.checklist))
        try move(zip, to: request.output)
        return report
    }
}
