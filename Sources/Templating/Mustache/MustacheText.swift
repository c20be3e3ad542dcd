/// Templates as they are given to swift-mustache.
enum MustacheText {
    /// Where a filter is called, for the message when it cannot do its work.
    struct Call: Sendable {
        var file: String
        var place: TemplatePlace
    }

    /// Stands between a filter's name and the number of its call: no filter has it in its name.
    static let numberMark: Character = "_"

    /// Names of metrics have an `@`, which the library does not read; no name of ours has the mark in place of it.
    private static let atMark = "?"

    static func name(fromLibrary name: String) -> String {
        name.contains(atMark) ? name.replacing(atMark, with: "@") : name
    }

    private static func forLibrary(_ tag: String) -> String {
        tag.contains("@") ? tag.replacing("@", with: atMark) : tag
    }

    private static let vanishing = Set<Character>("#^/!><$")

    /// The bytes that a tag stands for: its own, or, for a tag other than a variable that is alone on its line, that
    /// line.
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

    /// The same template with the library's escaping switched off; with lone tags' lines taken away, and each tag
    /// followed by a comment, after which the library takes none to be alone on its line and indents no partial; and
    /// with each filter call numbered.
    static func forLibrary(_ text: String, file: String, calls: inout [Call]) -> String {
        let scanner = TagScanner(text, stencil: false)
        var result = "{{%CONTENT_TYPE:\(EscapedByValues.name)}}\n"
        var at = 0
        var open: [String] = []
        for tag in scanner.tags {
            let cut = cut(tag, in: scanner)
            result += scanner.text(at..<cut.lowerBound)
            result += forLibrary(numbered(tag, file: file, open: &open, calls: &calls) ?? scanner.text(tag.range))
            result += "{{!}}"
            at = cut.upperBound
        }
        return result + scanner.text(at..<scanner.count)
    }

    /// A tag that calls filters, with their numbers; a section's end has those of its beginning.
    private static func numbered(
        _ tag: TemplateTag, file: String, open: inout [String], calls: inout [Call]
    ) -> String? {
        let sigil = tag.kind == .tripleVariable ? "{" : tag.content.first ?? " "
        if sigil == "/" { return open.popLast().map { "{{/\($0)}}" } }
        guard sigil != "!", sigil != ">" else { return nil }
        let mark = "#^&$<".contains(sigil) ? String(sigil) : ""
        let name = String(tag.content.dropFirst(mark.count).drop { $0 == " " })
        var pieces = name.split(separator: "(", omittingEmptySubsequences: false).map(String.init)
        for index in pieces.indices.dropLast() where !MustacheTransforms.ofLibrary.contains(pieces[index]) {
            pieces[index] += "\(numberMark)\(calls.count)"
            calls.append(Call(file: file, place: tag.place))
        }
        let call = pieces.joined(separator: "(")
        if "#^$<".contains(sigil) { open.append(call) }
        return sigil == "{" ? "{{{\(call)}}}" : "{{\(mark)\(call)}}"
    }
}
