/// Finds the cells of a report: fenced blocks whose info string starts with `vitrine`.
enum CellFences {
    /// The beginning or end of a fenced block (CommonMark 0.30, 4.5).
    struct Fence {
        var mark: Character
        var length: Int
        var info: String

        /// - Returns: nil for a line that is no fence.
        init?(_ line: String) {
            let indent = line.prefix { $0 == " " }.count
            guard indent < 4 else { return nil }
            let rest = line.dropFirst(indent)
            guard let mark = rest.first, mark == "`" || mark == "~" else { return nil }
            length = rest.prefix { $0 == mark }.count
            guard length >= 3 else { return nil }
            self.mark = mark
            info = String(rest.dropFirst(length)).trimmingBlanks
            // An info string after backticks holds none: that line is code in a paragraph.
            if mark == "`", info.contains("`") { return nil }
        }

        func closes(_ opening: Fence) -> Bool {
            info.isEmpty && mark == opening.mark && length >= opening.length
        }

        /// The words after `vitrine`; nil for other code.
        var cell: String? {
            let words = info.split(separator: " ").map(String.init)
            return words.first == "vitrine" ? words.dropFirst().joined(separator: " ") : nil
        }
    }

    /// - Parameter start: the first line of the body, 0-based.
    static func pieces(_ lines: [String], from start: Int) -> [ReportSource.Piece] {
        var pieces: [ReportSource.Piece] = []
        var text: [String] = []
        var textStart = start
        func flush(_ next: Int) {
            if !text.isEmpty { pieces.append(.text(text.joined(separator: "\n") + "\n", line: textStart + 1)) }
            text = []
            textStart = next
        }
        var at = start
        while at < lines.count {
            guard let fence = Fence(lines[at]) else {
                text.append(lines[at])
                at += 1
                continue
            }
            let end = lines[(at + 1)...].firstIndex { Fence($0)?.closes(fence) == true }
            let last = end ?? lines.count - 1
            if let kind = fence.cell {
                flush(last + 1)
                let body = lines[(at + 1)..<max(at + 1, end ?? lines.count)].joined(separator: "\n")
                pieces.append(
                    .cell(CellSource(kind: kind, body: body, lines: at + 1...last + 1, isOpen: end == nil)))
            } else {
                text += lines[at...last]
            }
            at = last + 1
        }
        flush(lines.count)
        return pieces
    }
}

extension String {
    /// Without blanks and tabs at its ends.
    var trimmingBlanks: String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
