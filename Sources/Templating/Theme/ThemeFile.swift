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
        if !file.name.hasPrefix(BuiltInThemes.folder) {
            files[file.name] = ThemeFile(text: file.text, origin: .builtIn)
        }
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
