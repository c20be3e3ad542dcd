import Core

/// A report's text as LaTeX.
struct LaTeXMarkdown {
    /// What a cell is replaced by, by its place among the cells.
    var cell: (Int) -> String = { _ in "" }
    /// The path of a picture that was written, and its width in pixels; nil for one that cannot be had.
    var image: (_ url: String, _ label: String) -> (path: String, width: Int)? = { _, _ in nil }
    /// Numbers of the cells by their ids; nil for those that have none.
    var numbers: [String: ReportNumber?] = [:]
    /// Where links within the text may lead.
    var headings: Set<String> = []
    /// The first heading is the document's title and not written again.
    var skipsHeading = false

    private var footnotes: [Int: MarkdownNode] = [:]
    private var written: Set<Int> = []
    /// Footnotes whose text follows the block.
    private var waiting: [Int] = []
    private var labelled: Set<String> = []
    /// LaTeX refuses lists deeper than four of a kind and six in all.
    private var depth = (bullets: 0, numbers: 0, all: 0)
    /// Within a table's cell, a caption or a heading there is no display and no picture.
    private var isTight = false

    init() {}

    mutating func document(_ node: MarkdownNode) -> String {
        for child in node.children {
            if case .footnote(let number) = child.kind { footnotes[number] = child }
        }
        headings = Set(Self.slugs(node))
        return blocks(node.children)
    }

    /// One line without paragraphs.
    mutating func line(_ node: MarkdownNode) -> String {
        let before = isTight
        isTight = true
        defer { isTight = before }
        return node.children.map { child in
            switch child.kind {
            case .paragraph, .heading: inlines(child)
            case .code(_, let text): Self.code(text.split(whereSeparator: \.isNewline).joined(separator: " "))
            default: LaTeXText.escape(child.plainText)
            }
        }.joined(separator: " ")
    }

    private static func slugs(_ node: MarkdownNode) -> [String] {
        if case .heading = node.kind { return [HTMLText.slug(node.plainText)] }
        return node.children.flatMap(slugs)
    }

    static func code(_ text: String) -> String { "\\texttt{\(LaTeXText.escape(text, isCode: true))}" }

    // MARK: - Blocks

    private mutating func blocks(_ nodes: [MarkdownNode]) -> String {
        var text = ""
        for node in nodes {
            let block = block(node)
            if !block.isEmpty { text += block + notes() + "\n" }
        }
        return text
    }

    private mutating func block(_ node: MarkdownNode) -> String {
        switch node.kind {
        case .paragraph: return inlines(node) + "\n"
        case .heading(let level): return heading(node, level)
        case .blockQuote:
            return nested(node) { "\\begin{quote}\n\($0)\\end{quote}\n" }
        case .thematicBreak: return "\\par\\medskip\\noindent\\hrulefill\\par\\medskip\n"
        case .list(let start, _): return list(node, start)
        case .code(_, let text): return Self.lines(text)
        case .table(let alignments): return table(node, alignments)
        case .htmlBlock(let text): return text.hasPrefix("<!--") ? "" : LaTeXText.escape(text) + "\n"
        case .cell(let number): return cell(number)
        case .footnote: return ""
        case .document, .item, .row, .tableCell: return blocks(node.children)
        default: return inline(node) + "\n"
        }
    }

    /// Quotes and lists count as lists to LaTeX; those too deep stand as plain paragraphs.
    private mutating func nested(_ node: MarkdownNode, _ around: (String) -> String) -> String {
        guard depth.all < 5 else { return blocks(node.children) }
        depth.all += 1
        defer { depth.all -= 1 }
        let inside = blocks(node.children)
        return inside.isEmpty ? "" : around(inside)
    }

    private mutating func heading(_ node: MarkdownNode, _ level: Int) -> String {
        if skipsHeading {
            skipsHeading = false
            return ""
        }
        let commands = ["section", "section", "subsection", "subsubsection", "paragraph", "subparagraph"]
        let command = commands[min(max(level, 1), 6) - 1]
        let slug = HTMLText.slug(node.plainText)
        let before = isTight
        isTight = true
        let text = inlines(node)
        isTight = before
        let label = labelled.insert(slug).inserted ? "\\label{sec:\(slug)}" : ""
        return "\\\(command)[\(LaTeXText.escape(node.plainText))]{\(text)}\(label)\n"
    }

    private mutating func list(_ node: MarkdownNode, _ start: Int?) -> String {
        guard !node.children.isEmpty else { return "" }
        let isNumbered = start != nil
        guard depth.all < 5, (isNumbered ? depth.numbers : depth.bullets) < 4 else {
            return node.children.map { "-- " + blocks($0.children) }.joined(separator: "\n")
        }
        depth.all += 1
        if isNumbered { depth.numbers += 1 } else { depth.bullets += 1 }
        defer {
            depth.all -= 1
            if isNumbered { depth.numbers -= 1 } else { depth.bullets -= 1 }
        }
        let name = isNumbered ? "enumerate" : "itemize"
        var text = "\\begin{\(name)}\n"
        if let start, start != 1 {
            let counter = ["enumi", "enumii", "enumiii", "enumiv"][depth.numbers - 1]
            text += "\\setcounter{\(counter)}{\(max(0, start) - 1)}\n"
        }
        for item in node.children {
            var mark = ""
            if case .item(let ticked?) = item.kind { mark = ticked ? "[$\\boxtimes$]" : "[$\\square$]" }
            text += "\\item\(mark) \(blocks(item.children))"
        }
        return text + "\\end{\(name)}\n"
    }

    /// Lines in letters of equal width, broken where they are too long.
    static func lines(_ text: String, size: String = "small") -> String {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        while lines.last == "" { lines.removeLast() }
        guard !lines.isEmpty else { return "" }
        let shown = lines.map { line in
            let indent = line.prefix { $0 == " " || $0 == "\t" }.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
            let rest = line.drop { $0 == " " || $0 == "\t" }
            let words = rest.split(separator: " ", omittingEmptySubsequences: false)
                .map { LaTeXText.escape(String($0), isCode: true) }
            return "\\mbox{}" + String(repeating: "~", count: min(indent, 200)) + words.joined(separator: "\\ ")
        }
        return "\\par{\\ttfamily\\\(size)\\raggedright\\setlength{\\parindent}{0pt}\n"
            + shown.joined(separator: "\\par\n") + "\\par}\n"
    }

    private mutating func table(_ node: MarkdownNode, _ alignments: [MarkdownNode.Alignment]) -> String {
        let before = isTight
        isTight = true
        defer { isTight = before }
        let rows = node.children.map { row in row.children.map { (text: inlines($0), width: $0.plainText.count) } }
        let sides = alignments.map { $0 == .right ? "r" : $0 == .centre ? "c" : "l" }
        return LaTeXTable(rows: rows, sides: sides).map { "\\begin{center}\n\($0.text)\\end{center}\n" } ?? ""
    }

    /// The texts of footnotes that were named since the last block, and of those that these name.
    private mutating func notes() -> String {
        var text = ""
        while !waiting.isEmpty {
            let number = waiting.removeFirst()
            guard let note = footnotes[number] else { continue }
            let body = blocks(note.children.filter { if case .cell = $0.kind { false } else { true } })
            text += "\\footnotetext[\(number)]{\(Self.trimmed(body))}\n"
        }
        return text
    }

    private static func trimmed(_ text: String) -> String {
        String(text.reversed().drop(while: \.isWhitespace).reversed())
    }

    // MARK: - Inlines

    private mutating func inlines(_ node: MarkdownNode) -> String {
        var text = ""
        for child in node.children { text += inline(child) }
        return text
    }

    private mutating func inline(_ node: MarkdownNode) -> String {
        switch node.kind {
        case .text(let text): return LaTeXText.escape(text)
        case .softBreak: return "\n"
        case .lineBreak: return isTight ? " " : "\\mbox{}\\\\{}\n"
        case .emphasis: return "\\emph{\(inlines(node))}"
        case .strong: return "\\textbf{\(inlines(node))}"
        case .strikethrough: return "{\\itshape {[}struck out: \(inlines(node)){]}}"
        case .inlineCode(let text): return Self.code(text)
        case .link(let url, _): return link(node, url)
        case .image(let url, _): return picture(node, url)
        case .footnoteReference(let number):
            guard footnotes[number] != nil else { return "" }
            if written.insert(number).inserted { waiting.append(number) }
            return "\\footnotemark[\(number)]"
        case .html(let text): return text.hasPrefix("<!--") ? "" : LaTeXText.escape(text)
        case .maths(let tex, let isDisplay): return maths(tex, isDisplay)
        default: return inlines(node)
        }
    }

    private func maths(_ tex: String, _ isDisplay: Bool) -> String {
        guard let checked = try? Maths.checkedTeX(tex, text: LaTeXText.scalar) else { return Self.code(tex) }
        if !isDisplay { return "\\(\(checked)\\)" }
        return isTight ? "\\(\\displaystyle \(checked)\\)" : "\\[\(checked)\\]"
    }

    private mutating func link(_ node: MarkdownNode, _ url: String) -> String {
        let text = inlines(node)
        if url.hasPrefix("#") {
            let id = String(url.dropFirst())
            if let number = numbers[id] {
                guard let number else { return "\\hyperref[\(id)]{\(text)}" }
                guard node.plainText == number.text else { return "\\hyperref[\(id)]{\(text)}" }
                return "\(number.kind.rawValue)~\\ref{\(id)}"
            }
            return headings.contains(id) ? "\\hyperref[sec:\(id)]{\(text)}" : text
        }
        // Places on the site are not known to a paper.
        guard HTMLText.isSafe(url), url.contains(":"), !text.isEmpty else { return text }
        return "\\href{\(Self.address(url))}{\(text)}"
    }

    /// Everything but plain letters and the signs of addresses by its number.
    static func address(_ url: String) -> String {
        var text = ""
        for byte in url.utf8 {
            let scalar = Unicode.Scalar(byte)
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "/", ":", "?", "=", "+", ",", "@", "!":
                text += String(scalar)
            case "#", "%", "&": text += "\\" + String(scalar)
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += "\\%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return text
    }

    private mutating func picture(_ node: MarkdownNode, _ url: String) -> String {
        let label = LaTeXText.escape(node.plainText.isEmpty ? url : node.plainText)
        guard !isTight, let (path, width) = image(url, node.plainText) else { return "\\emph{\(label)}" }
        return LaTeXWriter.graphic(path, share: Double(width) / 720)
    }
}
