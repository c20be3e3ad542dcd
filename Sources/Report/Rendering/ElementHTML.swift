import Core
import Templating

/// What cells show, as HTML.
struct ElementHTML {
    let pictures: any PictureMarkup
    /// From the page to the site's root; nil where the page stands alone and links lead nowhere.
    let root: String?

    func html(_ element: ReportElement, name: String) throws -> String {
        switch element {
        case .chart(let chart): chart.html
        case .table(let table): self.table(table, name: name)
        case .pictures(let grid): try self.grid(grid)
        case .codes(let codes): self.codes(codes)
        case .paragraph(let text): "<p>\(HTML.escape(text))</p>"
        case .lines(let text): "<pre tabindex=\"0\">\(HTML.escape(text))</pre>"
        case .image(let image): try pictures.html(image)
        }
    }

    private func link(_ path: String?, _ content: String) -> String {
        guard let path, let root else { return content }
        return "<a href=\"\(HTML.escape(root + path))\">\(content)</a>"
    }

    private func table(_ table: ReportTable, name: String) -> String {
        var text =
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(HTML.escape(name))\">\n<table>\n<thead><tr>"
        func kind(_ column: Int) -> String {
            table.isNumeric.indices.contains(column) && table.isNumeric[column] ? " class=\"num\"" : ""
        }
        for (column, title) in table.columns.enumerated() {
            text += title.isEmpty ? "<td></td>" : "<th scope=\"col\"\(kind(column))>\(HTML.escape(title))</th>"
        }
        text += "</tr></thead>\n<tbody>\n"
        for row in table.rows {
            text += "<tr>"
            for (column, cell) in row.enumerated() {
                var content = HTML.escape(cell.text)
                if cell.isBest { content = "<b>\(content)</b>" }
                content = link(cell.link, content)
                if !cell.detail.isEmpty { content += " <small>\(HTML.escape(cell.detail))</small>" }
                text += column == 0 ? "<th scope=\"row\">\(content)</th>" : "<td\(kind(column))>\(content)</td>"
            }
            text += "</tr>\n"
        }
        text += "</tbody>\n</table>\n</div>\n"
        if !table.note.isEmpty { text += "<p class=\"note\">\(HTML.escape(table.note))</p>\n" }
        return text
    }

    private func grid(_ grid: PictureGrid) throws -> String {
        var text = ""
        for row in grid.rows {
            if !row.title.isEmpty { text += "<p class=\"row-title\">\(HTML.escape(row.title))</p>\n" }
            text += "<ul class=\"pictures\(grid.isPixelated ? " px" : "")\">\n"
            for item in row.items {
                let words = ["right": "right", "wrong": "wrong", "query": "query"][item.mark.rawValue] ?? ""
                let picture = link(item.link, try pictures.html(item.picture, label: item.label))
                text += "<li class=\"\(item.mark.rawValue)\">\(picture)"
                if !words.isEmpty { text += "<span class=\"word\">\(words)</span>" }
                if !item.caption.isEmpty { text += "<span class=\"what\">\(HTML.escape(item.caption))</span>" }
                text += "</li>\n"
            }
            text += "</ul>\n"
        }
        return text
    }

    /// A box a bit, filled where it is set; a bar under each that differs from the first code.
    private func codes(_ codes: [ReportCode]) -> String {
        let perLine = 64
        var text = "<dl class=\"codes\">\n"
        for code in codes {
            let width = min(perLine, max(1, code.bits.count))
            let lines = (code.bits.count + perLine - 1) / perLine
            var (ones, differs) = ("", "")
            for (bit, isSet) in code.bits.enumerated() where isSet {
                ones += "M\(bit % perLine) \(bit / perLine * 2)h1v1h-1z"
            }
            for bit in code.differs { differs += "M\(bit % perLine) \(bit / perLine * 2 + 1).3h1v.4h-1z" }
            let words =
                "\(code.bits.count { $0 }) of \(code.bits.count) bits set"
                + (code.differs.isEmpty ? "" : "; bits \(code.differs.map(String.init).joined(separator: ", ")) differ")
            text +=
                "<dt>\(HTML.escape(code.title))</dt>\n<dd><svg viewBox=\"0 0 \(width) \(max(1, lines) * 2)\" role=\"img\" "
                + "aria-label=\"\(words)\"><path class=\"rest\" d=\"\(Self.ground(code.bits.count, perLine))\"/>"
                + "<path class=\"ones\" d=\"\(ones)\"/><path class=\"differs\" d=\"\(differs)\"/></svg>"
                + "<code>\(HTML.escape(code.hex))</code></dd>\n"
        }
        return text + "</dl>\n"
    }

    private static func ground(_ bits: Int, _ perLine: Int) -> String {
        stride(from: 0, to: bits, by: perLine).map { start in
            "M0 \(start / perLine * 2)h\(min(perLine, bits - start))v1h-\(min(perLine, bits - start))z"
        }.joined()
    }
}
