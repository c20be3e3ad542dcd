import Core
import Settings

/// A report as written: what stands at its top, its text, and its cells with their lines.
package struct ReportSource: Sendable {
    package var head: ReportHead
    /// Text and cells in the order of the file.
    package var pieces: [Piece]
    /// As messages name it.
    package var file: String

    package enum Piece: Sendable, Equatable {
        /// - line: of the file, where the text starts.
        case text(String, line: Int)
        case cell(CellSource)
    }

    /// - Throws: `Diagnostic` or `Diagnostics` for a front matter that cannot be read. Mistakes in cells are found
    ///   when they run, so that the rest of the report is still there.
    package init(_ text: String, file: String, name: String) throws {
        self.file = file
        // Marks that stand for what Markdown must not see; an author has no use for them.
        let clean = ProtectedText.withoutMarks(text)
        var lines = clean.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        if lines.last == "" { lines.removeLast() }
        var start = 0
        var front: String?
        if lines.first.map(Self.isRule) == true, let end = lines.dropFirst().firstIndex(where: Self.isRule) {
            front = "\n" + lines[1..<end].joined(separator: "\n")
            start = end + 1
        }
        pieces = CellFences.pieces(lines, from: start)
        head = try Self.head(front, file: file, title: Self.firstHeading(pieces) ?? name)
    }

    package var cells: [CellSource] {
        pieces.compactMap { piece in
            if case .cell(let cell) = piece { cell } else { nil }
        }
    }

    private static func isRule(_ line: String) -> Bool {
        line.hasPrefix("---") && line.allSatisfy { $0 == "-" || $0 == " " }
    }

    private static func head(_ yaml: String?, file: String, title: String) throws -> ReportHead {
        var head = ReportHead(title: title)
        guard let yaml, !yaml.allSatisfy(\.isWhitespace) else { return head }
        let map = try YAMLMapping(yaml, file: file)
        head.title = map.string("title") ?? title
        head.authors = map.strings("authors") ?? []
        head.date = map.string("date") ?? ""
        head.abstract = map.string("abstract") ?? ""
        head.hasContents = map.bool("contents") ?? true
        head.isNumbered = map.bool("numbered") ?? false
        try map.finish()
        return head
    }

    private static func firstHeading(_ pieces: [Piece]) -> String? {
        for case .text(let text, _) in pieces {
            for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("# ") {
                return String(line.dropFirst(2))
            }
        }
        return nil
    }
}

/// A fenced block that is a cell.
package struct CellSource: Sendable, Equatable {
    /// "grid"; empty where the fence names none.
    package var kind: String
    /// Between the fences.
    package var body: String
    /// Of the file, 1-based, the fences included.
    package var lines: ClosedRange<Int>
    /// Whether the closing fence is missing.
    package var isOpen: Bool

    package init(kind: String, body: String, lines: ClosedRange<Int>, isOpen: Bool) {
        self.kind = kind
        self.body = body
        self.lines = lines
        self.isOpen = isOpen
    }
}
