import Core
import Foundation

/// The templates and assets of a site: built in, and overridden file by file.
///
/// Looked up in the order of `overrides` (the folder given with `--templates`, then `<site>/Templates`), then among
/// the built-in ones. Names are paths within such a folder: `pages/index.stencil`, `charts/line.mustache`,
/// `assets/site.css`. Everything is read and checked once, when the theme is made.
public struct Theme: Sendable {
    /// Where a file comes from.
    public enum Origin: Sendable, Equatable {
        case builtIn
        case file(URL)
    }

    /// Over the name and bytes of every template and asset as resolved: two themes that render alike are equal in it.
    public let digest: String
    /// What deserves telling though the theme works, such as an override whose name overrides nothing.
    public let warnings: [Diagnostic]
    private let files: [String: ThemeFile]
    private let compiled: MustacheEngine
    /// Where any template is an author's.
    private let log: ShapeLog?

    /// - Parameters:
    ///   - name: of a built-in theme, whose files take the places of the plain one's; nil for the plain one.
    ///   - overrides: folders, first found wins; ones that do not exist are an error.
    /// - Throws: `Diagnostics`: every mistake in every template, with file and line; `Diagnostic` for an unknown theme.
    public init(named name: String? = nil, overrides: [URL] = []) throws {
        var files = ThemeFile.builtIn
        if let name, name != BuiltInThemes.plain {
            guard let own = BuiltInThemes.files(of: name) else {
                throw Diagnostic(
                    "there is no theme `\(name.prefix(60))`",
                    expected: NearNames.advice(for: name, among: BuiltInThemes.names))
            }
            Self.lay(own, over: &files)
        }
        var warnings: [Diagnostic] = []
        for folder in overrides.reversed() {
            let found = try ThemeFolder(folder).files()
            warnings += Self.warnings(found, known: files)
            try Self.refuseWrongLanguage(found)
            Self.lay(found, over: &files)
        }
        try self.init(files: files, warnings: warnings)
    }

    /// What is rendered for every query is Mustache: Stencil would take minutes.
    private static func refuseWrongLanguage(_ layer: [String: ThemeFile]) throws {
        let mistakes = layer.keys.sorted().compactMap { name -> Diagnostic? in
            guard name.hasSuffix(".stencil"), let twin = TemplateLanguage.twin(of: name), layer[twin] == nil,
                ThemeFile.builtIn[twin] != nil, case .file(let url)? = layer[name]?.origin
            else { return nil }
            return Diagnostic(
                "is written in Stencil, and this part is rendered by Mustache", file: url.path, expected: "`\(twin)`",
                advice: "start from `vitrine theme eject --file \(twin)`")
        }
        if !mistakes.isEmpty { throw Diagnostics(mistakes) }
    }

    /// A page may be written in either language: `about.mustache` takes the place of `about.stencil` too.
    private static func lay(_ layer: [String: ThemeFile], over files: inout [String: ThemeFile]) {
        for name in layer.keys {
            if let twin = TemplateLanguage.twin(of: name), layer[twin] == nil { files[twin] = nil }
        }
        files.merge(layer) { _, new in new }
    }

    /// A theme of these templates alone, for tests and for text that is not a file.
    package init(templates: [String: String]) throws {
        try self.init(files: templates.mapValues { ThemeFile(text: $0, origin: .builtIn) }, warnings: [])
    }

    private init(files: [String: ThemeFile], warnings: [Diagnostic]) throws {
        self.files = files
        self.warnings = warnings
        let mistakes = TemplateChecks.all(ThemeFile.templates(in: files))
        if !mistakes.isEmpty { throw Diagnostics(mistakes) }
        let isOwn = files.contains { !$0.key.hasPrefix("assets/") && $0.value.origin != .builtIn }
        log = isOwn ? ShapeLog() : nil
        compiled = try MustacheEngine(sources: ThemeFile.mustache(in: files), log: log)
        var digest = Digest()
        for name in files.keys.sorted() {
            digest.add(name)
            digest.add(files[name]?.data ?? Data())
        }
        self.digest = digest.hex()
    }

    /// A new engine for pages, in whichever language the theme has each; not `Sendable`, so take one for each worker.
    public func pages() -> any TemplateEngine {
        PageEngine(
            stencil: StencilEngine(sources: ThemeFile.stencil(in: files), log: log), mustache: compiled,
            isMustache: { [files] name in files[name + ".mustache"] != nil && files[name + ".stencil"] == nil })
    }

    /// The compiled Mustache templates, one for all workers.
    public func mustache() -> MustacheEngine {
        compiled
    }

    /// The bytes of a file under `assets/`.
    /// - Parameter name: with or without `assets/` before it.
    public func asset(_ name: String) throws -> Data {
        let path = name.hasPrefix("assets/") ? name : "assets/" + name
        guard let file = files[path] else {
            throw Diagnostic("the theme has no `\(path)`", expected: NearNames.advice(for: path, among: assetNames))
        }
        return file.data
    }

    /// `assets/charts.css` and so on, in byte order.
    public var assetNames: [String] { files.keys.filter { $0.hasPrefix("assets/") }.sorted() }

    /// Names of templates with their extensions, in byte order.
    public var templateNames: [String] { files.keys.filter { !$0.hasPrefix("assets/") }.sorted() }

    /// The text of a template as resolved.
    public func template(_ name: String) throws -> String {
        guard let file = files[name] else {
            throw Diagnostic("the theme has no `\(name)`", expected: NearNames.advice(for: name, among: templateNames))
        }
        return file.text
    }

    public func origin(of name: String) -> Origin? { files[name]?.origin }

    /// The files of a built-in theme, for writing them out to be edited: all that pages are made of for the plain one,
    /// what differs from it for the others.
    /// - Throws: `Diagnostic` for an unknown theme.
    public static func builtIn(_ name: String? = nil) throws -> [(name: String, data: Data)] {
        let plain = name == nil || name == BuiltInThemes.plain
        guard let files = plain ? ThemeFile.builtIn : BuiltInThemes.files(of: name ?? "") else {
            throw Diagnostic(
                "there is no theme `\(name?.prefix(60) ?? "")`",
                expected: NearNames.advice(for: name ?? "", among: BuiltInThemes.names))
        }
        return files.sorted { $0.key < $1.key }.map { ($0.key, $0.value.data) }
    }

    /// Names of the built-in themes, the plain one first, each with a sentence on it.
    public static var names: [(name: String, summary: String)] { BuiltInThemes.all }

    /// What a template would print nothing for, given the names a page declares.
    /// - Parameter name: with its extension.
    /// - Returns: undeclared variables with file, line, column and near names; empty when all is well.
    public func lint(_ name: String, against shape: ContextShape) -> [Diagnostic] {
        TemplateChecks.lint(name, against: shape, in: ThemeFile.templates(in: files))
    }

    /// Names in an author's templates that no page rendered so far has given them, each with the names that are near:
    /// they print nothing.
    public func unknownNames() -> [Diagnostic] {
        guard let log else { return [] }
        let own = Set(
            files.values.compactMap { file -> String? in
                if case .file(let url) = file.origin { url.path } else { nil }
            })
        var found: [Diagnostic] = []
        for (template, shape) in log.shapes {
            for var mistake in lint(template, against: shape) where mistake.file.map(own.contains) == true {
                mistake.severity = .warning
                if !found.contains(mistake) { found.append(mistake) }
            }
        }
        return found
    }

    private static func warnings(_ found: [String: ThemeFile], known: [String: ThemeFile]) -> [Diagnostic] {
        found.keys.sorted().filter { known[$0] == nil }.compactMap { name in
            let near = NearNames.of(name, among: known.keys)
            guard !near.isEmpty, case .file(let url)? = found[name]?.origin else { return nil }
            return Diagnostic(
                "overrides nothing", file: url.path, expected: near.map { "`\($0)`" }.joined(separator: ", "),
                severity: .warning)
        }
    }
}
