import Core
import Foundation
import Gallery
import Imaging
import Templating

/// A chart of the site as an SVG file of its own: title, key and plot, in colours that are written out.
///
/// Only what any program draws is used: no variables, no fonts but families, no scripts.
package struct StandaloneChart: Sendable, Equatable {
    package let svg: String
    /// In units of the drawing, of which text is 12.5 high.
    package let width: Double
    package let height: Double

    /// At this scale a chart of 10 cm is printed at 300 dots per inch.
    package static let printScale = 3.0

    static let plotWidth = 380.0
    static let margin = 6.0
    private static let titleSize = 13.5
    private static let noteSize = 11.5

    /// - Returns: nil for a chart without a drawing, such as one without data.
    package init?(_ chart: ReportChart) {
        guard let plot = ChartMarkup(chart.html) else { return nil }
        var body = ""
        var y = Self.margin
        func line(_ text: String, size: Double, style: String) {
            y += size * 1.25
            body += "<text class=\"\(style)\" x=\"0\" y=\"\(Self.text(y - size * 0.3))\">\(HTML.escape(text))</text>\n"
        }
        for text in WrappedText.lines(chart.title, width: Self.plotWidth, size: Self.titleSize * 1.08) {
            line(text, size: Self.titleSize, style: "title")
        }
        for text in WrappedText.lines(chart.note ?? "", width: Self.plotWidth, size: Self.noteSize) {
            line(text, size: Self.noteSize, style: "note")
        }
        y += 6
        body += Self.key(plot.key, &y)
        let plotHeight = Self.plotWidth * plot.height / plot.width
        body +=
            "<svg class=\"\(plot.style)\" x=\"0\" y=\"\(Self.text(y))\" width=\"\(Self.text(Self.plotWidth))\" "
            + "height=\"\(Self.text(plotHeight))\" viewBox=\"\(plot.viewBox)\" overflow=\"visible\">"
            + plot.inside + "</svg>\n"
        y += plotHeight + Self.margin
        width = Self.plotWidth + 2 * Self.margin
        height = y
        let box = "\(Self.text(-Self.margin)) 0 \(Self.text(width)) \(Self.text(height))"
        svg =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
            + "width=\"\(Self.text(width))\" height=\"\(Self.text(height))\" viewBox=\"\(box)\">\n"
            + "<title>\(HTML.escape(chart.title))</title>\n<style>\n\(ChartStyle.css)</style>\n"
            + "<rect x=\"\(Self.text(-Self.margin))\" y=\"0\" width=\"\(Self.text(width))\" "
            + "height=\"\(Self.text(height))\" fill=\"#ffffff\"/>\n" + body + "</svg>\n"
    }

    /// The same as pixels, by libvips. Letters are those of the machine's fonts.
    package func png(scale: Double = printScale) throws -> Data {
        try ImageCodec.png(SVGDrawing.pixels(Data(svg.utf8), scale: scale), compression: 9, filter: true)
    }

    private static func text(_ value: Double) -> String {
        let text = Format.fixed(value, 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// Above the plot, one entry after the other, as on the page.
    private static func key(_ entries: [ChartMarkup.Entry], _ y: inout Double) -> String {
        guard !entries.isEmpty else { return "" }
        var body = ""
        var x = 0.0
        for entry in entries {
            let taken = 34 + TextWidth.of(entry.words) + 14
            if x > 0, x + taken - 14 > plotWidth {
                x = 0
                y += 19
            }
            body +=
                "<svg class=\"chart-plot\" x=\"\(text(x))\" y=\"\(text(y))\" width=\"28\" height=\"14\" "
                + "viewBox=\"0 0 28 14\"><g class=\"\(entry.style)\">\(entry.swatch)</g></svg>"
            body +=
                "<text class=\"key\" x=\"\(text(x + 34))\" y=\"\(text(y + 11))\">\(HTML.escape(entry.words))</text>\n"
            x += taken
        }
        y += 26
        return body
    }
}

/// Breaks text into lines by estimated width.
enum WrappedText {
    static func lines(_ text: String, width: Double, size: Double) -> [String] {
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
            if let last = lines.last, TextWidth.of(last + " " + word, size: size) <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(TextWidth.fitting(word, width * 12.5 / size))
            }
        }
        return lines
    }
}
