/// Text that stands for itself in Markdown.
package enum MarkdownEscape {
    private static let marks = Set<Unicode.Scalar>("\\`*_{}[]()<>#+-.!|~$&\"':@=".unicodeScalars)

    /// Every mark with a backslash, and what would end a line as a blank.
    package static func text(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": result.append(" ")
            case "\u{0}"..."\u{1F}", "\u{7F}", ProtectedText.open, ProtectedText.close: result.append("\u{FFFD}")
            default:
                if marks.contains(scalar) { result.append("\\") }
                result.append(scalar)
            }
        }
        return String(result)
    }
}
