/// Pages in either language: callers name a page and not its language.
final class PageEngine: TemplateEngine {
    private let stencil: StencilEngine
    private let mustache: MustacheEngine
    private let isMustache: (String) -> Bool

    init(stencil: StencilEngine, mustache: MustacheEngine, isMustache: @escaping (String) -> Bool) {
        self.stencil = stencil
        self.mustache = mustache
        self.isMustache = isMustache
    }

    func render(_ template: String, _ context: TemplateValue) throws -> String {
        let name = TemplateLanguage.stem(of: template)
        return isMustache(name) ? try mustache.render(name, context) : try stencil.render(name, context)
    }
}

/// The languages that templates are written in, by their extensions.
enum TemplateLanguage {
    static let extensions = [".stencil", ".mustache"]

    static func stem(of name: String) -> String {
        for ending in extensions where name.hasSuffix(ending) { return String(name.dropLast(ending.count)) }
        return name
    }

    /// `about.mustache` for `about.stencil` and the other way round; nil for what is no template.
    static func twin(of name: String) -> String? {
        for (ending, other) in zip(extensions, extensions.reversed()) where name.hasSuffix(ending) {
            return name.dropLast(ending.count) + other
        }
        return nil
    }
}
