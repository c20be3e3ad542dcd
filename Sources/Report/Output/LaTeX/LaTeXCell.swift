import Core
import Foundation
import Imaging

/// One cell as figures, tables or lines.
struct LaTeXCell {
    let cell: ReportCellResult
    let pictures: any ReportPictures

    /// Pictures in one figure, rows in one table: no float is longer than a page.
    private static let mostPictures = 2
    private static let mostRows = 38

    func text(_ images: inout WrittenImages) throws -> String {
        var parts: [String] = []
        switch cell.outcome {
        case .failure(let told): parts.append(failure(told))
        case .output(let elements):
            do {
                for (place, element) in elements.enumerated() {
                    parts += try self.parts(element, "\(cell.id)-\(place + 1)", &images)
                }
            } catch let told as Diagnostic {
                parts.append(failure(told))
            }
        }
        return comment + floats(parts)
    }

    private func failure(_ told: Diagnostic) -> String {
        let sentences = ReportWords.failure(cell, told).map { LaTeXText.escape($0) }
        let words = sentences.enumerated().map { $0 == 0 ? "\\textbf{\($1).}" : $1 }.joined(separator: "\\par\n")
        return "\\noindent\\fbox{\\parbox{0.9\\linewidth}{\\raggedright \(words)}}\n"
    }

    /// The source, for those who read the file.
    private var comment: String {
        let lines = ["vitrine \(cell.kind)"] + cell.source.split(whereSeparator: \.isNewline).map(String.init)
        return lines.map { line in
            "% " + String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\t" }))
                + "\n"
        }.joined()
    }

    private func floats(_ parts: [String]) -> String {
        guard let number = cell.number else {
            let body = parts.joined(separator: "\n\n")
            return "\\phantomsection\\label{\(cell.id)}\n" + body + "\n" + (caption.map { $0.text + "\n" } ?? "")
        }
        let name = number.kind == .table ? "table" : "figure"
        let isTable = number.kind == .table
        let size = isTable ? 1 : Self.mostPictures
        let groups =
            parts.isEmpty
            ? [[""]]
            : stride(from: 0, to: parts.count, by: size).map {
                Array(parts[$0..<min($0 + size, parts.count)])
            }
        return groups.enumerated().map { index, group in
            // The caption stands at the beginning of tables and at the end of figures.
            let hasCaption = isTable ? index == 0 : index == groups.count - 1
            var text = LaTeXWriter.floatMark + "\\begin{\(name)}[!htbp]\n\\centering\n"
            if isTable, hasCaption { text += captionCommand(name, number) }
            text += group.joined(separator: "\\par\\medskip\n")
            if !isTable, hasCaption { text += captionCommand(name, number) }
            return text + "\\end{\(name)}\n"
        }.joined()
    }

    private func captionCommand(_ counter: String, _ number: ReportNumber) -> String {
        let caption = caption ?? ("", "")
        return "\\setcounter{\(counter)}{\(number.value - 1)}\n\\caption[\(caption.short)]{\(caption.text)}"
            + "\\label{\(cell.id)}\n"
    }

    private var caption: (text: String, short: String)? {
        guard !cell.caption.isEmpty else { return nil }
        let node = Markdown.parse(cell.caption)
        var markdown = LaTeXMarkdown()
        return (markdown.line(node), LaTeXText.escape(node.plainText))
    }

    // MARK: - Elements

    private func parts(_ element: ReportElement, _ name: String, _ images: inout WrittenImages) throws -> [String] {
        switch element {
        case .chart(let chart):
            guard let drawing = StandaloneChart(chart) else { return tables(chart.table) }
            let path = images.add(name, "png", try drawing.png())
            return [LaTeXWriter.graphic(path, share: 0.78) + "\n"]
        case .table(let table): return tables(table)
        case .pictures(let grid):
            return try PictureStrip.sheets(grid, pictures).map { sheet in
                let path = images.add(name, "png", try ImageCodec.png(sheet.image, compression: 9))
                return LaTeXWriter.graphic(path, share: Double(sheet.image.width) / 1200) + "\n"
            }
        case .codes(let codes): return [LaTeXMarkdown.lines(codes.plain, size: "scriptsize")]
        case .paragraph(let text): return [LaTeXText.escape(text) + "\n"]
        case .lines(let text): return [LaTeXMarkdown.lines(text, size: "footnotesize")]
        case .image(let image):
            guard let (data, format) = try? Self.readable(image) else {
                return ["\\emph{\(LaTeXText.escape(image.label.isEmpty ? image.name : image.label))}\n"]
            }
            let path = images.add(image.nameParts.stem, format, data)
            return [LaTeXWriter.graphic(path, share: Double(image.width) / 720) + "\n"]
        }
    }

    /// What pdflatex reads: PNG and JPEG that are whole. It stops at a picture that is cut short.
    static func readable(_ image: ReportImage) throws -> (data: Data, format: String) {
        let pixels = try ImageCodec.decode(image.data, name: image.name)
        let format = image.nameParts.format
        if format == "jpg" || format == "jpeg" { return (image.data, "jpg") }
        return (try ImageCodec.png(pixels, compression: 9), "png")
    }

    private func tables(_ table: ReportTable) -> [String] {
        let sides = table.columns.indices.map { table.isNumber($0) ? "r" : "l" }
        let rows = table.rows.map { $0.map(Self.entry) }
        let head = table.columns.enumerated().map { column, title in
            let widest = rows.map { $0.indices.contains(column) ? $0[column].width : 0 }.max() ?? 0
            return LaTeXTable.heading(title, width: widest, side: sides[column])
        }
        guard table.columns.count <= LaTeXTable.mostColumns, !table.columns.isEmpty else {
            return [LaTeXMarkdown.lines(table.plain, size: "tiny")]
        }
        let starts = rows.isEmpty ? [0] : Array(stride(from: 0, to: rows.count, by: Self.mostRows))
        var parts = starts.compactMap { start in
            LaTeXTable(rows: [head] + rows[start..<min(start + Self.mostRows, rows.count)], sides: sides)
                .map { "{\\small\n\($0.text)}\n" }
        }
        if !table.note.isEmpty, !parts.isEmpty {
            parts[parts.count - 1] += "\\par\\smallskip{\\footnotesize \(LaTeXText.escape(table.note))\\par}\n"
        }
        return parts
    }

    private static func entry(_ cell: ReportTable.Cell) -> (text: String, width: Int) {
        var text = LaTeXText.escape(cell.text)
        if cell.isBest { text = "\\textbf{\(text)}" }
        if !cell.detail.isEmpty { text += " {\\scriptsize \(LaTeXText.escape(cell.detail))}" }
        return (text, cell.text.count + cell.detail.count * 3 / 4)
    }
}
