import Core

/// One operand of an expression: a value and the filters it goes through, `share|percent:1`.
struct StencilOperand {
    static let operators: Set<String> = [
        "in", "or", "and", "not", "==", "!=", ">", ">=", "<", "<=", "(", ")", "if", "else",
    ]

    /// Paths of variables that it reads: the value's and the arguments'.
    private(set) var paths: [String] = []
    /// What is wrong with it whatever the data.
    private(set) var mistake: (message: String, expected: String?)?

    init(_ word: String) {
        let pieces = StencilWords.cut(word, at: "|")
        guard let head = pieces.first, word.first != "|", word.last != "|" else {
            mistake = ("`\(word)` is not an expression", "a variable, then `|filter` if any")
            return
        }
        for bound in Self.bounds(head) { read(bound) }
        for filter in pieces.dropFirst() { read(filter: filter) }
    }

    /// The two ends of a range `1...n`, or the word itself.
    private static func bounds(_ word: String) -> [String] {
        guard let dots = word.firstRange(of: "...") else { return [word] }
        return [String(word[..<dots.lowerBound]), String(word[dots.upperBound...])]
    }

    private mutating func read(filter text: String) {
        let parts = StencilWords.cut(text, at: ":")
        guard let name = parts.first, text.first != ":" else {
            mistake = ("a filter lacks its name in `\(text)`", "`|filter` or `|filter:argument`")
            return
        }
        let arguments = StencilWords.cut(parts.dropFirst().joined(separator: ":"), at: ",")
        guard let filter = TemplateFilters.byName[name] else {
            mistake = ("unknown filter `\(name)`", NearNames.advice(for: name, among: TemplateFilters.byName.keys))
            return
        }
        if !filter.arguments.contains(arguments.count) {
            mistake = ("filter `\(name)` has \(arguments.count) arguments", filter.argumentsInWords)
        }
        for argument in arguments { read(argument) }
    }

    private mutating func read(_ word: String) {
        if StencilNode.literal(word) != nil || Double(word) != nil || Bool(word) != nil { return }
        let bytes = Array(word.utf8)
        let isPath = !bytes.isEmpty && bytes.first != 0x2E && bytes.last != 0x2E && !word.contains("..")
        // A subscript may hold another path; brackets must pair.
        let opened = bytes.count { $0 == 0x5B }
        guard isPath, opened == bytes.count(where: { $0 == 0x5D }), bytes.allSatisfy(Self.isPathByte) else {
            mistake = ("`\(word)` is not a variable", "letters, digits and `_`, with `.` between")
            return
        }
        paths.append(word)
    }

    private static func isPathByte(_ byte: UInt8) -> Bool {
        MustacheName.isNameByte(byte) || byte == 0x5B || byte == 0x5D
    }
}
