import Core
import Stencil

/// Our filters, which replace Stencil's of the same names, and `include`.
final class StencilExtension: Extension {
    init(theme: StencilTheme) {
        super.init()
        for filter in TemplateFilters.all {
            registerFilter(filter.name) { (value: Any?, arguments: [Any?]) throws -> Any? in
                do {
                    let result = try filter(TemplateValue(stencil: value), arguments.map { TemplateValue(stencil: $0) })
                    return result.plainStencil
                } catch let error as Diagnostic {
                    throw TemplateSyntaxError(error.message + (error.expected.map { ", not \($0)" } ?? ""))
                }
            }
        }
        registerFilter(Autoescape.filter) { (value: Any?) -> Any? in
            TemplateFilters.escaped(TemplateValue(stencil: value)).text
        }
        registerTag("include") { _, token in
            IncludeNode(token, theme: theme)
        }
    }
}

extension TemplateValue {
    /// For the end of a path, where Stencil wants arrays and strings it knows.
    fileprivate var plainStencil: Any? {
        switch self {
        case .null: nil
        case .string(let text): text
        case .list(let elements): elements.map(\.stencil)
        default: stencil
        }
    }
}

/// `{% include "parts/head.stencil" %}` or, with an object's fields added to what the part sees,
/// `{% include "parts/card.stencil" run %}`.
private final class IncludeNode: NodeType {
    let token: Token?
    private let name: Variable
    private let object: Variable?
    private let theme: StencilTheme

    init(_ token: Token, theme: StencilTheme) {
        self.token = token
        self.theme = theme
        let parts = token.components
        name = Variable(parts.count > 1 ? parts[1] : "''")
        object = parts.count > 2 ? Variable(parts[2]) : nil
    }

    func render(_ context: Context) throws -> String {
        guard let template = try name.resolve(context) as? String else {
            throw TemplateSyntaxError("`\(name.variable)` does not name a template")
        }
        guard theme.depth < 32 else { throw TemplateSyntaxError("`\(template)` is included more than 32 deep") }
        theme.depth += 1
        defer { theme.depth -= 1 }
        let loaded = try context.environment.loadTemplate(name: template)
        let fields = try object.flatMap { try $0.resolve(context) as? [String: Any] } ?? [:]
        for name in StencilEngine.reservedNames where fields[name] != nil {
            throw TemplateSyntaxError(
                "the object given to `\(template)` has a field named `\(name)`, which is Stencil's own")
        }
        return try context.push(dictionary: fields) { try loaded.render(context) }
    }
}
