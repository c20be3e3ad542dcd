import Core
import Foundation
import Imaging

/// A report as Markdown that GitHub shows, with its pictures beside it.
///
/// Texts stay as written. A cell has an anchor by its id, its number and caption, and its source to unfold. Links
/// into the site are left out: the file does not know where the site is.
package struct MarkdownWriter: ReportWriter {
    package static let name = "md"
    package static let summary = "Markdown as GitHub shows it, with images beside it."

    private let folder: URL?

    package init(folder: URL?) {
        self.folder = folder
    }

    package func files(
        _ document: ReportDocument, name: String, pictures: any ReportPictures
    ) throws -> [ReportFile] {
        var images = WrittenImages(report: name)
        var named = NamedImages(folder: folder)
        var text = Self.head(document)
        for block in document.blocks {
            if !text.isEmpty, !text.hasSuffix("\n\n") { text += text.hasSuffix("\n") ? "\n" : "\n\n" }
            switch block {
            case .text(let source):
                let shown = named.replaced(in: source) { images.add($0.nameParts.stem, $0.nameParts.format, $0.data) }
                text += shown.hasSuffix("\n") ? shown : shown + "\n"
            case .cell(let cell): text += try Self.cell(cell, &images, pictures)
            }
        }
        return [ReportFile(path: "\(name).md", data: Data(text.utf8))] + images.files
    }

    /// Title, authors, date and abstract.
    static func head(_ document: ReportDocument) -> String {
        let head = document.head
        var text = ReportWords.startsWithTitle(document) ? "" : "# \(MarkdownEscape.text(head.title))\n\n"
        if !head.authors.isEmpty { text += head.authors.map(MarkdownEscape.text).joined(separator: ", ") + "\n\n" }
        if !head.date.isEmpty { text += MarkdownEscape.text(head.date) + "\n\n" }
        if !head.abstract.isEmpty { text += "**Abstract.** \(head.abstract)\n\n" }
        return text
    }

    /// "**Figure 3.** What it shows."; nil where there is neither.
    static func caption(_ cell: ReportCellResult) -> String? {
        let number = cell.number.map { "**\($0.text).**" }
        let parts = [number, cell.caption.isEmpty ? nil : cell.caption].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private static func cell(
        _ cell: ReportCellResult, _ images: inout WrittenImages, _ pictures: any ReportPictures
    ) throws -> String {
        var parts = ["<a id=\"\(HTML.escape(cell.id))\"></a>\n"]
        let caption = caption(cell).map { $0 + "\n" }
        // A table's words stand above it, a figure's below.
        if cell.number?.kind == .table, let caption { parts.append(caption) }
        switch cell.outcome {
        case .failure(let told): parts.append(failure(cell, told))
        case .output(let elements):
            for (place, element) in elements.enumerated() {
                parts.append(try self.element(element, "\(cell.id)-\(place + 1)", &images, pictures))
            }
        }
        if cell.number?.kind != .table, let caption { parts.append(caption) }
        parts.append(
            "<details>\n<summary>\(HTML.escape(ReportWords.source(cell)))</summary>\n\n"
                + ReportWords.fenced("# vitrine \(cell.kind)\n" + cell.source, "yaml") + "\n</details>\n")
        return parts.joined(separator: "\n")
    }

    static func failure(_ cell: ReportCellResult, _ told: Diagnostic) -> String {
        let sentences = ReportWords.failure(cell, told).map(MarkdownEscape.text)
        return sentences.enumerated().map { index, sentence in
            index == 0 ? "> **\(sentence).**\n" : ">\n> \(sentence)\n"
        }.joined()
    }

    private static func element(
        _ element: ReportElement, _ name: String, _ images: inout WrittenImages, _ pictures: any ReportPictures
    ) throws -> String {
        switch element {
        case .chart(let chart):
            let table =
                "<details>\n<summary>The same as a table</summary>\n\n\(chart.table.markdown)\n</details>\n"
            guard let drawing = StandaloneChart(chart) else { return chart.table.markdown }
            let path = images.add(name, "svg", Data(drawing.svg.utf8))
            return picture(path, chart.title) + "\n" + table
        case .table(let table): return table.markdown
        case .pictures(let grid):
            return try PictureStrip.sheets(grid, pictures).map { sheet in
                picture(images.add(name, "png", try ImageCodec.png(sheet.image, compression: 9)), sheet.label)
            }
            .joined(separator: "\n")
        case .codes(let codes): return ReportWords.fenced(codes.plain, "text")
        case .paragraph(let text): return MarkdownEscape.text(text) + "\n"
        case .lines(let text): return ReportWords.fenced(text, "text")
        case .image(let image):
            let (stem, format) = image.nameParts
            return picture(images.add(stem, format, image.data), image.label)
        }
    }

    private static func picture(_ path: String, _ label: String) -> String {
        "![\(MarkdownEscape.text(label))](\(path))\n"
    }
}
