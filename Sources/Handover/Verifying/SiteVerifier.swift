import Core
import Foundation
import Retrieval

/// Checks a site against its manifest and the rules that sites keep.
public struct SiteVerifier {
    private let source: SiteSource
    private let jobs: Int
    private let progress: ProgressHandler?

    /// - Parameter url: a folder or a zip.
    /// - Throws: `Diagnostic` for what is neither.
    public init(_ url: URL, jobs: Int, progress: ProgressHandler? = nil) throws {
        source = try SiteSource(url)
        self.jobs = jobs
        self.progress = progress
    }

    /// - Parameter rebuild: whether metrics are computed anew.
    /// - Throws: `Diagnostic` for a site without a manifest that can be read.
    public func verify(rebuild: Bool) throws -> VerifyReport {
        var checks = [archive()].compactMap(\.self)
        // Nothing of an archive that sets traps is unpacked.
        if checks.allSatisfy(\.problems.isEmpty) {
            guard source.files.contains(where: { $0.path == SiteManifest.path }) else {
                throw Diagnostic(
                    "is no site made by vitrine: it has no \(SiteManifest.path)", file: source.url.path,
                    expected: "the folder that `vitrine build` wrote, or a zip by `vitrine pack`")
            }
            let manifest = try SiteManifest.parse(source.read(SiteManifest.path), file: source.name(SiteManifest.path))
            checks.append(try contents(manifest))
            checks.append(names())
            checks += try pages()
            if rebuild { checks.append(try MetricsRebuild(source: source, jobs: jobs, progress: progress).check()) }
        }
        return VerifyReport(
            path: source.url.path, files: source.files.count, bytes: source.files.reduce(0) { $0 &+ $1.bytes },
            checks: checks)
    }

    private func archive() -> SiteCheck? {
        guard source.isZip || !source.problems.isEmpty else { return nil }
        let summary =
            source.isZip
            ? "\(source.files.count) entries: no path that leads out, no link, nothing encrypted or overlapping"
            : "\(source.files.count) regular files"
        return SiteCheck(name: source.isZip ? "archive" : "folder", summary: summary, problems: source.problems)
    }

    // MARK: - Digests

    private func contents(_ manifest: SiteManifest) throws -> SiteCheck {
        var problems: [SiteProblem] = []
        var listed: [String: SiteManifest.File] = [:]
        for file in manifest.files where listed.updateValue(file, forKey: file.path) != nil {
            problems.append(SiteProblem(file: file.path, message: "stands in the manifest twice"))
        }
        let there = Set(source.files.map(\.path))
        for path in listed.keys.sortedByBytes() where !there.contains(path) {
            problems.append(SiteProblem(file: path, message: "is missing"))
        }
        for file in source.files where listed[file.path] == nil && file.path != SiteManifest.path {
            problems.append(SiteProblem(file: file.path, message: "is not in the manifest"))
        }
        let files = source.files
        let (source, known) = (source, listed)
        problems += try Parallel.map(
            count: files.count, jobs: jobs, chunk: 64, task: "digests", unit: "files", progress: progress
        ) { range in
            range.compactMap { number -> SiteProblem? in
                guard let expected = known[files[number].path] else { return nil }
                return Self.difference(source, files[number], expected)
            }
        }.flatMap(\.self)
        return SiteCheck(
            name: "digests", summary: "\(files.count) files against \(SiteManifest.path)", problems: problems)
    }

    private static func difference(
        _ source: SiteSource, _ file: SiteSource.File, _ expected: SiteManifest.File
    ) -> SiteProblem? {
        guard file.bytes == expected.bytes else {
            return SiteProblem(
                file: file.path, message: "has \(file.bytes) bytes, and \(expected.bytes) in the manifest")
        }
        do {
            let digest = Digest.sha256(try source.read(file.path))
            if digest == expected.sha256 { return nil }
            return SiteProblem(
                file: file.path,
                message: "has the SHA-256 \(digest.prefix(12))…, and \(expected.sha256.prefix(12))… in the manifest")
        } catch {
            return SiteProblem(file: file.path, message: (error as? Diagnostic)?.message ?? "\(error)")
        }
    }

    // MARK: - Names

    private func names() -> SiteCheck {
        var problems: [SiteProblem] = []
        var folded: [String: String] = [:]
        var folders = Set<String>()
        // Folders differ by case too: `A/x` and `a/y` are in one folder on some systems and in two on others.
        for path in source.files.map(\.path) {
            var parts = path.split(separator: "/").map(String.init)
            var all = [path]
            while parts.count > 1 {
                parts.removeLast()
                let folder = parts.joined(separator: "/")
                if folders.insert(folder).inserted { all.append(folder) }
            }
            for path in all {
                let key = PathRules.folded(path)
                if let other = folded[key], !other.utf8.elementsEqual(path.utf8) {
                    problems.append(
                        SiteProblem(
                            file: path, message: "is the same as `\(other)` where case and accents do not count"))
                }
                folded[key] = folded[key] ?? path
            }
            problems += PathRules.windows(source.prefix + path).map { SiteProblem(file: path, message: $0) }
        }
        let longest = source.files.map { (source.prefix + $0.path).utf16.count }.max() ?? 0
        return SiteCheck(
            name: "names",
            summary: "the longest path has \(longest) characters of \(PathRules.longest - PathRules.folder) "
                + "(Windows: \(PathRules.longest), less \(PathRules.folder) for the folder it is unpacked to)",
            problems: problems)
    }

    // MARK: - Pages

    private func pages() throws -> [SiteCheck] {
        let paths = Set(source.files.map(\.path))
        let texts = source.files.filter { PageCheck.reads($0.path) }
        let source = source
        let found = try Parallel.map(
            count: texts.count, jobs: jobs, chunk: 32, task: "links", unit: "pages", progress: progress
        ) { range in
            try range.map { number in
                try PageCheck.check(source.read(texts[number].path), path: texts[number].path, files: paths)
            }
        }.flatMap(\.self)
        let links = found.reduce(0) { $0 + $1.links }
        let outward = found.reduce(0) { $0 + $1.outward }
        var network = SiteCheck(
            name: "network", summary: "\(texts.count) pages, style sheets and scripts load nothing from elsewhere",
            problems: found.flatMap(\.network))
        if outward > 0 {
            network.notes.append("\(outward) links lead to other sites; they are followed by readers only")
        }
        return [
            SiteCheck(
                name: "links", summary: "\(links) links and pictures within the site, in \(texts.count) files",
                problems: found.flatMap(\.broken)),
            network,
        ]
    }
}
