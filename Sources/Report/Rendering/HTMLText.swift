import Core
import Foundation
import Gallery

/// A report's text as HTML.
package struct HTMLText {
    /// What a cell is replaced by, by its place among the cells.
    var cell: (Int) -> String
    /// An image that the text names, as HTML; nil for one that cannot be had.
    var image: (_ url: String, _ label: String, _ title: String) -> String?
    /// Mistakes found on the way: maths that cannot be read, links that lead nowhere.
    private(set) var mistakes: [Diagnostic] = []
    /// Headings in order, for the contents.
    private(set) var headings: [Heading] = []
    private var ids: Set<String>
    private let isNumbered: Bool
    private var shift = 0
    private var counts = [Int](repeating: 0, count: 7)

    package struct Heading: Sendable, Equatable {
        package var level: Int
        package var id: String
        package var html: String
    }

    /// - Parameter ids: taken already, by cells.
    package init(
        ids: Set<String> = [], isNumbered: Bool = false, cell: @escaping (Int) -> String = { _ in "" },
        image: @escaping (String, String, String) -> String? = { _, _, _ in nil }
    ) {
        self.ids = ids
        self.isNumbered = isNumbered
        self.cell = cell
        self.image = image
    }

    package mutating func html(_ node: MarkdownNode) -> String {
        switch node.kind {
        case .document: return document(node)
        case .paragraph: return "<p>\(inner(node))</p>\n"
        case .blockQuote: return "<blockquote>\n\(inner(node))</blockquote>\n"
        case .thematicBreak: return "<hr>\n"
        case .heading(let level): return heading(node, level)
        case .list(let start, let isTight): return list(node, start, isTight)
        case .item: return "<li>\(inner(node))</li>\n"
        case .code(let language, let text):
            let name = language.isEmpty ? "" : " class=\"language-\(HTML.escape(language))\""
            return "<pre tabindex=\"0\"><code\(name)>\(HTML.escape(text))</code></pre>\n"
        case .table(let alignments): return table(node, alignments)
        case .row, .tableCell: return inner(node)
        case .footnote: return ""
        // What an author writes as HTML is shown as text: a report must be as safe as the site it is part of.
        case .htmlBlock(let text): return text.hasPrefix("<!--") ? "" : "<p>\(HTML.escape(text.trimmed))</p>\n"
        case .cell(let number): return cell(number)
        case .text(let text): return HTML.escape(text)
        case .softBreak: return "\n"
        case .lineBreak: return "<br>\n"
        case .emphasis: return "<em>\(inner(node))</em>"
        case .strong: return "<strong>\(inner(node))</strong>"
        case .strikethrough: return "<del>\(inner(node))</del>"
        case .inlineCode(let text): return "<code>\(HTML.escape(text))</code>"
        case .link(let url, let title): return link(node, url, title)
        case .image(let url, let title): return picture(node, url, title)
        case .footnoteReference(let number):
            let isFirst = ids.insert("fnref-\(number)").inserted
            return "<sup\(isFirst ? " id=\"fnref-\(number)\"" : "")><a href=\"#fn-\(number)\" "
                + "aria-label=\"Footnote \(number)\">\(number)</a></sup>"
        case .html(let text): return text.hasPrefix("<!--") ? "" : HTML.escape(text)
        case .maths(let tex, let isDisplay): return maths(tex, isDisplay)
        }
    }

    private mutating func inner(_ node: MarkdownNode) -> String {
        var text = ""
        for child in node.children { text += html(child) }
        return text
    }

    // MARK: - Blocks

    private mutating func document(_ node: MarkdownNode) -> String {
        shift = node.children.contains { $0.kind == .heading(level: 1) } ? 1 : 0
        var text = inner(node)
        let notes = node.children.compactMap { child -> (Int, MarkdownNode)? in
            if case .footnote(let number) = child.kind { (number, child) } else { nil }
        }
        if notes.isEmpty { return text }
        text += "<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n"
        for (number, note) in notes {
            let back = " <a href=\"#fnref-\(number)\" aria-label=\"Back to the text\">↩</a>"
            var body = inner(note)
            if body.hasSuffix("</p>\n") {
                body = body.dropLast(5) + back + "</p>\n"
            } else {
                body += back
            }
            text += "<li id=\"fn-\(number)\">\(body)</li>\n"
        }
        return text + "</ol>\n</section>\n"
    }

    /// The page has the title as its only heading of the first level: the others move down where a text has such.
    private mutating func heading(_ node: MarkdownNode, _ level: Int) -> String {
        let level = min(6, level + shift)
        var html = inner(node)
        if isNumbered {
            counts[level] += 1
            for lower in (level + 1)..<max(level + 1, 7) { counts[lower] = 0 }
            let number = counts[2...level].map(String.init).joined(separator: ".")
            html = "<span class=\"number\">\(number)</span> " + html
        }
        let id = unique(Self.slug(node.plainText))
        headings.append(Heading(level: level, id: id, html: html))
        return "<h\(level) id=\"\(id)\">\(html)</h\(level)>\n"
    }

    private mutating func unique(_ slug: String) -> String {
        var id = slug
        var number = 2
        while !ids.insert(id).inserted {
            id = "\(slug)-\(number)"
            number += 1
        }
        return id
    }

    package static func slug(_ text: String) -> String {
        let slug = Slugs.slug(text, most: .max)
        return slug.first.map { $0.isLetter } == true ? slug : "section" + (slug.isEmpty ? "" : "-" + slug)
    }

    private mutating func list(_ node: MarkdownNode, _ start: Int?, _ isTight: Bool) -> String {
        let isTasks = node.children.contains { if case .item(.some) = $0.kind { true } else { false } }
        let name = start == nil ? "ul" : "ol"
        let first = start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
        var text = "<\(name)\(first)\(isTasks ? " class=\"tasks\"" : "")>\n"
        for item in node.children {
            var mark = ""
            if case .item(let isTicked?) = item.kind {
                mark =
                    "<input type=\"checkbox\" disabled\(isTicked ? " checked" : "") "
                    + "aria-label=\"\(isTicked ? "Done" : "To do")\"> "
            }
            text += "<li>\(mark)"
            for child in item.children {
                if isTight, case .paragraph = child.kind { text += inner(child) } else { text += html(child) }
            }
            text += "</li>\n"
        }
        return text + "</\(name)>\n"
    }

    private mutating func table(_ node: MarkdownNode, _ alignments: [MarkdownNode.Alignment]) -> String {
        var text = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">\n<table>\n"
        for row in node.children {
            let isHeader = row.kind == .row(isHeader: true)
            text += isHeader ? "<thead><tr>" : "<tr>"
            for (column, cell) in row.children.enumerated() {
                let alignment = alignments.indices.contains(column) ? alignments[column] : .none
                let name = alignment == .right ? " class=\"num\"" : alignment == .centre ? " class=\"mid\"" : ""
                let content = inner(cell)
                // An empty corner is no heading.
                let tag = isHeader && !content.isEmpty ? "th" : "td"
                text += "<\(tag)\(tag == "th" ? " scope=\"col\"" : "")\(name)>\(content)</\(tag)>"
            }
            text += isHeader ? "</tr></thead>\n<tbody>\n" : "</tr>\n"
        }
        return text + "</tbody>\n</table>\n</div>\n"
    }

    // MARK: - Inlines

    private mutating func link(_ node: MarkdownNode, _ url: String, _ title: String) -> String {
        let text = inner(node)
        guard Self.isSafe(url) else {
            mistakes.append(
                Diagnostic(
                    "the link to `\(url.prefix(80))` is left out",
                    expected: "http, https, mailto or a relative address",
                    severity: .warning))
            return text
        }
        let more = title.isEmpty ? "" : " title=\"\(HTML.escape(title))\""
        return "<a href=\"\(HTML.escape(url))\"\(more)>\(text)</a>"
    }

    /// What a link may lead to: the web, mail, and places relative to the page; never a script.
    package static func isSafe(_ url: String) -> Bool {
        let start = url.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard let colon = start.firstIndex(of: ":") else { return !url.unicodeScalars.contains { $0.value < 0x20 } }
        return ["http", "https", "mailto"].contains(start[..<colon].lowercased())
    }

    private mutating func picture(_ node: MarkdownNode, _ url: String, _ title: String) -> String {
        let label = node.plainText
        if let found = image(url, label, title) { return found }
        return "<span class=\"missing\">\(HTML.escape(label.isEmpty ? url : label))</span>"
    }

    private mutating func maths(_ tex: String, _ isDisplay: Bool) -> String {
        do {
            let written = try Maths.mathML(tex, display: isDisplay)
            // Wider than a phone: then it scrolls by itself.
            return isDisplay
                ? "<span class=\"formula\" tabindex=\"0\" role=\"group\" aria-label=\"Formula\">\(written)</span>"
                : written
        } catch {
            let told = error as? Diagnostic ?? Diagnostic("\(error)")
            mistakes.append(told)
            return "<code class=\"mistake\" title=\"\(HTML.escape(told.message))\">\(HTML.escape(tex))</code>"
        }
    }
}
