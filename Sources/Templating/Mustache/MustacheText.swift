/// What Mustache does with the line breaks around tags: a tag other than a variable that is alone on its line
/// takes the line with it.
enum MustacheText {
    private static let vanishing = Set<Character>("#^/!><$")

    /// The bytes that a tag stands for: its own, or its whole line.
    static func cut(_ tag: TemplateTag, in scanner: TagScanner) -> Range<Int> {
        guard tag.kind == .variable, let sigil = tag.content.first, vanishing.contains(sigil) else { return tag.range }
        var start = tag.range.lowerBound
        while let before = scanner.byte(start - 1), before == 0x20 || before == 0x09 { start -= 1 }
        var end = tag.range.upperBound
        while let after = scanner.byte(end), after == 0x20 || after == 0x09 { end += 1 }
        let beginsLine = start == 0 || scanner.byte(start - 1) == 0x0A
        let endsLine = end == scanner.count || scanner.byte(end) == 0x0A
        return beginsLine && endsLine ? start..<min(end + 1, scanner.count) : tag.range
    }

    /// The same template with all of that done, for swift-mustache: with its escaping switched off, and each tag
    /// followed by a comment, after which the library takes none to be alone on its line.
    static func forLibrary(_ text: String) -> String {
        let scanner = TagScanner(text, stencil: false)
        var result = "{{%CONTENT_TYPE:\(EscapedByValues.name)}}\n"
        var at = 0
        for tag in scanner.tags {
            let cut = cut(tag, in: scanner)
            result += scanner.text(at..<cut.lowerBound) + scanner.text(tag.range) + "{{!}}"
            at = cut.upperBound
        }
        return result + scanner.text(at..<scanner.count)
    }
}
