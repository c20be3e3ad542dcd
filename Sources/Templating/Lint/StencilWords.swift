/// Cuts what is between Stencil's braces into words as Stencil does: at blanks outside quotes, except around
/// `|`, `:` and `,`, and with brackets as words of their own.
enum StencilWords {
    static func split(_ expression: String) -> [String] {
        var words: [String] = []
        for word in cut(expression, at: " ") { append(word, to: &words) }
        return words
    }

    /// Cuts at a character outside quotes, dropping empty pieces.
    static func cut(_ text: String, at separator: Character) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var quote: Character?
        for character in text {
            if let open = quote {
                piece.append(character)
                if character == open { quote = nil }
            } else if character == separator {
                if !piece.isEmpty { pieces.append(piece) }
                piece = ""
            } else {
                if character == "\"" || character == "'" { quote = character }
                piece.append(character)
            }
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }

    private static func append(_ word: String, to words: inout [String]) {
        guard let last = words.last else { return bracketed(word, to: &words) }
        if let end = last.last, "|:,".contains(end) {
            words[words.count - 1] += word
        } else if let start = word.first, "|:,".contains(start) {
            words[words.count - 1] += word
        } else {
            bracketed(word, to: &words)
        }
    }

    private static func bracketed(_ word: String, to words: inout [String]) {
        var middle = Substring(word)
        var closing = 0
        while middle.count > 1, middle.first == "(" {
            words.append("(")
            middle = middle.dropFirst()
        }
        while middle.count > 1, middle.last == ")" {
            closing += 1
            middle = middle.dropLast()
        }
        words.append(String(middle))
        words += [String](repeating: ")", count: closing)
    }
}
