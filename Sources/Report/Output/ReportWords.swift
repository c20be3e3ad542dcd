import Core

/// What every form of a report says alike.
enum ReportWords {
    /// "Source of this figure, lines 12 to 15".
    static func source(_ cell: ReportCellResult) -> String {
        let (first, last) = (cell.lines.lowerBound, cell.lines.upperBound)
        return "Source of this \(noun(cell)), \(first == last ? "line \(first)" : "lines \(first) to \(last)")"
    }

    static func noun(_ cell: ReportCellResult) -> String {
        switch cell.number?.kind {
        case .figure: "figure"
        case .table: "table"
        case nil: "cell"
        }
    }

    /// A failure in sentences, the first the heading of it.
    static func failure(_ cell: ReportCellResult, _ told: Diagnostic) -> [String] {
        // Whoever reads the report need not know the author's folders.
        var place = told.file.map { $0.split(separator: "/").last.map(String.init) ?? "" } ?? ""
        if let line = told.line ?? (place.isEmpty ? cell.lines.lowerBound : nil) {
            place += (place.isEmpty ? "" : ", ") + "line \(line)"
        }
        var sentences = ["The cell \(cell.kind) could not be shown", "\(place): \(told.message)"]
        if let expected = told.expected { sentences.append("Expected: \(expected)") }
        if let advice = told.advice { sentences.append("Try: \(advice)") }
        return sentences
    }

    /// Whether the text begins with the report's title as a heading of its own.
    static func startsWithTitle(_ document: ReportDocument) -> Bool {
        guard case .text(let text)? = document.blocks.first,
            let line = text.split(whereSeparator: \.isNewline).first(where: { !$0.allSatisfy(\.isWhitespace) })
        else { return false }
        guard line.hasPrefix("# ") else { return false }
        return line.dropFirst(2).split(separator: " ").joined(separator: " ")
            == document.head.title.split(separator: " ").joined(separator: " ")
    }

    /// A fence longer than any run of backticks in the text.
    static func fence(for text: String) -> String {
        var longest = 0
        var run = 0
        for scalar in text.unicodeScalars {
            run = scalar == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        return String(repeating: "`", count: max(3, longest + 1))
    }

    static func fenced(_ text: String, _ language: String = "") -> String {
        let fence = fence(for: text)
        let body = text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
        return fence + language + "\n" + body + fence + "\n"
    }
}
