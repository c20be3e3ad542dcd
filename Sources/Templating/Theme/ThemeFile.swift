import Core
import Foundation

/// One template or asset as resolved.
struct ThemeFile: Sendable {
    var data: Data
    var origin: Theme.Origin

    init(text: String, origin: Theme.Origin) {
        data = Data(text.utf8)
        self.origin = origin
    }

    init(data: Data, origin: Theme.Origin) {
        self.data = data
        self.origin = origin
    }

    var text: String { String(decoding: data, as: UTF8.self) }

    static let builtIn: [String: ThemeFile] = BuiltInTemplates.files.reduce(into: [:]) { files, file in
        files[file.name] = ThemeFile(text: file.text, origin: .builtIn)
    }

    /// A template of a megabyte is a mistake, an asset of 64 is too.
    static let largestTemplate = 1 << 20
    static let largestAsset = 64 << 20

    /// The templates and assets in a folder and the folders in it; other files are no part of a theme.
    static func all(in folder: URL) throws -> [String: ThemeFile] {
        guard Files.isDirectory(folder) else {
            throw Diagnostic("is not a folder of templates", file: folder.path, advice: "check the path")
        }
        var found: [String: ThemeFile] = [:]
        try collect(folder, prefix: "", depth: 0, into: &found)
        return found
    }

    private static func collect(_ folder: URL, prefix: String, depth: Int, into found: inout [String: ThemeFile]) throws
    {
        guard depth < 8 else { throw Diagnostic("folders are nested more than 8 deep", file: folder.path) }
        for entry in try Files.list(folder) {
            let name = prefix + entry.lastPathComponent
            if Files.isDirectory(entry) {
                try collect(entry, prefix: name + "/", depth: depth + 1, into: &found)
            } else if name.hasPrefix("assets/") {
                let data = try Files.read(entry)
                guard data.count <= largestAsset else { throw tooLarge(entry, data.count, largestAsset) }
                found[name] = ThemeFile(data: data, origin: .file(entry))
            } else if name.hasSuffix(".stencil") || name.hasSuffix(".mustache") {
                let text = try Files.readText(entry)
                guard text.utf8.count <= largestTemplate else {
                    throw tooLarge(entry, text.utf8.count, largestTemplate)
                }
                found[name] = ThemeFile(text: text.replacing("\r\n", with: "\n"), origin: .file(entry))
            }
        }
    }

    private static func tooLarge(_ url: URL, _ size: Int, _ limit: Int) -> Diagnostic {
        Diagnostic("has \(size) bytes", file: url.path, expected: "at most \(limit)")
    }
}

/// A template with the name of its file for messages.
typealias TemplateSources = [String: (text: String, file: String)]

extension ThemeFile {
    static func templates(in files: [String: ThemeFile]) -> TemplateSources {
        var sources: TemplateSources = [:]
        for (name, file) in files where !name.hasPrefix("assets/") {
            sources[name] = (file.text, file.place(name))
        }
        return sources
    }

    static func stencil(in files: [String: ThemeFile]) -> TemplateSources {
        templates(in: files).filter { $0.key.hasSuffix(".stencil") }
    }

    /// Under the names that partials are called by, without the extension.
    static func mustache(in files: [String: ThemeFile]) -> TemplateSources {
        var sources: TemplateSources = [:]
        for (name, source) in templates(in: files) where name.hasSuffix(".mustache") {
            sources[String(name.dropLast(9))] = source
        }
        return sources
    }

    private func place(_ name: String) -> String {
        if case .file(let url) = origin { return url.path }
        return "Templates/" + name
    }
}
