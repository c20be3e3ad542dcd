import Core
import Stencil

/// Templates with inheritance and conditions, for pages that are rendered a few times.
///
/// `{{ x }}` is escaped unless it is `TemplateValue.safe` or goes through `|raw`. Falsy are: a missing name,
/// null, `false`, `""`, the empty list, numbers not above zero. Numbers are compared with single precision.
/// Not `Sendable`: one engine a worker.
public final class StencilEngine: TemplateEngine {
    private let environment: Environment
    private let theme: StencilTheme
    private let log: ShapeLog?

    /// - Parameter sources: template name with extension → text and the file it is from, checked by the theme.
    init(sources: [String: (text: String, file: String)], log: ShapeLog? = nil) {
        self.log = log
        theme = StencilTheme(sources: sources)
        environment = Environment(
            loader: theme, extensions: [StencilExtension(theme: theme)], templateClass: EscapingTemplate.self)
    }

    public func render(_ template: String, _ context: TemplateValue) throws -> String {
        let name = template.hasSuffix(".stencil") ? template : template + ".stencil"
        try Self.refuseReservedNames(context)
        log?.note(name, context)
        do {
            theme.depth = 0
            let loaded = try environment.loadTemplate(name: name)
            return try loaded.render(context.fields.mapValues(\.stencil))
        } catch {
            throw theme.diagnostic(error, template: name)
        }
    }

    static let reservedNames = ["block", "forloop", "filter_value"]

    /// `block` is how a template prints its parent's block, unescaped: data must not pose as it.
    private static func refuseReservedNames(_ context: TemplateValue) throws {
        for name in reservedNames where context.fields[name] != nil {
            throw Diagnostic("a page's data has a field named `\(name)`, which is Stencil's own")
        }
    }
}

/// The theme's templates as Stencil loads them, each cut into tokens once.
final class StencilTheme: Loader {
    private let sources: [String: (text: String, file: String)]
    private var loaded: [String: Template] = [:]
    /// How many includes are open, against templates that include themselves through a variable.
    var depth = 0

    init(sources: [String: (text: String, file: String)]) {
        self.sources = sources
    }

    func loadTemplate(name: String, environment: Environment) throws -> Template {
        if let template = loaded[name] { return template }
        guard let source = sources[name] else {
            throw Diagnostic(
                "no template is named `\(name)`", expected: NearNames.advice(for: name, among: sources.keys.sorted()))
        }
        let template = environment.templateClass.init(templateString: source.text, environment: environment, name: name)
        loaded[name] = template
        return template
    }

    /// Stencil's line numbers are those of the first line that reads the same, so look its tag up ourselves.
    func diagnostic(_ error: any Error, template: String) -> Diagnostic {
        if var diagnostic = error as? Diagnostic {
            diagnostic.file = diagnostic.file ?? sources[template]?.file
            return diagnostic
        }
        guard let syntax = error as? TemplateSyntaxError else {
            return Diagnostic("cannot be rendered: \(error)", file: sources[template]?.file ?? template)
        }
        let token = syntax.token ?? syntax.stackTrace.last
        let name = token?.sourceMap.filename ?? template
        guard let source = sources[name] else { return Diagnostic(syntax.reason, file: name) }
        var diagnostic = Diagnostic(syntax.reason, file: source.file)
        if let place = token.flatMap({ Autoescape.place(of: $0.contents, in: source.text) }) {
            diagnostic.line = place.line
            diagnostic.column = place.column
        }
        return diagnostic
    }
}

/// Escapes what each `{{ … }}` prints.
final class EscapingTemplate: Template {
    required init(templateString: String, environment: Environment? = nil, name: String? = nil) {
        super.init(templateString: Autoescape.rewrite(templateString), environment: environment, name: name)
    }
}
