import Core
import Foundation
import PathKit

/// A folder of templates and assets as an author keeps it, read once.
///
/// Paths here are PathKit's, which Stencil's own loaders are made of. It lists folders in no order, takes an absolute
/// path for the whole of what it is joined to, and walks the disk when a path is iterated: so entries are sorted,
/// names are only ever a child's own, and nothing iterates a path.
struct ThemeFolder {
    /// A template of a megabyte is a mistake, an asset of 64 is too.
    static let largestTemplate = 1 << 20
    static let largestAsset = 64 << 20
    static let deepest = 8

    private let root: Path

    init(_ folder: URL) {
        root = Path(folder.path)
    }

    /// By name as the theme has it, `charts/line.mustache`; other files in the folder are no part of a theme.
    /// - Throws: `Diagnostic` for what is no folder, cannot be read, is not UTF-8 or too large.
    func files() throws -> [String: ThemeFile] {
        guard root.isDirectory else {
            throw Diagnostic("is not a folder of templates", file: root.string, advice: "check the path")
        }
        var found: [String: ThemeFile] = [:]
        try collect(root, prefix: "", depth: 0, into: &found)
        return found
    }

    private func collect(_ folder: Path, prefix: String, depth: Int, into found: inout [String: ThemeFile]) throws {
        guard depth < Self.deepest else {
            throw Diagnostic("folders are nested more than \(Self.deepest) deep", file: folder.string)
        }
        for entry in try children(of: folder) {
            let name = prefix + entry.lastComponent
            if entry.isDirectory {
                try collect(entry, prefix: name + "/", depth: depth + 1, into: &found)
            } else if name.hasPrefix("assets/") {
                let data = try Files.read(entry.url)
                try check(entry, data.count, atMost: Self.largestAsset)
                found[name] = ThemeFile(data: data, origin: .file(entry.url))
            } else if ["stencil", "mustache"].contains(entry.extension) {
                let text = try Files.readText(entry.url)
                try check(entry, text.utf8.count, atMost: Self.largestTemplate)
                found[name] = ThemeFile(text: text.replacing("\r\n", with: "\n"), origin: .file(entry.url))
            }
        }
    }

    private func children(of folder: Path) throws -> [Path] {
        do {
            return try folder.children().filter { !$0.lastComponent.hasPrefix(".") }
                .sorted { $0.lastComponent < $1.lastComponent }
        } catch {
            throw Diagnostic("cannot be listed", file: folder.string, advice: "check that it may be read")
        }
    }

    private func check(_ file: Path, _ size: Int, atMost limit: Int) throws {
        guard size > limit else { return }
        throw Diagnostic("has \(size) bytes", file: file.string, expected: "at most \(limit)")
    }
}
