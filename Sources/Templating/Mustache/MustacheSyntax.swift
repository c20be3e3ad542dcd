import Core

/// Reads a Mustache template strictly: what the library accepts in silence (an unclosed `{{`, an unknown
/// filter) is told here with its line.
struct MustacheSyntax {
    private struct Open {
        var sigil: Character
        var name: String
        var place: TemplatePlace
        var nodes: [MustacheNode] = []
    }

    private let file: String
    private var open: [Open] = []
    private var mistakes: [Diagnostic] = []

    static func parse(_ text: String, file: String) -> (nodes: [MustacheNode], mistakes: [Diagnostic]) {
        var syntax = MustacheSyntax(file: file)
        let nodes = syntax.read(text)
        return (nodes, syntax.mistakes)
    }

    private init(file: String) {
        self.file = file
    }

    private mutating func read(_ text: String) -> [MustacheNode] {
        let scanner = TagScanner(text, stencil: false)
        open = [Open(sigil: " ", name: "", place: TemplatePlace(line: 1, column: 1))]
        var at = 0
        for tag in scanner.tags {
            let cut = MustacheText.cut(tag, in: scanner)
            if at < cut.lowerBound { add(.text(scanner.text(at..<cut.lowerBound))) }
            read(tag)
            at = cut.upperBound
        }
        if at < scanner.count { add(.text(scanner.text(at..<scanner.count))) }
        if let place = scanner.unclosed {
            mistakes.append(place.diagnostic("a tag is not closed", file: file, expected: "`}}`"))
        } else {
            for section in open.dropFirst() {
                mistakes.append(
                    section.place.diagnostic(
                        "section `\(section.name)` is not closed", file: file, expected: "`{{/\(section.name)}}`"))
            }
        }
        return open.first?.nodes ?? []
    }

    private mutating func read(_ tag: TemplateTag) {
        let sigil = tag.kind == .tripleVariable ? "{" : tag.content.first ?? " "
        let rest = String(tag.content.dropFirst("#^/>&$<!=%".contains(sigil) ? 1 : 0)).drop { $0 == " " }
        let content = String(rest)
        switch sigil {
        case "!": return
        case "=", "%":
            complain(tag, "`{{\(sigil)` is not allowed here", "delimiters and escaping are the same in every template")
        case "#", "^":
            guard open.count < 64 else { return complain(tag, "sections are nested more than 64 deep", nil) }
            open.append(Open(sigil: sigil, name: content, place: tag.place))
        case "$", "<": open.append(Open(sigil: sigil, name: content, place: tag.place))
        case "/": close(tag, content)
        case ">" where content.hasPrefix("*"):
            // Data could make templates call themselves without end, and the library does not count.
            complain(tag, "`{{>\(content)}}` lets data choose a template", "the name of a template, or sections")
        case ">":
            guard isPartialName(content) else { return badName(tag, content) }
            add(.partial(content, tag.place, overrides: []))
        default:
            guard let name = MustacheName(content, tag.place) else { return badName(tag, content) }
            check(name)
            add(.variable(name))
        }
    }

    private mutating func close(_ tag: TemplateTag, _ name: String) {
        guard open.count > 1, let section = open.last, section.name == name else {
            let wanted = open.count > 1 ? open.last?.name : nil
            return complain(
                tag, "`{{/\(name)}}` closes nothing", wanted.map { "`{{/\($0)}}`" } ?? "no closing tag here")
        }
        open.removeLast()
        switch section.sigil {
        case "$": add(.block(name, body: section.nodes))
        case "<":
            // The library reads no `/` in a closing tag, so a template in a folder cannot be built on.
            guard isPartialName(name), !name.contains("/") else { return badName(tag, name) }
            let hasOthers = section.nodes.contains { node in
                switch node {
                case .block: false
                case .text(let text): !text.allSatisfy(\.isWhitespace)
                default: true
                }
            }
            if hasOthers {
                let message = "`{{<\(name)}}` holds more than blocks"
                mistakes.append(
                    section.place.diagnostic(message, file: file, expected: "only `{{$block}}…{{/block}}` inside"))
            }
            add(.partial(name, section.place, overrides: section.nodes))
        default:
            guard let parsed = MustacheName(name, section.place) else { return badName(tag, name) }
            check(parsed)
            add(.section(parsed, inverted: section.sigil == "^", body: section.nodes))
        }
    }

    private mutating func add(_ node: MustacheNode) {
        open[open.count - 1].nodes.append(node)
    }

    private mutating func check(_ name: MustacheName) {
        for transform in name.transforms {
            if MustacheTransforms.ofLibrary.contains(transform) { continue }
            if let (filter, arguments) = MustacheTransforms.filter(named: transform) {
                if filter.arguments.contains(arguments.count) { continue }
                mistakes.append(
                    name.place.diagnostic(
                        "filter `\(transform)` lacks its number", file: file,
                        expected: "`\(filter.name)3(\(name.path))`"))
                continue
            }
            let known = Array(TemplateFilters.byName.keys) + MustacheTransforms.ofLibrary
            mistakes.append(
                name.place.diagnostic(
                    "unknown filter `\(transform)`", file: file,
                    expected: NearNames.advice(for: transform, among: known)))
        }
    }

    private func isPartialName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { MustacheName.isNameByte($0) || $0 == 0x2F }
    }

    private mutating func badName(_ tag: TemplateTag, _ name: String) {
        complain(tag, "`\(name)` is not a name", "letters, digits, `_`, `-`, `@` and `.`")
    }

    private mutating func complain(_ tag: TemplateTag, _ message: String, _ expected: String?) {
        mistakes.append(tag.place.diagnostic(message, file: file, expected: expected))
    }
}
