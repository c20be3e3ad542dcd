/// A `tabular` with booktabs' rules, made to fit the page.
struct LaTeXTable {
    var text: String

    /// Wider than this, in letters, a table is made smaller.
    private static let lineLength = 72
    /// Longer cells are broken into lines.
    private static let longestCell = 42
    static let mostColumns = 40

    /// A column's heading in as many lines as its cells ask for: numbers are short and their headings long.
    /// - Parameter width: of the widest cell, in letters.
    static func heading(_ title: String, width: Int, side: String) -> (text: String, width: Int) {
        let room = max(width, 10)
        var lines: [String] = []
        for word in title.split(whereSeparator: \.isWhitespace).map(String.init) {
            if let last = lines.last, last.count + 1 + word.count <= room {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
            }
        }
        let text = lines.map { LaTeXText.escape($0) }.joined(separator: " \\tabularnewline ")
        let longest = lines.map(\.count).max() ?? 0
        return lines.count < 2 ? (text, longest) : ("\\begin{tabular}[b]{@{}\(side)@{}}\(text)\\end{tabular}", longest)
    }

    /// - Parameters:
    ///   - rows: LaTeX and the number of letters of each cell, the heading first.
    ///   - sides: "l", "c" or "r" for each column.
    /// - Returns: nil without columns, or with more than fit any page.
    init?(rows: [[(text: String, width: Int)]], sides: [String]) {
        let columns = sides.count
        guard columns > 0, columns <= Self.mostColumns, let header = rows.first else { return nil }
        let widths = (0..<columns).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].width : 0 }.max() ?? 0
        }
        let isLong = widths.map { $0 > Self.longestCell }
        let shares = widths.map { min($0, Self.longestCell) }
        // Long columns share what the others leave, at least a quarter of the line for each.
        let taken = zip(shares, isLong).reduce(0) { $0 + ($1.1 ? 0 : $1.0 + 2) }
        let long = isLong.count { $0 }
        let room = long == 0 ? 0 : max(25, 92 * max(0, Self.lineLength - taken) / Self.lineLength / long)
        let spec = (0..<columns).map { isLong[$0] ? "p{0.\(min(room, 90))\\linewidth}" : sides[$0] }.joined()
        func line(_ row: [(text: String, width: Int)]) -> String {
            (0..<columns).map { column in
                let cell = row.indices.contains(column) ? row[column].text : ""
                return isLong[column] ? "\\raggedright{} \(cell)" : cell
            }
            .joined(separator: " & ") + " \\tabularnewline\n"
        }
        var tabular = "\\begin{tabular}{@{}\(spec)@{}}\n\\toprule\n" + line(header) + "\\midrule\n"
        for row in rows.dropFirst() { tabular += line(row) }
        tabular += "\\bottomrule\n\\end{tabular}"
        let total = shares.reduce(0) { $0 + $1 + 2 }
        let isWide = total > Self.lineLength && long == 0 || long > 3
        text = isWide ? "\\resizebox{\\linewidth}{!}{%\n\(tabular)}\n" : tabular + "\n"
    }
}
