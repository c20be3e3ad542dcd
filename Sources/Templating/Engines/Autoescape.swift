/// Rewrites a Stencil template so that whatever it prints is escaped.
enum Autoescape {
    /// The filter that every `{{ e }}` ends in; not one that a template may call.
    static let filter = "_escaped"

    static func rewrite(_ template: String) -> String {
        let scanner = TagScanner(template, stencil: true)
        var result = ""
        var at = 0
        for tag in scanner.tags {
            result += scanner.text(at..<tag.range.lowerBound)
            result += tag.kind == .variable ? printed(oneLine(tag.content)) : scanner.text(tag.range)
            at = tag.range.upperBound
        }
        return result + scanner.text(at..<scanner.count)
    }

    /// Where the tag stands that Stencil knows by these contents.
    static func place(of contents: String, in template: String) -> TemplatePlace? {
        let suffix = "|" + filter
        return TagScanner(template, stencil: true).tags.first { tag in
            let content = oneLine(tag.content)
            guard tag.kind != .comment else { return false }
            if content == contents { return true }
            return tag.kind == .variable && (escaped(content) == contents || content + suffix == contents)
                || (tag.kind == .variable && content.contains(contents.replacing(suffix, with: "")))
        }?.place
    }

    private static func printed(_ expression: String) -> String {
        // A parent's block is rendered already, by a template that escaped.
        if expression == "block.super" { return "{{ block.super }}" }
        if let escaped = escaped(expression) { return "{{ \(escaped) }}" }
        return "{% filter \(filter) %}{{ \(expression) }}{% endfilter %}"
    }

    /// The expression with the filter applied to what it prints; nil for a comparison, which prints true or false.
    private static func escaped(_ expression: String) -> String? {
        let parts = StencilWords.split(expression)
        if parts.count == 1 { return "\(parts[0])|\(filter)" }
        guard parts.count > 3, parts[1] == "if" else { return nil }
        guard let otherwise = parts.firstIndex(of: "else") else {
            return "\(parts[0])|\(filter) " + parts.dropFirst().joined(separator: " ")
        }
        guard otherwise == parts.count - 2 else { return nil }
        return "\(parts[0])|\(filter) " + parts[1...otherwise].joined(separator: " ")
            + " \(parts[otherwise + 1])|\(filter)"
    }

    static func oneLine(_ content: String) -> String {
        content.split(whereSeparator: \.isNewline)
            .map { line in String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
            .filter { !$0.isEmpty }.joined(separator: " ")
    }
}
