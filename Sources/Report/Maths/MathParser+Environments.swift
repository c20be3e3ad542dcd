import Core

extension MathParser {
    private struct Kind: Sendable {
        var open = ""
        var close = ""
        var alignment: [Character] = []
        var isAlignment = false
        /// As many as LaTeX takes.
        var mostColumns = 10
        /// What LaTeX calls it within other maths.
        var inner: String?
    }

    private static let kinds: [String: Kind] = {
        var kinds: [String: Kind] = [
            "matrix": Kind(), "smallmatrix": Kind(), "pmatrix": Kind(open: "(", close: ")"),
            "bmatrix": Kind(open: "[", close: "]"), "Bmatrix": Kind(open: "{", close: "}"),
            "vmatrix": Kind(open: "|", close: "|"), "Vmatrix": Kind(open: "‖", close: "‖"),
            "cases": Kind(open: "{", alignment: ["l", "l"], mostColumns: 2), "array": Kind(),
        ]
        for name in ["aligned", "align", "align*", "split"] {
            let inner = name == "aligned" ? nil : "aligned"
            kinds[name] = Kind(
                alignment: [], isAlignment: true, mostColumns: name == "split" ? 2 : 20, inner: inner)
        }
        for name in ["gathered", "gather", "gather*", "equation", "equation*"] {
            kinds[name] = Kind(isAlignment: true, mostColumns: 1, inner: name == "gathered" ? nil : "gathered")
        }
        return kinds
    }()

    /// From after `\begin` to after the name of its `\end`.
    mutating func environment(_ place: Int) throws -> MathNode {
        skipSpaces()
        let nameStart = at + 1
        let name = try name(of: "\\begin")
        guard var kind = Self.kinds[name] else {
            let known = Self.kinds.keys.sorted()
            throw mistake(
                "unknown environment `\(name)`", at: nameStart - 1, expected: "one of \(known.joined(separator: ", "))",
                advice: NearNames.advice(for: name, among: known))
        }
        if let inner = kind.inner { rename(nameStart, name, inner) }
        if name == "array" {
            kind.alignment = try columns()
            kind.mostColumns = kind.alignment.count
        }
        if kind.isAlignment { partFromBracket() }
        let rows = try rows(mostColumns: kind.mostColumns, hasRules: name == "array")
        guard word() == "\\end" else { throw unclosed("\\begin{\(name)}", at: place, by: "\\end{\(name)}") }
        skip("\\end")
        skipSpaces()
        let endStart = at + 1
        let end = try self.name(of: "\\end")
        guard end == name else {
            throw mistake("`\\end{\(end)}` closes `\\begin{\(name)}`", at: endStart - 1, expected: "`\\end{\(name)}`")
        }
        if let inner = kind.inner { rename(endStart, name, inner) }
        if kind.isAlignment, kind.mostColumns > 1 { kind.alignment = Array("rlrlrlrlrlrlrlrlrlrl") }
        return .table(
            MathTable(
                rows: rows, alignment: kind.alignment, open: kind.open, close: kind.close, isAlignment: kind.isAlignment
            ))
    }

    private mutating func rename(_ start: Int, _ name: String, _ inner: String) {
        rewrites.append(Rewrite(at: start, removed: name.unicodeScalars.count, inserted: inner))
    }

    /// An array's `{lcr}`.
    private mutating func columns() throws -> [Character] {
        skipSpaces()
        let start = at
        guard current == "{" else { throw mistake("an array without columns", expected: "`{` and letters of `lcr`") }
        at += 1
        var columns: [Character] = []
        while let scalar = current, scalar != "}" {
            switch scalar {
            case "l", "c", "r": columns.append(Character(scalar))
            case "|", " ": break
            default: throw mistake("`\(scalar)` among an array's columns", expected: "letters of `lcr`")
            }
            at += 1
        }
        guard current == "}", !columns.isEmpty, columns.count <= 50 else { throw unclosed("{", at: start, by: "}") }
        at += 1
        return columns
    }

    /// Cells up to `\end`, or to the `}` of `\substack`.
    private mutating func rows(mostColumns: Int, hasRules: Bool) throws -> [[[MathNode]]] {
        var rows: [[[MathNode]]] = [[]]
        while true {
            skipSpaces()
            if hasRules, rows[rows.count - 1].isEmpty {
                while word() == "\\hline" {
                    skip("\\hline")
                    skipSpaces()
                }
            }
            let place = at
            rows[rows.count - 1].append(try row())
            guard rows[rows.count - 1].count <= mostColumns else {
                throw mistake("a row with more than \(mostColumns) columns", at: place, expected: "`\\\\`")
            }
            switch word() {
            case "&": at += 1
            case "\\\\":
                skip("\\\\")
                skipRoom()
                rows.append([])
            default:
                // A line break at the end makes no row.
                if rows.count > 1, let last = rows.last, last.count == 1, last[0].isEmpty { rows.removeLast() }
                return rows
            }
        }
    }

    /// The room after a line, `[2pt]`.
    private mutating func skipRoom() {
        if current == "[", let end = scalars[at...].firstIndex(of: "]"), isLength(at + 1..<end) { at = end + 1 }
        partFromBracket()
    }

    /// LaTeX would read a `[` or `*` here as an option, even after spaces.
    private mutating func partFromBracket() {
        guard let next = scalars[at...].first(where: { !Self.isSpace($0) }), next == "[" || next == "*" else { return }
        rewrites.append(Rewrite(at: at, removed: 0, inserted: "{}", isClosing: true))
    }

    private func isLength(_ range: Range<Int>) -> Bool {
        guard range.count >= 3, range.count <= 8 else { return false }
        let unit = text(range.upperBound - 2..<range.upperBound)
        let number = scalars[range.lowerBound..<range.upperBound - 2]
        let digits = number.drop { $0 == "-" }
        return ["pt", "em", "ex", "mm", "cm"].contains(unit) && number.count - digits.count <= 1
            && (digits.first.map { ("0"..."9").contains($0) } ?? false)
            && digits.allSatisfy { ("0"..."9").contains($0) || $0 == "." } && digits.filter { $0 == "." }.count <= 1
    }

    mutating func substack(_ word: String) throws -> MathNode {
        skipSpaces()
        let start = at
        guard current == "{" else { throw mistake("`\(word)` without braces", expected: "`{`") }
        at += 1
        let rows = try rows(mostColumns: 1, hasRules: false)
        guard current == "}" else { throw unclosed("{", at: start, by: "}") }
        at += 1
        return .table(MathTable(rows: rows, alignment: []))
    }
}
