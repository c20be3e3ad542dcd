import Core
import Templating

/// Fills the values into a report's texts. What they are is only asked for where a text has any.
struct ReportTexts {
    let file: String
    let values: () throws -> TemplateValue

    /// - Parameter line: of the file, where the text starts.
    func filled(_ text: String, line: Int, _ mistakes: inout [Diagnostic]) throws -> String {
        guard text.contains("{{") else { return text }
        let protected = ProtectedText(text)
        guard protected.text.contains("{{") else { return text }
        let before = String(repeating: "\n", count: max(0, line - 1))
        let rendered = AuthorText.render(before + protected.text, try values(), file: file) { mistake in
            // Seen by whoever reads the report, without a name of a folder.
            "**" + MarkdownEscape.text("[line \(mistake.line ?? line): \(mistake.message)]") + "**"
        }
        mistakes += rendered.mistakes
        let filled = rendered.text.dropFirst(before.count)
        return protected.restored(Self.withoutFillers(String(filled), protected))
    }

    /// Takes away the line feeds that kept the lines' numbers behind each mark.
    static func withoutFillers(_ text: String, _ protected: ProtectedText) -> String {
        var result = ""
        var skip = 0
        for part in ProtectedText.parts(text) {
            switch part {
            case .text(let plain):
                result += plain.dropFirst(min(skip, plain.prefix { $0 == "\n" }.count))
                skip = 0
            case .mark(let number):
                result += ProtectedText.mark(number)
                let source = protected.pieces.indices.contains(number) ? protected.pieces[number].source : ""
                skip = source.utf8.count { $0 == 0x0A }
            }
        }
        return result
    }
}
