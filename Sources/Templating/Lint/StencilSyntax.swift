import Core

/// One piece of a Stencil template, as far as checking needs it.
indirect enum StencilNode: Sendable {
    case expression([String], TemplatePlace)
    case loop(variables: [String], list: String, filter: [String], TemplatePlace, body: [StencilNode])
    case scope([StencilNode])
    case block(String, body: [StencilNode], TemplatePlace)
    case extends(String, TemplatePlace)
    case include(name: String, object: String?, TemplatePlace)

    /// Templates named outright in `extends` and `include`.
    static func parts(_ nodes: [StencilNode]) -> [(String, TemplatePlace)] {
        nodes.flatMap { node -> [(String, TemplatePlace)] in
            switch node {
            case .extends(let name, let place): [(name, place)]
            case .include(let name, _, let place): literal(name).map { [($0, place)] } ?? []
            case .loop(_, _, _, _, let body), .scope(let body), .block(_, let body, _): parts(body)
            case .expression: []
            }
        }
    }

    static func literal(_ word: String) -> String? {
        guard word.count > 1, let quote = word.first, quote == "\"" || quote == "'", word.last == quote else {
            return nil
        }
        return String(word.dropFirst().dropLast())
    }
}

/// Reads a Stencil template strictly: unclosed tags, which Stencil passes over in silence, and unknown filters are
/// told here with their lines.
struct StencilSyntax {
    private struct Open {
        var tag: String
        var words: [String]
        var place: TemplatePlace
        var nodes: [StencilNode] = []
        /// Branches of the same tag already closed.
        var branches: [StencilNode] = []
    }

    private static let closing = [
        "for": "endfor", "if": "endif", "ifnot": "endif", "block": "endblock", "filter": "endfilter",
    ]
    private static let tags =
        Array(closing.keys) + Set(closing.values) + [
            "else", "elif", "empty", "extends", "include", "break", "continue",
        ]

    private let file: String
    private var open: [Open] = []
    private var mistakes: [Diagnostic] = []

    static func parse(_ text: String, file: String) -> (nodes: [StencilNode], mistakes: [Diagnostic]) {
        var syntax = StencilSyntax(file: file)
        let nodes = syntax.read(text)
        return (nodes, syntax.mistakes)
    }

    private init(file: String) {
        self.file = file
    }

    private mutating func read(_ text: String) -> [StencilNode] {
        let scanner = TagScanner(text, stencil: true)
        open = [Open(tag: "", words: [], place: TemplatePlace(line: 1, column: 1))]
        for tag in scanner.tags where tag.kind != .comment {
            let content = Autoescape.oneLine(Self.withoutTrimMarks(tag))
            if tag.kind == .block { readBlock(tag, StencilWords.split(content)) } else { print(tag, content) }
        }
        if let place = scanner.unclosed {
            complain(place, "a tag is not closed", "`}}`, `%}` or `#}`")
        } else {
            for tag in open.dropFirst() {
                complain(tag.place, "`{% \(tag.tag) %}` is not closed", "`{% \(Self.closing[tag.tag] ?? "") %}`")
            }
        }
        return open.first?.nodes ?? []
    }

    /// `{%- … +%}`: marks that keep or trim the blanks around.
    private static func withoutTrimMarks(_ tag: TemplateTag) -> String {
        guard tag.kind == .block else { return tag.content }
        var content = Substring(tag.content)
        if let first = content.first, first == "-" || first == "+" { content = content.dropFirst() }
        if let last = content.last, last == "-" || last == "+" { content = content.dropLast() }
        return String(content).split(separator: " ").joined(separator: " ")
    }

    private mutating func print(_ tag: TemplateTag, _ content: String) {
        if content.hasPrefix("{") { return complain(tag.place, "`{{{` is Mustache", "`{{ x|raw }}`") }
        let words = StencilWords.split(content)
        if words.isEmpty { return complain(tag.place, "`{{ }}` prints nothing", "a variable") }
        add(.expression(checked(words, tag.place), tag.place))
    }

    private mutating func readBlock(_ tag: TemplateTag, _ words: [String]) {
        guard let name = words.first else { return complain(tag.place, "`{% %}` is empty", "a tag") }
        let rest = Array(words.dropFirst())
        switch name {
        case "for", "if", "ifnot", "block", "filter":
            guard open.count < 64 else { return complain(tag.place, "tags are nested more than 64 deep", nil) }
            checkOpening(name, rest, tag.place)
            open.append(Open(tag: name, words: rest, place: tag.place))
        case "else", "elif": branch(name, rest, tag.place, within: ["if", "ifnot"])
        case "empty": branch(name, rest, tag.place, within: ["for"])
        case "endfor", "endif", "endblock", "endfilter": close(name, tag.place)
        case "break", "continue":
            if !open.contains(where: { $0.tag == "for" }) {
                complain(tag.place, "`{% \(name) %}` is outside a loop", "`{% for … %}` around it")
            }
        case "extends": extends(rest, tag.place)
        case "include":
            guard rest.count == 1 || rest.count == 2 else {
                return complain(
                    tag.place, "`{% include %}` takes a template, and the object it shows if any",
                    "`{% include \"part.stencil\" %}`")
            }
            add(.include(name: rest[0], object: rest.count > 1 ? rest[1] : nil, tag.place))
        default: complain(tag.place, "unknown tag `\(name)`", NearNames.advice(for: name, among: Self.tags))
        }
    }

    private mutating func checkOpening(_ name: String, _ rest: [String], _ place: TemplatePlace) {
        switch name {
        case "for":
            let isWhole = rest.count == 3 || (rest.count > 4 && rest[3] == "where")
            guard isWhole, rest[1] == "in" else {
                return complain(
                    place, "`{% for %}` is not whole", "`{% for x in list %}`, or with `where` and a condition")
            }
            for variable in Self.names(rest[0]) where variable == "block" || variable == "forloop" {
                complain(place, "`\(variable)` is Stencil's own name", "another name for the loop's variable")
            }
        case "if", "ifnot":
            if rest.isEmpty { complain(place, "`{% \(name) %}` has no condition", "`{% \(name) x %}`") }
        default:
            if rest.count != 1 { complain(place, "`{% \(name) %}` takes one word", "`{% \(name) name %}`") }
        }
    }

    private mutating func extends(_ rest: [String], _ place: TemplatePlace) {
        guard rest.count == 1, let base = StencilNode.literal(rest[0]) else {
            return complain(
                place, "`{% extends %}` takes the name of a template in quotes", "`{% extends \"base.stencil\" %}`")
        }
        let isFirst = open.count == 1 && open[0].nodes.isEmpty
        if !isFirst { complain(place, "`{% extends %}` does not come first", "it before everything else, once") }
        add(.extends(base, place))
    }

    private mutating func branch(_ name: String, _ rest: [String], _ place: TemplatePlace, within: Set<String>) {
        guard let last = open.last, within.contains(last.tag) else {
            return complain(
                place, "`{% \(name) %}` is outside `{% \(within.sorted().joined(separator: " %}` and `{% ")) %}`", nil)
        }
        open[open.count - 1].branches += contents(last)
        open[open.count - 1].nodes = []
        open[open.count - 1].words = rest
        if name == "empty" { open[open.count - 1].tag = "for" }
        if name != "elif" { open[open.count - 1].words = [] }
    }

    private mutating func close(_ name: String, _ place: TemplatePlace) {
        guard open.count > 1, let last = open.last, Self.closing[last.tag] == name else {
            let wanted = open.count > 1 ? open.last.flatMap { Self.closing[$0.tag] } : nil
            return complain(
                place, "`{% \(name) %}` closes nothing", wanted.map { "`{% \($0) %}`" } ?? "no closing tag here")
        }
        open.removeLast()
        add(.scope(last.branches + contents(last)))
    }

    /// What is inside a tag, as nodes that tell which names it makes.
    private mutating func contents(_ tag: Open) -> [StencilNode] {
        switch tag.tag {
        case "for" where tag.words.count >= 3:
            let filter = checked(Array(tag.words.dropFirst(4)), tag.place)
            _ = checked([tag.words[2]], tag.place)
            return [
                .loop(
                    variables: Self.names(tag.words[0]), list: tag.words[2], filter: filter, tag.place, body: tag.nodes)
            ]
        case "if", "ifnot":
            return (tag.words.isEmpty ? [] : [.expression(checked(tag.words, tag.place), tag.place)]) + [
                .scope(tag.nodes)
            ]
        case "block": return [.block(tag.words.first ?? "", body: tag.nodes, tag.place)]
        case "filter":
            let call = "text|" + (tag.words.first ?? "")
            _ = checked([call], tag.place)
            // What the tag prints is not escaped again, so data must not come in by an argument.
            if StencilOperand(call).paths.count > 1 {
                complain(tag.place, "`{% filter %}` is given a variable", "arguments in quotes, or numbers")
            }
            return [.scope(tag.nodes)]
        default: return [.scope(tag.nodes)]
        }
    }

    static func names(_ word: String) -> [String] {
        word.split(separator: ",").map { String($0.filter { $0 != " " }) }
    }

    private mutating func checked(_ words: [String], _ place: TemplatePlace) -> [String] {
        for word in words where !StencilOperand.operators.contains(word) {
            if let mistake = StencilOperand(word).mistake { complain(place, mistake.message, mistake.expected) }
        }
        return words
    }

    private mutating func add(_ node: StencilNode) {
        open[open.count - 1].nodes.append(node)
    }

    private mutating func complain(_ place: TemplatePlace, _ message: String, _ expected: String?) {
        mistakes.append(place.diagnostic(message, file: file, expected: expected))
    }
}
