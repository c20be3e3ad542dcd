import Arrays
import Core
import Foundation

/// A site to be checked: a folder or a zip, read file by file.
package struct SiteSource: Sendable {
    /// Larger files are no part of a site, and what unpacks to more is a trap.
    static let largestFile = 1 << 30
    static let largestSite = 16 << 30
    static let mostMembers = 200_000

    private enum Place: Sendable {
        case folder(URL)
        case zip(ZipArchive, [String: ZipArchive.Member])
    }

    package struct File: Sendable {
        /// From the site's root.
        package var path: String
        package var bytes: Int
    }

    private let place: Place
    /// What stands before the site's paths in a zip, with its slash; empty for none.
    package let prefix: String
    /// In byte order of the paths.
    package let files: [File]
    /// What was wrong before anything was read: links, entries that lead elsewhere.
    package let problems: [SiteProblem]
    package let url: URL

    package var isZip: Bool {
        if case .zip = place { return true }
        return false
    }

    /// - Throws: `Diagnostic` for what is neither a folder nor a zip, or a zip that cannot be read.
    package init(_ url: URL) throws {
        self.url = url
        guard Files.exists(url) else {
            throw Diagnostic("no such file or folder", file: url.path, advice: "check the path")
        }
        if Files.isDirectory(url) {
            let listed = try FolderFiles.list(url)
            place = .folder(url)
            prefix = ""
            files = listed.filter { $0.kind == .file }.map { File(path: $0.path, bytes: $0.bytes) }
            problems = listed.filter { $0.kind != .file }.map {
                SiteProblem(file: $0.path, message: $0.kind == .link ? "is a symbolic link" : "is no regular file")
            }
            return
        }
        let archive = try ZipArchive(url, mostMembers: Self.mostMembers)
        (problems, prefix) = (try ZipTraps.problems(archive), Self.prefix(of: archive))
        let start = prefix
        let members = archive.members.filter { !$0.name.hasSuffix("/") && $0.name.hasPrefix(start) }
        files = members.map { File(path: String($0.name.dropFirst(start.count)), bytes: $0.size) }
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        place = .zip(
            archive,
            Dictionary(members.map { (String($0.name.dropFirst(start.count)), $0) }) { first, _ in first })
    }

    /// The folder of the outermost manifest.
    private static func prefix(of archive: ZipArchive) -> String {
        let found = archive.members.map(\.name)
            .filter { $0 == SiteManifest.path || $0.hasSuffix("/" + SiteManifest.path) }
            .min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        return String(found?.dropLast(SiteManifest.path.count) ?? "")
    }

    package func has(_ path: String) -> Bool {
        switch place {
        case .folder(let folder): Files.exists(folder.appendingPathComponent(path))
        case .zip(_, let members): members[path] != nil
        }
    }

    /// - Throws: `Diagnostic` naming the file where it cannot be read, is damaged or too large.
    package func read(_ path: String) throws -> Data {
        switch place {
        case .folder(let folder):
            return try Files.read(folder.appendingPathComponent(path))
        case .zip(let archive, let members):
            guard let member = members[path] else { throw Diagnostic("no such file in the zip", file: path) }
            guard member.size <= Self.largestFile else {
                throw Diagnostic(
                    "promises \(member.size) bytes", file: path, expected: "at most \(Self.largestFile) bytes")
            }
            var data = Data()
            try archive.unpack(member) { data.append(contentsOf: $0) }
            return data
        }
    }

    /// How messages name a file.
    package func name(_ path: String) -> String {
        isZip ? "\(url.path) (\(prefix)\(path))" : url.appendingPathComponent(path).path
    }
}
