import Core

/// Finds the names in a Stencil template, and in those it extends and includes, that nothing declares.
struct StencilLint {
    let library: TemplateLibrary
    private(set) var found: [Diagnostic] = []
    private var open: [String] = []

    init(library: TemplateLibrary) {
        self.library = library
    }

    private struct Place {
        var file: String
        var place: TemplatePlace
    }

    /// What templates give the blocks of those they extend, the outermost child's first.
    private typealias Blocks = [String: [(body: [StencilNode], file: String)]]

    /// - Parameter scopes: outermost first.
    mutating func check(_ name: String, file: String, scopes: [ContextShape]) {
        check(name, scopes, [:])
    }

    private mutating func check(_ name: String, _ scopes: [ContextShape], _ blocks: Blocks) {
        guard let template = library.stencil[name], !open.contains(name) else { return }
        open.append(name)
        defer { open.removeLast() }
        guard case .extends(let base, _)? = template.nodes.first else {
            return check(template.nodes, template.file, scopes, blocks)
        }
        var given = blocks
        // Only blocks at the top of a template that extends another are ever shown.
        for node in template.nodes {
            for (block, body) in Self.blocks(node) { given[block, default: []].append((body, template.file)) }
        }
        check(base, scopes, given)
    }

    private static func blocks(_ node: StencilNode) -> [(String, [StencilNode])] {
        switch node {
        case .block(let name, let body, _): [(name, body)]
        case .scope(let nodes): nodes.flatMap(blocks)
        default: []
        }
    }

    private mutating func check(_ nodes: [StencilNode], _ file: String, _ scopes: [ContextShape], _ blocks: Blocks) {
        for node in nodes {
            switch node {
            case .expression(let words, let place): read(words, Place(file: file, place: place), scopes)
            case .scope(let body): check(body, file, scopes, blocks)
            case .loop(let variables, let list, let filter, let place, let body):
                let here = Place(file: file, place: place)
                let inside = scopes + [loopScope(variables, list, here, scopes)]
                read(filter, here, inside)
                check(body, file, inside, blocks)
            case .block(let name, let body, _):
                let bodies = (blocks[name] ?? []) + [(body, file)]
                for content in bodies {
                    check(content.body, content.file, scopes + [["block": ["super": .value]]], blocks)
                }
            case .include(let name, let object, let place):
                let here = Place(file: file, place: place)
                var inside = scopes
                if let object { inside.append(resolve(object, here, scopes)) }
                if let template = StencilNode.literal(name) {
                    check(template, inside, [:])
                } else {
                    read([name], here, scopes)
                }
            case .extends: break
            }
        }
    }

    private mutating func loopScope(
        _ variables: [String], _ list: String, _ place: Place, _ scopes: [ContextShape]
    ) -> ContextShape {
        read([list], place, scopes)
        let isPlain = StencilOperand(list).paths == [list]
        var element = ContextShape.any
        if isPlain, case .list(let shape) = resolve(list, place, scopes) { element = shape }
        var fields: [String: ContextShape] = ["forloop": .any]
        for variable in variables { fields[variable] = variables.count == 1 ? element : .any }
        return .object(fields)
    }

    private mutating func read(_ words: [String], _ place: Place, _ scopes: [ContextShape]) {
        for word in words where !StencilOperand.operators.contains(word) {
            for path in StencilOperand(word).paths { _ = resolve(path, place, scopes) }
        }
    }

    private mutating func resolve(_ path: String, _ place: Place, _ scopes: [ContextShape]) -> ContextShape {
        if path.contains("[") { return .any }
        let parts = path.split(separator: ".").map(String.init)
        guard let first = parts.first else { return .any }
        for scope in scopes.reversed() {
            if case .any = scope { return .any }
            guard case .object(let fields) = scope, let start = fields[first] else { continue }
            var shape = start
            for part in parts.dropFirst() {
                guard let next = Self.member(part, of: shape) else {
                    return undeclared(part, among: shape.names, path, place)
                }
                shape = next
            }
            return shape
        }
        return undeclared(first, among: scopes.flatMap(\.names), path, place)
    }

    private static func member(_ name: String, of shape: ContextShape) -> ContextShape? {
        switch shape {
        case .any: .any
        case .object(let fields): fields[name] ?? (name == "count" ? .value : nil)
        case .list(let element):
            name == "first" || name == "last" || Int(name) != nil ? element : (name == "count" ? .value : nil)
        case .value: name == "first" || name == "last" || name == "count" ? .value : nil
        }
    }

    private mutating func undeclared(
        _ part: String, among known: [String], _ path: String, _ place: Place
    ) -> ContextShape {
        let whole = part == path ? "" : " in `\(path)`"
        let told = place.place.diagnostic(
            "nothing is named `\(part)`\(whole)", file: place.file, expected: NearNames.advice(for: part, among: known))
        if !found.contains(told) { found.append(told) }
        return .any
    }
}
