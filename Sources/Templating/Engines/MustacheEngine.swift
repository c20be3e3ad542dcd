import Core
import Mustache

/// Logic-less templates, compiled once: for what is rendered ten thousand times, and for authors' text.
///
/// - Names look outwards through the sections around them; a name that is nowhere prints nothing (`Lint` tells).
/// - False is: a missing name, null, `false` and the empty list. `0` and `""` are true, as in every Mustache:
///   give the template a `hasResults` boolean where that matters.
/// - `{{x}}` and `{{{x}}}` both escape text; markup is a `TemplateValue.safe`, or `{{raw(x)}}` by an author who
///   means it.
/// - Filters are called as functions, a number at the end being the argument: `{{percent1(share)}}`.
/// - In a list `{{#first()}}`, `{{#last()}}`, `{{index()}}`, `{{#even()}}`, `{{#odd()}}` tell the position.
public struct MustacheEngine: TemplateEngine, Sendable {
    private var library: MustacheLibrary
    private let names: [String]

    /// - Parameter sources: template name without extension → text and the file it is from.
    /// - Throws: `Diagnostics`, every mistake in every template.
    init(sources: [String: (text: String, file: String)]) throws {
        MustacheContentTypes.register(EscapedByValues(), named: EscapedByValues.name)
        var library = MustacheLibrary()
        var mistakes: [Diagnostic] = []
        for name in sources.keys.sorted() {
            guard let source = sources[name] else { continue }
            let (nodes, found) = MustacheSyntax.parse(source.text, file: source.file)
            _ = nodes
            mistakes += found
            guard found.isEmpty else { continue }
            do {
                try library.register(MustacheEngine.prepared(source.text), named: name)
            } catch {
                mistakes.append(Diagnostic("is not a Mustache template: \(error)", file: source.file))
            }
        }
        if !mistakes.isEmpty { throw Diagnostics(mistakes) }
        self.library = library
        names = sources.keys.sorted()
    }

    public func render(_ template: String, _ context: TemplateValue) throws -> String {
        let name = template.hasSuffix(".mustache") ? String(template.dropLast(9)) : template
        guard let text = library.render(context, withTemplate: name) else {
            throw Diagnostic(
                "no Mustache template is named `\(name)`", expected: NearNames.advice(for: name, among: names))
        }
        return text
    }

    /// The text as the library gets it: with its escaping switched off, and without blanks before a partial
    /// alone on its line, which the library would repeat before each line at the cost of counting every one's
    /// characters.
    static func prepared(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
            let content = line.drop { $0 == " " || $0 == "\t" }
            let isPartial = content.hasPrefix("{{>") || content.hasPrefix("{{<") || content.hasPrefix("{{$")
            return isPartial ? content : line
        }
        return "{{%CONTENT_TYPE:\(EscapedByValues.name)}}\n" + lines.joined(separator: "\n")
    }
}
