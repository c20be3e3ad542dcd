import Core
import Mustache

/// Logic-less templates by swift-mustache, compiled once: for what is rendered ten thousand times, and for authors'
/// text.
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
    private let library: MustacheLibrary
    private let files: [String: String]
    private let calls: [MustacheText.Call]
    private let log: ShapeLog?

    /// - Parameter sources: template name without extension → text and the file it is from, checked by the theme:
    ///   the library would render templates that include themselves until the stack is full.
    /// - Throws: `Diagnostic` where the library cannot read a template.
    init(sources: TemplateSources, log: ShapeLog? = nil) throws {
        self.log = log
        MustacheContentTypes.register(EscapedByValues(), named: EscapedByValues.name)
        var library = MustacheLibrary()
        var calls: [MustacheText.Call] = []
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            let text = MustacheText.forLibrary(source.text, file: source.file, calls: &calls)
            do {
                try library.register(text, named: name)
            } catch {
                throw Diagnostic("cannot be read as Mustache: \(error)", file: source.file)
            }
        }
        self.library = library
        self.calls = calls
        files = sources.mapValues(\.file)
    }

    public func render(_ template: String, _ context: TemplateValue) throws -> String {
        let name = template.hasSuffix(".mustache") ? String(template.dropLast(9)) : template
        log?.note(name + ".mustache", context)
        let faults = MustacheFaults()
        guard let text = MustacheFaults.$current.withValue(faults, operation: { render(name, context) }) else {
            throw Diagnostic(
                "no Mustache template is named `\(name)`",
                expected: NearNames.advice(for: name, among: files.keys.sorted()))
        }
        if let fault = faults.first {
            guard let call = fault.call, calls.indices.contains(call) else { throw fault.error }
            let (file, place) = (calls[call].file, calls[call].place)
            throw place.diagnostic(fault.error.message, file: file, expected: fault.error.expected)
        }
        return text
    }

    private func render(_ name: String, _ context: TemplateValue) -> String? {
        library.render(context, withTemplate: name)
    }
}
