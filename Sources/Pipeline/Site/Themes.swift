import Core
import Foundation
import Templating

/// Built-in themes as files of a site.
public enum Themes {
    public static var all: [(name: String, summary: String)] { Theme.names }

    /// Writes a theme's files into a folder; what is there already stays.
    /// - Parameters:
    ///   - name: nil for the plain theme.
    ///   - files: only these; all where none is named.
    /// - Throws: `Diagnostic` for an unknown theme or file, and where nothing can be written.
    public static func eject(_ name: String?, files: [String], to folder: URL) throws -> (
        written: [String], kept: [String]
    ) {
        let all = try Theme.builtIn(name)
        for file in files where !all.contains(where: { $0.name == file }) {
            throw Diagnostic(
                "the theme has no file `\(file.prefix(80))`",
                expected: NearNames.advice(for: file, among: all.map(\.name)))
        }
        var (written, kept): ([String], [String]) = ([], [])
        for file in all where files.isEmpty || files.contains(file.name) {
            let target = folder.appendingPathComponent(file.name)
            if Files.exists(target) {
                kept.append(file.name)
                continue
            }
            try Files.makeDirectory(target.deletingLastPathComponent())
            try Files.write(file.data, to: target)
            written.append(file.name)
        }
        return (written, kept)
    }

    /// Every word in small letters of the built-in templates and scripts.
    public static var words: Set<String> {
        var words = Set<String>()
        for theme in Theme.names {
            for file in (try? Theme.builtIn(theme.name)) ?? [] {
                let text = String(decoding: file.data, as: UTF8.self)
                for word in text.split(whereSeparator: { !$0.isLetter }) where word.first?.isLowercase == true {
                    words.insert(word.lowercased())
                }
            }
        }
        return words
    }

    /// - Throws: `Diagnostics`: every mistake in every template, with file and line.
    public static func check(_ folder: URL, theme name: String?) throws -> (files: Int, warnings: [Diagnostic]) {
        guard Files.isDirectory(folder) else {
            throw Diagnostic(
                "no such folder", file: folder.path, expected: "a folder of templates",
                advice: "write one with `vitrine theme eject`")
        }
        let theme = try Theme(named: name, overrides: [folder])
        let own = (theme.templateNames + theme.assetNames).filter { theme.origin(of: $0) != .builtIn }
        return (own.count, theme.warnings)
    }
}
