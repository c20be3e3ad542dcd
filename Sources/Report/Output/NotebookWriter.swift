import Core
import Foundation
import Imaging

/// A report as a Jupyter notebook with its outputs in it. Running it again does no harm: cells are comments.
package struct NotebookWriter: ReportWriter {
    package static let name = "ipynb"
    package static let summary = "A Jupyter notebook with the outputs in it."

    private let folder: URL?

    package init(folder: URL?) {
        self.folder = folder
    }

    package func files(
        _ document: ReportDocument, name: String, pictures: any ReportPictures
    ) throws -> [ReportFile] {
        var named = NamedImages(folder: folder)
        var cells: [NotebookFile.Cell] = []
        var count = 0
        func id() -> String { "cell-\(cells.count + 1)" }
        let head = MarkdownWriter.head(document)
        if !head.isEmpty { cells.append(.markdown(id: id(), Self.trimmed(head))) }
        for block in document.blocks {
            switch block {
            case .text(let text):
                guard !text.allSatisfy(\.isWhitespace) else { continue }
                var attachments: [String: [String: String]] = [:]
                let shown = named.replaced(in: text) { "attachment:\($0.name)" }
                for (name, image) in named.all where shown.contains("attachment:\(name)") {
                    attachments[name] = [Self.type(image): image.data.base64EncodedString()]
                }
                cells.append(.markdown(id: id(), Self.trimmed(shown), attachments: attachments))
            case .cell(let cell):
                count += 1
                cells.append(
                    .code(id: id(), Self.source(cell), outputs: try Self.outputs(cell, pictures), count: count))
            }
        }
        return [ReportFile(path: "\(name).ipynb", data: try JSON.encode(NotebookFile(cells: cells)))]
    }

    private static func trimmed(_ text: String) -> String {
        let isBlank: (Character) -> Bool = { $0.isNewline || $0 == " " }
        // Blanks before the first line may be code.
        let start = text.drop(while: \.isNewline)
        return String(start.reversed().drop(while: isBlank).reversed())
    }

    /// Every line a comment.
    private static func source(_ cell: ReportCellResult) -> String {
        let lines = cell.source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        let kept = lines.last == "" ? lines.dropLast() : lines[...]
        return (["# vitrine \(cell.kind)"] + kept.map { $0.isEmpty ? "#" : "# \($0)" }).joined(separator: "\n")
    }

    private static func outputs(_ cell: ReportCellResult, _ pictures: any ReportPictures) throws
        -> [NotebookFile.Output]
    {
        var outputs: [NotebookFile.Output] = []
        switch cell.outcome {
        case .failure(let told):
            outputs.append(markdown(MarkdownWriter.failure(cell, told)))
        case .output(let elements):
            for element in elements { outputs += try self.outputs(element, pictures) }
        }
        let caption = MarkdownWriter.caption(cell) ?? ""
        let anchored = markdown("<a id=\"\(HTML.escape(cell.id))\"></a>" + caption, plain: caption)
        // A table's words stand above it, a figure's below.
        if cell.number?.kind == .table { outputs.insert(anchored, at: 0) } else { outputs.append(anchored) }
        return outputs
    }

    private static func markdown(_ text: String, plain: String? = nil) -> NotebookFile.Output {
        NotebookFile.Output(data: ["text/markdown": text, "text/plain": plain ?? text])
    }

    private static func outputs(_ element: ReportElement, _ pictures: any ReportPictures) throws
        -> [NotebookFile.Output]
    {
        switch element {
        case .chart(let chart):
            guard let drawing = StandaloneChart(chart) else { return [table(chart.table)] }
            // Jupyter trusts an SVG only where it has run the notebook itself.
            return [
                NotebookFile.Output(data: [
                    "image/png": try drawing.png(scale: 2).base64EncodedString(), "image/svg+xml": drawing.svg,
                    "text/plain": chart.title + "\n" + chart.table.plain,
                ])
            ]
        case .table(let table): return [self.table(table)]
        case .pictures(let grid):
            return try PictureStrip.sheets(grid, pictures).map { sheet in
                NotebookFile.Output(data: [
                    "image/png": try ImageCodec.png(sheet.image, compression: 9).base64EncodedString(),
                    "text/plain": sheet.label,
                ])
            }
        case .codes(let codes): return [lines(codes.plain)]
        case .paragraph(let text): return [markdown(MarkdownEscape.text(text), plain: text)]
        case .lines(let text): return [lines(text)]
        case .image(let image):
            let label = image.label.isEmpty ? image.name : image.label
            var (type, data) = (type(image), image.data)
            if !["image/png", "image/jpeg"].contains(type) {
                // What Jupyter's format has no type for.
                (type, data) = ("image/png", try ImageCodec.png(ImageCodec.decode(image.data, name: image.name)))
            }
            return [NotebookFile.Output(data: [type: data.base64EncodedString(), "text/plain": label])]
        }
    }

    private static func table(_ table: ReportTable) -> NotebookFile.Output {
        NotebookFile.Output(data: ["text/html": table.html, "text/plain": table.plain])
    }

    private static func lines(_ text: String) -> NotebookFile.Output {
        NotebookFile.Output(data: ["text/plain": text])
    }

    private static func type(_ image: ReportImage) -> String {
        switch image.nameParts.format {
        case "jpg", "jpeg": "image/jpeg"
        case "svg": "image/svg+xml"
        case let format: "image/\(format)"
        }
    }
}
