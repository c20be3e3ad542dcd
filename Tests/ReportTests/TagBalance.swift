import Core

/// Whether every tag of a piece of XML is closed by its own, and no bare `<` or `&` is left. By Unicode scalar, as a
/// browser reads: `>` and a combining mark after it are one `Character`.
enum TagBalance {
    static func check(_ markup: String) throws {
        var open: [String] = []
        var rest = markup.unicodeScalars[...]
        while let start = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
            let after = rest[rest.index(after: start)...]
            if rest[start] == "&" {
                guard let end = after.firstIndex(of: ";"), after[..<end].allSatisfy({ $0.isASCII && $0 != " " }) else {
                    throw Diagnostic("a bare & before \(after.prefix(20))")
                }
                rest = after[end...]
                continue
            }
            guard let end = after.firstIndex(of: ">") else { throw Diagnostic("a tag without its end") }
            let tag = after[..<end]
            let name = String(
                String.UnicodeScalarView(tag.drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" && $0 != "\n" }))
            if tag.first == "/" {
                guard open.popLast() == name else { throw Diagnostic("</\(name)> closes another tag") }
            } else if tag.last != "/", tag.first != "?", tag.first != "!" {
                open.append(name)
            }
            rest = after[end...]
        }
        guard open.isEmpty else { throw Diagnostic("never closed: \(open.joined(separator: ", "))") }
    }
}
