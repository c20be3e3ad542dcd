import Core

extension ReportTable {
    /// As GitHub's Markdown has tables: the best in bold, what is small print below it.
    var markdown: String {
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
        var text = line(columns.map { $0.isEmpty ? " " : MarkdownEscape.text($0) })
        text += line(columns.indices.map { isNumber($0) ? "---:" : "---" })
        for row in rows {
            text += line(
                row.map { cell in
                    var text = MarkdownEscape.text(cell.text)
                    if cell.isBest, !text.isEmpty { text = "**\(text)**" }
                    if !cell.detail.isEmpty { text += "<br><sub>\(MarkdownEscape.text(cell.detail))</sub>" }
                    return text
                })
        }
        return note.isEmpty ? text : text + "\n" + MarkdownEscape.text(note) + "\n"
    }

    /// A table that needs no style sheet.
    var html: String {
        func side(_ column: Int) -> String { " style=\"text-align:\(isNumber(column) ? "right" : "left")\"" }
        var text = "<table>\n<thead><tr>"
        for (column, name) in columns.enumerated() { text += "<th\(side(column))>\(HTML.escape(name))</th>" }
        text += "</tr></thead>\n<tbody>\n"
        for row in rows {
            text += "<tr>"
            for (column, cell) in row.enumerated() {
                var content = HTML.escape(cell.text)
                if cell.isBest { content = "<b>\(content)</b>" }
                if !cell.detail.isEmpty { content += "<br><small>\(HTML.escape(cell.detail))</small>" }
                text += "<td\(side(column))>\(content)</td>"
            }
            text += "</tr>\n"
        }
        text += "</tbody>\n</table>\n"
        return note.isEmpty ? text : text + "<p>\(HTML.escape(note))</p>\n"
    }

    /// Columns of equal width for a terminal; the best with a star.
    var plain: String {
        let cells =
            [columns]
            + rows.map { row in
                row.map { ($0.isBest ? "*" : "") + $0.text + ($0.detail.isEmpty ? "" : " (\($0.detail))") }
            }
            .map { $0.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") } }
        let widths = columns.indices.map { column in
            cells.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        var lines = cells.map { row in
            row.enumerated().map { column, text in
                let room = String(
                    repeating: " ", count: widths.indices.contains(column) ? widths[column] - text.count : 0)
                return isNumber(column) ? room + text : text + room
            }
            .joined(separator: "  ")
        }
        lines.insert(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "), at: 1)
        if !note.isEmpty { lines.append(note) }
        return lines.map(Self.withoutTrailingBlanks).joined(separator: "\n")
    }

    func isNumber(_ column: Int) -> Bool { isNumeric.indices.contains(column) && isNumeric[column] }

    private static func withoutTrailingBlanks(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }
}

extension [ReportCode] {
    /// Codes below each other in letters of equal width, with `^` under the bits that differ from the first.
    var plain: String {
        let width = map(\.title.count).max() ?? 0
        return map { code in
            let title = code.title.split(whereSeparator: \.isNewline).joined(separator: " ")
            let start = title + String(repeating: " ", count: Swift.max(0, width - title.count)) + "  "
            var text = start + Self.groups(code.bits.map { $0 ? "1" : "0" }) + "  " + code.hex
            if !code.differs.isEmpty {
                let differs = Set(code.differs)
                let marks = Self.groups(code.bits.indices.map { differs.contains($0) ? "^" : " " })
                text += "\n" + String(repeating: " ", count: start.count) + marks
            }
            return text
        }
        .joined(separator: "\n")
    }

    private static func groups(_ bits: [String]) -> String {
        stride(from: 0, to: bits.count, by: 8).map { bits[$0..<Swift.min($0 + 8, bits.count)].joined() }
            .joined(separator: " ")
    }
}
