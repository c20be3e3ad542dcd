import Core
import Foundation
import Templating

/// A report's text and cells as the HTML between its title and its end.
package struct ReportBody {
    package var html: String
    package var headings: [HTMLText.Heading]
    package var mistakes: [Diagnostic]
    /// The author's pictures that the text and the cells show.
    package var images: [ReportImage]

    /// - Parameters:
    ///   - root: from the page to the site's root; nil where the page stands alone.
    ///   - folder: where pictures in the text are looked for; nil leaves them out.
    package init(
        _ document: ReportDocument, pictures: any PictureMarkup, root: String?, folder: URL?
    ) throws {
        let cells = document.blocks.compactMap { block in
            if case .cell(let cell) = block { cell } else { nil }
        }
        var images: [ReportImage] = []
        var mistakes: [Diagnostic] = []
        for case .output(let elements) in cells.map(\.outcome) {
            for case .image(let image) in elements { images.append(image) }
        }
        let elements = ElementHTML(pictures: pictures, root: root)
        let written = try cells.map { try CellHTML(cell: $0, elements: elements).html() }
        var text = HTMLText(
            ids: Set(cells.map(\.id)), isNumbered: document.head.isNumbered,
            cell: { written.indices.contains($0) ? written[$0] : "" },
            image: { url, label, title in
                guard let folder, let found = try? AuthorImage.read(url, in: folder, label: label) else { return nil }
                images.append(found)
                return try? pictures.html(found)
            })
        html = text.html(Markdown.parse(document.blocks))
        headings = text.headings
        mistakes += text.mistakes
        self.mistakes = mistakes
        self.images = images
    }

    /// The contents as a nested list.
    package static func contents(_ headings: [HTMLText.Heading]) -> String {
        guard !headings.isEmpty else { return "" }
        var text = ""
        var open: [Int] = []
        for heading in headings {
            while let last = open.last, last > heading.level {
                text += "</li></ol>"
                open.removeLast()
            }
            if open.last == heading.level {
                text += "</li>\n"
            } else {
                text += "<ol>\n"
                open.append(heading.level)
            }
            text += "<li><a href=\"#\(heading.id)\">\(heading.html)</a>"
        }
        return text + open.map { _ in "</li></ol>" }.joined() + "\n"
    }
}

/// One cell with its caption, its number and its source.
struct CellHTML {
    let cell: ReportCellResult
    let elements: ElementHTML

    func html() throws -> String {
        let title = cell.number?.text ?? cell.kind
        var text: String
        var isFailure = false
        switch cell.outcome {
        case .output(let found):
            text = try found.map { try elements.html($0, name: title) }.joined(separator: "\n")
        case .failure(let mistake):
            isFailure = true
            text = Self.failure(mistake, kind: cell.kind)
        }
        let caption = captionHTML()
        // What a table shows is read downwards from its heading, a figure's caption after it.
        let isTable = cell.number?.kind == .table
        let parts = isTable ? [caption, text] : [text, caption]
        // A caption is the first or the last thing in a figure, so that the source stands outside it.
        let name = HTML.escape(cell.number?.text ?? "\(cell.kind), line \(cell.lines.lowerBound)")
        return
            "<div class=\"cell cell-\(HTMLText.slug(cell.kind))\(isFailure ? " failed" : "")\" id=\"\(cell.id)\">\n<figure>\n"
            + parts.filter { !$0.isEmpty }.joined(separator: "\n")
            + "\n</figure>\n<details class=\"source\"><summary>Source<span class=\"hide\"> of \(name)</span></summary>"
            + "<pre tabindex=\"0\" aria-label=\"Source of \(name)\"><code>\(HTML.escape(source))</code></pre></details>\n</div>\n"
    }

    /// As written, with its fence.
    private var source: String { "```vitrine \(cell.kind)\n\(cell.source)\n```" }

    private func captionHTML() -> String {
        guard cell.number != nil || !cell.caption.isEmpty else { return "" }
        var text = HTMLText()
        var words = text.html(Markdown.parse(cell.caption))
        // A caption is a line of text and no paragraph.
        if words.hasPrefix("<p>"), words.hasSuffix("</p>\n"), !words.dropFirst(3).dropLast(5).contains("<p>") {
            words = String(words.dropFirst(3).dropLast(5))
        }
        let number = cell.number.map { "<b class=\"number\">\($0.text).</b>" } ?? ""
        let parts = [number, words].filter { !$0.isEmpty }.joined(separator: " ")
        return "<figcaption class=\"caption\">\(parts)</figcaption>"
    }

    static func failure(_ mistake: Diagnostic, kind: String) -> String {
        let name = mistake.file.map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? ""
        let place = [name, mistake.line.map { "line \($0)" } ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        var text =
            "<div class=\"mistake\" role=\"note\">\n<p><b>This cell could not be shown.</b> "
            + "\(HTML.escape(place)): \(HTML.escape(mistake.message)).</p>\n"
        if let expected = mistake.expected { text += "<p>Expected: \(HTML.escape(expected)).</p>\n" }
        if let advice = mistake.advice { text += "<p>Try: \(HTML.escape(advice)).</p>\n" }
        return text + "</div>"
    }
}
