import Foundation

/// Finds what a path names below the site's root, and nothing outside it.
package struct SiteFiles: Sendable {
    private let root: String

    package init(root: URL) {
        self.root = root.path
    }

    package enum Found: Sendable {
        case file(OpenFile, name: String)
        /// A folder asked for without the slash at its end: relative links need the slash.
        case folderWithoutSlash
        case missing
        /// A symbolic link that leads out of the root: 403.
        case outside
    }

    package func find(_ path: RequestPath) -> Found {
        // Looked up anew each time: a build swaps the whole folder, which may itself be behind a link.
        guard let realRoot = Self.realPath(root) else { return .missing }
        let prefix = realRoot == "/" ? "/" : realRoot + "/"
        let wanted = ([realRoot == "/" ? "" : realRoot] + path.segments).joined(separator: "/")
        guard let real = Self.realPath(wanted) else { return .missing }
        guard real == realRoot || real.utf8.starts(with: prefix.utf8) else { return .outside }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: real, isDirectory: &isDirectory) else { return .missing }
        guard isDirectory.boolValue else {
            guard !path.isFolder, let file = OpenFile(realPath: real) else { return .missing }
            return .file(file, name: path.segments.last ?? "")
        }
        guard path.isFolder else { return .folderWithoutSlash }
        guard let index = Self.realPath(real + "/index.html") else { return .missing }
        guard index.utf8.starts(with: prefix.utf8) else { return .outside }
        return OpenFile(realPath: index).map { .file($0, name: "index.html") } ?? .missing
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(validatingCString: resolved)
    }
}
