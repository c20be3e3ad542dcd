import Core

/// A place in a template, both counted from 1; columns in bytes.
struct TemplatePlace: Sendable, Equatable {
    var line: Int
    var column: Int

    func diagnostic(_ message: String, file: String, expected: String? = nil, advice: String? = nil) -> Diagnostic {
        Diagnostic(message, file: file, line: line, column: column, expected: expected, advice: advice)
    }
}

/// One `{{…}}`, `{%…%}` or `{#…#}`.
struct TemplateTag: Sendable, Equatable {
    enum Kind: Sendable { case variable, tripleVariable, block, comment }
    var kind: Kind
    /// What is between the braces, blanks at both ends dropped.
    var content: String
    var place: TemplatePlace
    /// Bytes of the whole tag in the template.
    var range: Range<Int>
}

/// Finds the tags of a template as the engines do: by the first closing mark, even within quotes.
struct TagScanner {
    private let bytes: [UInt8]
    private let starts: [UInt8]
    private(set) var tags: [TemplateTag] = []
    private(set) var unclosed: TemplatePlace?

    /// - Parameter stencil: Stencil also has `{%` and `{#`, and no `{{{`.
    init(_ text: String, stencil: Bool) {
        bytes = Array(text.utf8)
        starts = stencil ? Array("{%#".utf8) : Array("{".utf8)
        scan(stencil: stencil)
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    var count: Int { bytes.count }

    func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    private mutating func scan(stencil: Bool) {
        var place = TemplatePlace(line: 1, column: 1)
        var at = 0
        func step(_ place: inout TemplatePlace, to end: Int) {
            while at < end {
                if bytes[at] == 0x0A {
                    place = TemplatePlace(line: place.line + 1, column: 1)
                } else {
                    place.column += 1
                }
                at += 1
            }
        }
        while at + 1 < bytes.count {
            guard bytes[at] == 0x7B, starts.contains(bytes[at + 1]) else {
                step(&place, to: at + 1)
                continue
            }
            let isTriple = !stencil && at + 2 < bytes.count && bytes[at + 2] == 0x7B
            let mark = bytes[at + 1] == 0x7B ? UInt8(0x7D) : bytes[at + 1]
            let opening = isTriple ? 3 : 2
            guard let end = close(from: at + opening, mark: mark, length: opening) else {
                unclosed = place
                return
            }
            let content = text(at + opening..<end - opening)
            let kind: TemplateTag.Kind =
                switch mark {
                case 0x25: .block
                case 0x23: .comment
                default: isTriple ? .tripleVariable : .variable
                }
            tags.append(TemplateTag(kind: kind, content: trimmed(content), place: place, range: at..<end))
            step(&place, to: end)
        }
    }

    /// The byte after the closing mark.
    private func close(from start: Int, mark: UInt8, length: Int) -> Int? {
        var at = start
        while at + 1 < bytes.count {
            if bytes[at] == mark, bytes[at + 1] == 0x7D {
                if length == 2 { return at + 2 }
                if at + 2 < bytes.count, bytes[at + 2] == 0x7D { return at + 3 }
            }
            at += 1
        }
        return nil
    }

    private func trimmed(_ text: String) -> String {
        let blanks: Set<Character> = [" ", "\t", "\n", "\r\n", "\r"]
        let head = text.drop { blanks.contains($0) }
        return String(head.reversed().drop { blanks.contains($0) }.reversed())
    }
}
