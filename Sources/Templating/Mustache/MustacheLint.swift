import Core

/// Finds the names in a Mustache template, and in the partials it calls, that nothing declares.
struct MustacheLint {
    /// What a template gives the blocks of the one it builds on.
    typealias Blocks = [String: (nodes: [MustacheNode], file: String)]

    let library: TemplateLibrary
    private(set) var found: [Diagnostic] = []
    private var open: [String] = []

    init(library: TemplateLibrary) {
        self.library = library
    }

    /// - Parameter scopes: outermost first.
    mutating func check(_ name: String, scopes: [ContextShape], overrides: Blocks = [:]) {
        guard let template = library.mustache[name], !open.contains(name) else { return }
        open.append(name)
        check(template.nodes, template.file, scopes, overrides)
        open.removeLast()
    }

    private mutating func check(
        _ nodes: [MustacheNode], _ file: String, _ scopes: [ContextShape], _ overrides: Blocks
    ) {
        for node in nodes {
            switch node {
            case .text: break
            case .variable(let name): _ = resolve(name, file, scopes)
            case .section(let name, let inverted, let body):
                let shape = resolve(name, file, scopes)
                check(body, file, inverted ? scopes : scopes + Self.inside(shape), overrides)
            case .partial(let part, _, let blocks):
                var inherited = overrides
                for case .block(let block, let body) in blocks where overrides[block] == nil {
                    inherited[block] = (body, file)
                }
                check(part, scopes: scopes, overrides: inherited)
            case .block(let name, let body):
                let content = overrides[name] ?? (body, file)
                check(content.nodes, content.file, scopes, overrides)
            }
        }
    }

    private static func inside(_ shape: ContextShape) -> [ContextShape] {
        switch shape {
        case .list(let element): [element]
        case .object, .any: [shape]
        case .value: []
        }
    }

    private mutating func resolve(_ name: MustacheName, _ file: String, _ scopes: [ContextShape]) -> ContextShape {
        var shape = lookUp(name, file, scopes)
        for transform in name.transforms.reversed() {
            switch (transform, shape) {
            case ("first", .list(let element)), ("last", .list(let element)): shape = element
            case ("reversed", .list): break
            default: shape = .value
            }
        }
        return shape
    }

    private mutating func lookUp(_ name: MustacheName, _ file: String, _ scopes: [ContextShape]) -> ContextShape {
        if name.path.isEmpty { return .value }
        if name.path == "." { return scopes.last ?? .any }
        let parts = name.path.split(separator: ".").map(String.init)
        guard let first = parts.first else { return .any }
        let visible = name.path.hasPrefix(".") ? scopes.suffix(1) : scopes[...]
        for scope in visible.reversed() {
            if case .any = scope { return .any }
            guard case .object(let fields) = scope, let start = fields[first] else { continue }
            return descend(start, parts.dropFirst(), name, file)
        }
        return undeclared(first, among: visible.flatMap(\.names), name, file)
    }

    private mutating func descend(
        _ start: ContextShape, _ parts: ArraySlice<String>, _ name: MustacheName, _ file: String
    ) -> ContextShape {
        var shape = start
        for part in parts {
            switch shape {
            case .any: return .any
            case .object(let fields):
                guard let next = fields[part] else { return undeclared(part, among: shape.names, name, file) }
                shape = next
            case .value, .list: return undeclared(part, among: [], name, file)
            }
        }
        return shape
    }

    private mutating func undeclared(
        _ part: String, among known: [String], _ name: MustacheName, _ file: String
    ) -> ContextShape {
        let whole = part == name.path ? "" : " in `\(name.path)`"
        let told = name.place.diagnostic(
            "nothing is named `\(part)`\(whole)", file: file, expected: NearNames.advice(for: part, among: known))
        if !found.contains(told) { found.append(told) }
        return .any
    }
}
