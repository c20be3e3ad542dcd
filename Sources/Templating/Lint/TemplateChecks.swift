import Core

/// What can be told about templates without rendering them.
enum TemplateChecks {
    /// Mistakes that no data could mend: unclosed tags, unknown filters and parts, parts that include themselves.
    static func all(_ sources: TemplateSources) -> [Diagnostic] {
        let library = TemplateLibrary(sources)
        return library.mistakes + library.unknownParts() + library.cycles()
    }

    /// Names a template uses that its page does not declare.
    static func lint(_ name: String, against shape: ContextShape, in sources: TemplateSources) -> [Diagnostic] {
        let library = TemplateLibrary(sources)
        guard let source = sources[name] else {
            return [
                Diagnostic(
                    "the theme has no `\(name)`", expected: NearNames.advice(for: name, among: sources.keys.sorted()))
            ]
        }
        if name.hasSuffix(".stencil") {
            var lint = StencilLint(library: library)
            lint.check(name, file: source.file, scopes: [shape])
            return lint.found
        }
        var lint = MustacheLint(library: library)
        lint.check(String(name.dropLast(9)), scopes: [shape])
        return lint.found
    }
}

/// All templates, parsed.
struct TemplateLibrary {
    /// By name without extension.
    var mustache: [String: (nodes: [MustacheNode], file: String)] = [:]
    /// By name with extension.
    var stencil: [String: (nodes: [StencilNode], file: String)] = [:]
    var mistakes: [Diagnostic] = []

    init(_ sources: TemplateSources) {
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            if name.hasSuffix(".mustache") {
                let (nodes, found) = MustacheSyntax.parse(source.text, file: source.file)
                mustache[String(name.dropLast(9))] = (nodes, source.file)
                mistakes += found
            } else if name.hasSuffix(".stencil") {
                let (nodes, found) = StencilSyntax.parse(source.text, file: source.file)
                stencil[name] = (nodes, source.file)
                mistakes += found
            }
        }
    }

    func unknownParts() -> [Diagnostic] {
        var found: [Diagnostic] = []
        for (_, template) in mustache.sorted(by: { $0.key < $1.key }) {
            for (part, place) in Self.parts(template.nodes) where mustache[part] == nil {
                found.append(unknown(part, place, template.file, mustache.keys.sorted()))
            }
        }
        for (_, template) in stencil.sorted(by: { $0.key < $1.key }) {
            for (part, place) in StencilNode.parts(template.nodes) where stencil[part] == nil {
                found.append(unknown(part, place, template.file, stencil.keys.sorted()))
            }
        }
        return found
    }

    /// Templates that include themselves, directly or through others: rendering would not end.
    func cycles() -> [Diagnostic] {
        let graphs = [
            mustache.mapValues { (parts: Self.parts($0.nodes), file: $0.file) },
            stencil.mapValues { (parts: StencilNode.parts($0.nodes), file: $0.file) },
        ]
        return graphs.flatMap { graph in
            graph.sorted { $0.key < $1.key }.compactMap { name, template -> Diagnostic? in
                var reached: Set<String> = []
                var open = template.parts.map(\.0)
                while let part = open.popLast() {
                    if reached.insert(part).inserted { open += graph[part]?.parts.map(\.0) ?? [] }
                }
                guard reached.contains(name), let first = template.parts.first else { return nil }
                return first.1.diagnostic("`\(name)` includes itself", file: template.file)
            }
        }
    }

    private func unknown(_ part: String, _ place: TemplatePlace, _ file: String, _ known: [String]) -> Diagnostic {
        place.diagnostic(
            "no template is named `\(part)`", file: file, expected: NearNames.advice(for: part, among: known))
    }

    static func parts(_ nodes: [MustacheNode]) -> [(String, TemplatePlace)] {
        nodes.flatMap { node -> [(String, TemplatePlace)] in
            switch node {
            case .partial(let name, let place, let overrides): [(name, place)] + parts(overrides)
            case .section(_, _, let body), .block(_, let body): parts(body)
            case .text, .variable: []
            }
        }
    }
}
