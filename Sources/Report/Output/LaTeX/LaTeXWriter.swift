import Core
import Foundation
import Imaging

/// A report as LaTeX: `pdflatex` makes a PDF of it in two runs, without leave to start programs.
///
/// Only what Debian's texlive-latex-recommended holds is used. Charts are pictures of 300 dots per inch: pdflatex reads
/// no SVG. Numbers and references are LaTeX's own.
package struct LaTeXWriter: ReportWriter {
    package static let name = "latex"
    package static let summary = "LaTeX that pdflatex compiles, with booktabs' tables and images beside it."

    private let folder: URL?

    package init(folder: URL?) {
        self.folder = folder
    }

    package func files(
        _ document: ReportDocument, name: String, pictures: any ReportPictures
    ) throws -> [ReportFile] {
        let cells = document.blocks.compactMap { block in
            if case .cell(let cell) = block { cell } else { nil }
        }
        var images = WrittenImages(report: name)
        let written = try cells.map { try LaTeXCell(cell: $0, pictures: pictures).text(&images) }
        let state = LaTeXImages(images, NamedImages(folder: folder))
        func markdown() -> LaTeXMarkdown {
            var text = LaTeXMarkdown()
            text.image = { state.place($0, label: $1) }
            text.numbers = Dictionary(cells.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
            return text
        }
        var body = markdown()
        body.skipsHeading = ReportWords.startsWithTitle(document)
        var floats = 0
        body.cell = { written.indices.contains($0) ? written[$0] : "" }
        let text = Self.withBreaks(body.document(Markdown.parse(document.blocks)), &floats)
        var abstract = markdown()
        let summary = document.head.abstract.isEmpty ? "" : abstract.document(Markdown.parse(document.head.abstract))
        let source =
            Self.preamble(document.head, name: name) + "\\begin{document}\n\\maketitle\n"
            + (summary.isEmpty ? "" : "\\begin{abstract}\n\(summary)\\end{abstract}\n")
            + (document.head.hasContents && !body.headings.isEmpty ? "\\tableofcontents\n" : "")
            + "\n" + text + "\\end{document}\n"
        return [ReportFile(path: "\(name).tex", data: Data(source.utf8))] + state.files
    }

    private static func preamble(_ head: ReportHead, name: String) -> String {
        let title = head.title.allSatisfy(\.isWhitespace) ? name : head.title
        return """
            \\documentclass[11pt]{article}
            \\usepackage[T1]{fontenc}
            \\usepackage[utf8]{inputenc}
            \\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}
            \\usepackage{amsmath,amssymb}
            \\usepackage{booktabs}
            \\usepackage{graphicx}
            \\usepackage[hidelinks]{hyperref}
            \\setcounter{secnumdepth}{\(head.isNumbered ? "3" : "-2")}
            \\setlength{\\emergencystretch}{3em}
            \\renewcommand{\\floatpagefraction}{0.8}
            \\renewcommand{\\topfraction}{0.9}
            \\title{\(LaTeXText.escape(title))}
            \\author{\(head.authors.map { LaTeXText.escape($0) }.joined(separator: " \\and "))}
            \\date{\(LaTeXText.escape(head.date))}

            """
    }

    /// - Parameter share: of the line's width, at most 1.
    static func graphic(_ path: String, share: Double) -> String {
        let width = min(max(Int(share * 100), 5), 100)
        let text = width == 100 ? "1" : "0.\(width < 10 ? "0" : "")\(width)"
        return "\\includegraphics[width=\(text)\\linewidth,height=0.8\\textheight,keepaspectratio]{\(path)}"
    }

    static let floatMark = "%% float\n"

    /// LaTeX keeps only so many figures waiting for a page: a page is ended where many follow each other.
    private static func withBreaks(_ text: String, _ floats: inout Int) -> String {
        var result = ""
        for (index, part) in text.components(separatedBy: floatMark).enumerated() {
            if index > 0 {
                floats += 1
                if floats % 12 == 0 { result += "\\clearpage\n" }
            }
            result += part
        }
        return result
    }
}

/// The pictures that are written while the text is: those of cells are there already.
private final class LaTeXImages {
    private var images: WrittenImages
    private var named: NamedImages
    private var widths: [String: Int] = [:]

    init(_ images: WrittenImages, _ named: NamedImages) {
        (self.images, self.named) = (images, named)
    }

    var files: [ReportFile] { images.files }

    func place(_ url: String, label: String) -> (path: String, width: Int)? {
        guard let image = named.image(url, label: label) else { return nil }
        let place = named.place(url, label: label) { image in
            guard let (data, format) = try? LaTeXCell.readable(image) else { return "" }
            return images.add(image.nameParts.stem, format, data)
        }
        guard let place, !place.isEmpty else { return nil }
        return (place, image.width)
    }
}
