import Core
import Foundation
import Retrieval

/// The search of everything that goes into a zip, after what can be taken out is.
struct AnonymitySearch: Sendable {
    let needles: Needles
    let findings: [Finding]
    let bytes: Int
    /// Kinds of files that may hold more than the search sees, by the ends of their names.
    let opaque: [String]

    /// How many findings are told one by one.
    private static let mostTold = 40

    init(_ site: PreparedSite, request: PackRequest) throws {
        let needles = Needles(request.identity, words: request.pageWords)
        let searcher = Searcher(needles, allowed: request.allowed)
        let files = site.files
        let task = "search for names"
        request.progress?(.started(task: task, total: files.count, unit: "files"))
        let found = try Parallel.map(count: files.count, jobs: request.jobs, chunk: 16) { range in
            try range.flatMap { searcher.search(try files[$0].read(), path: files[$0].path) }
        }.flatMap(\.self)
        request.progress?(.finished(task: task, summary: "\(files.count) files, \(found.count) findings"))
        self.needles = needles
        findings = found
        bytes = site.unpacked
        opaque = Set(
            files.map { $0.path.split(separator: ".").last.map { $0.lowercased() } ?? "" }
                .filter(Metadata.opaque.contains)
        ).sorted()
    }

    /// - Throws: `Diagnostics` naming file, byte and context of what was found.
    func refuse(output: URL) throws {
        guard !findings.isEmpty else { return }
        var told = findings.prefix(Self.mostTold).map { finding in
            Diagnostic("\(finding.kind) at byte \(finding.offset): \(finding.context)", file: finding.file)
        }
        told.append(
            Diagnostic(
                "\(findings.count) places would give the authors away; no zip was written", file: output.path,
                advice: "change them in the site's files and build again, or let a text stay with --allow TEXT"))
        throw Diagnostics(told)
    }
}
