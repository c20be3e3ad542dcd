import Core
import Mustache

/// Logic-less templates, read once: for what is rendered ten thousand times, and for authors' text.
///
/// - Names look outwards through the sections around them; a name that is nowhere prints nothing (`Theme.lint`
///   tells).
/// - False is: a missing name, null, `false` and the empty list. `0` and `""` are true, as in every Mustache:
///   give the template a `hasResults` boolean where that matters.
/// - `{{x}}` and `{{{x}}}` both escape text; markup is a `TemplateValue.safe`, or `{{raw(x)}}` by an author who
///   means it.
/// - Filters are called as functions, a number at the end being the argument: `{{percent1(share)}}`.
/// - In a list `{{#first()}}`, `{{#last()}}`, `{{index()}}`, `{{#even()}}`, `{{#odd()}}` tell the position.
public struct MustacheEngine: TemplateEngine, Sendable {
    private let templates: [String: (nodes: [MustacheNode], file: String)]
    private let sources: TemplateSources

    /// - Parameter sources: template name without extension → text and the file it is from.
    /// - Throws: `Diagnostics`, every mistake in every template.
    init(sources: TemplateSources) throws {
        var templates: [String: (nodes: [MustacheNode], file: String)] = [:]
        var mistakes: [Diagnostic] = []
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            let (nodes, found) = MustacheSyntax.parse(source.text, file: source.file)
            templates[name] = (nodes, source.file)
            mistakes += found
        }
        if !mistakes.isEmpty { throw Diagnostics(mistakes) }
        self.templates = templates
        self.sources = sources
    }

    public func render(_ template: String, _ context: TemplateValue) throws -> String {
        let name = Self.plain(template)
        guard let found = templates[name] else { throw unknown(name) }
        var renderer = MustacheRenderer(templates: templates, context: context, file: found.file)
        try renderer.render(found.nodes)
        return renderer.output
    }

    /// The same by swift-mustache, which ours is compared with.
    package func renderWithLibrary(_ template: String, _ context: TemplateValue) throws -> String {
        MustacheContentTypes.register(EscapedByValues(), named: EscapedByValues.name)
        var library = MustacheLibrary()
        for (name, source) in sources {
            try library.register(MustacheText.forLibrary(source.text), named: name)
        }
        let name = Self.plain(template)
        guard let text = library.render(context, withTemplate: name) else { throw unknown(name) }
        return text
    }

    private static func plain(_ name: String) -> String {
        name.hasSuffix(".mustache") ? String(name.dropLast(9)) : name
    }

    private func unknown(_ name: String) -> Diagnostic {
        Diagnostic(
            "no Mustache template is named `\(name)`",
            expected: NearNames.advice(for: name, among: templates.keys.sorted()))
    }
}
