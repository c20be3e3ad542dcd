import Core
import Foundation
import Retrieval

/// A site's files as they go into a zip: cleaned where that was asked for, with a manifest that fits them.
struct PreparedSite: Sendable {
    /// What was taken out of a file.
    struct Change: Sendable, Equatable {
        var path: String
        var what: String
        var count: Int
    }

    var files: [PackFile] = []
    var changes: [Change] = []
    /// What deserves telling though the pack is made.
    var warnings: [String] = []
    var largest = 0
    var deepest = 0
    var longestPath = 0
    var unpacked = 0

    /// - Parameters:
    ///   - cleaner: nil to pack the site as it is.
    ///   - prefix: the folder within the zip.
    /// - Throws: `Diagnostic` for a folder that is no site, lacks files, or holds links and devices.
    init(_ folder: URL, cleaner: Cleaner?, prefix: String, jobs: Int) throws {
        let manifestFile = folder.appendingPathComponent(SiteManifest.path)
        guard Files.exists(manifestFile) else {
            throw Diagnostic(
                "is no site made by vitrine: it has no \(SiteManifest.path)", file: folder.path,
                expected: "a folder with a vitrine.yml, or one that `vitrine build` wrote")
        }
        let manifest = try SiteManifest.parse(Files.read(manifestFile), file: manifestFile.path)
        let found = try FolderFiles.list(folder)
        if let odd = found.first(where: { $0.kind != .file }) {
            throw Diagnostic(
                odd.kind == .link ? "is a symbolic link" : "is no regular file",
                file: folder.appendingPathComponent(odd.path).path, expected: "files and folders",
                advice: "put the file itself there")
        }
        let isHidden = { (path: String) in path.split(separator: "/").contains { $0.hasPrefix(".") } }
        let hidden = found.filter { isHidden($0.path) }
        if !hidden.isEmpty {
            warnings.append("\(hidden.count) hidden files are left out, such as \(hidden[0].path)")
        }
        let packed = found.filter { !isHidden($0.path) && $0.path != SiteManifest.path }
        try requireListed(manifest, in: packed.map(\.path), folder: folder)
        let done = try Parallel.map(count: packed.count, jobs: jobs, chunk: 16) { range in
            try range.map { try Self.prepare(packed[$0].path, in: folder, cleaner: cleaner) }
        }.flatMap(\.self)
        files = done.map(\.file)
        changes = done.flatMap(\.changes)
        let known = Dictionary(manifest.files.map { ($0.path, $0.sha256) }) { first, _ in first }
        note(done.filter { known[$0.entry.path] == nil }.map(\.entry.path), "not in the manifest and were added to it")
        let changed = done.filter { entry in known[entry.entry.path].map { $0 != entry.original } ?? false }
        note(changed.map(\.entry.path), "not as the manifest has them: they were changed after the build")
        let data = try SiteManifest(files: done.map(\.entry)).data()
        files.append(PackFile(path: SiteManifest.path, content: .data(data)))
        let sizes = done.map(\.entry.bytes) + [data.count]
        (largest, unpacked) = (sizes.max() ?? 0, sizes.reduce(0, +))
        let above = prefix.isEmpty ? 0 : prefix.split(separator: "/").count
        deepest = above + (files.map { $0.path.utf8.count { $0 == 0x2F } }.max() ?? 0)
        longestPath = (prefix.isEmpty ? 0 : prefix.count + 1) + (files.map(\.path.count).max() ?? 0)
    }

    private mutating func note(_ paths: [String], _ what: String) {
        guard let first = paths.first else { return }
        warnings.append("\(paths.count) files are \(what), such as \(first)")
    }

    private func requireListed(_ manifest: SiteManifest, in paths: [String], folder: URL) throws {
        let there = Set(paths)
        let missing = manifest.files.map(\.path).filter { !there.contains($0) }
        guard let first = missing.first else { return }
        throw Diagnostic(
            "lacks \(missing.count) files of its manifest, such as \(first)", file: folder.path,
            expected: "a whole site", advice: "build it again with `vitrine build`")
    }

    private struct Done: Sendable {
        var file: PackFile
        var entry: SiteManifest.File
        /// The digest before anything was taken out.
        var original: String
        var changes: [Change]
    }

    private static func prepare(_ path: String, in folder: URL, cleaner: Cleaner?) throws -> Done {
        let url = folder.appendingPathComponent(path)
        let data = try Files.read(url)
        let original = Digest.sha256(data)
        guard let cleaner else {
            return Done(
                file: PackFile(path: path, content: .file(url)),
                entry: .init(path: path, bytes: data.count, sha256: original), original: original, changes: [])
        }
        let (clean, removed) = cleaner.clean(data, path: path)
        var counts: [String: Int] = [:]
        for what in removed { counts[what, default: 0] += 1 }
        return Done(
            file: PackFile(path: path, content: removed.isEmpty ? .file(url) : .cleaned(url, cleaner)),
            entry: .init(
                path: path, bytes: clean.count, sha256: removed.isEmpty ? original : Digest.sha256(clean)),
            original: original,
            changes: counts.keys.sortedByBytes().map { Change(path: path, what: $0, count: counts[$0] ?? 0) })
    }
}
