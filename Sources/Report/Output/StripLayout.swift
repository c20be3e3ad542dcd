import Core
import Foundation
import Gallery
import Imaging

/// Where things stand in a strip of pictures, in pixels.
struct StripLayout {
    /// Of the cells that pictures stand in the middle of.
    let edge: Int
    private let border: Int
    private let gap: Int
    private let size: Double

    init(edge: Int) {
        self.edge = edge
        border = max(2, edge / 40)
        gap = max(6, edge / 12)
        // Six points where a full line is as wide as a paper's text.
        size = max(11, Double(edge) * 0.165)
    }

    private var step: Int { edge + 2 * border + gap }
    private var textLine: Int { Int(size * 1.4) }

    private func height(_ line: StripLine) -> Int {
        var height = gap
        if !line.title.isEmpty { height += textLine + gap / 2 }
        if !line.items.isEmpty { height += edge + 2 * border }
        if line.items.contains(where: { !$0.caption.isEmpty || $0.mark == .query }) { height += textLine }
        return height
    }

    /// With the line that explains the frames.
    func height(_ lines: some Sequence<StripLine>) -> Int { lines.reduce(gap + textLine) { $0 + height($1) } }

    func sheet(_ lines: [StripLine], _ images: [PictureReference: PixelImage]) throws -> PictureStrip.Sheet {
        let columns = max(1, lines.map(\.items.count).max() ?? 1)
        let marks = Set(lines.flatMap(\.items).map(\.mark))
        let hasKey = marks.contains(.right) || marks.contains(.wrong)
        // Room for the words below, however few pictures there are.
        let keyWidth = hasKey ? Int(TextWidth.of(Self.keyWords, size: size)) + 6 * gap : 0
        let width = max(columns * step + gap, keyWidth, 8 * gap)
        let height = height(lines) - (hasKey ? 0 : textLine)
        var body = ""
        var places: [(PixelImage, x: Int, y: Int)] = []
        var y = gap
        for line in lines {
            if !line.title.isEmpty {
                let fitting = TextWidth.fitting(line.title, Double(width - 2 * gap) * 12.5 / (size * 1.08))
                body += text(fitting, x: Double(gap), y: y, anchor: "start", isBold: true)
                y += textLine + gap / 2
            }
            for (column, item) in line.items.enumerated() {
                let x = gap + column * step
                body += frame(item.mark, x: x, y: y)
                if let image = images[item.picture] {
                    places.append(
                        (image, x: x + border + (edge - image.width) / 2, y: y + border + (edge - image.height) / 2))
                }
                let words = item.caption.isEmpty && item.mark == .query ? "query" : item.caption
                let fitting = TextWidth.fitting(words, Double(step - gap / 2) * 12.5 / size)
                let middle = Double(x + border) + Double(edge) / 2
                body += text(fitting, x: middle, y: y + edge + 2 * border, anchor: "middle", isBold: false)
            }
            y += self.height(line) - (line.title.isEmpty ? 0 : textLine + gap / 2)
        }
        if hasKey { body += text(Self.keyWords, x: Double(gap), y: y - gap / 2, anchor: "start", isBold: false) }
        let svg =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\">"
            + "<style>text{font-family:\(ChartStyle.font);fill:\(ChartStyle.colour("ink"))}</style>"
            + "<rect width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>\(body)</svg>"
        let ground = try SVGDrawing.pixels(Data(svg.utf8), scale: 1)
        return PictureStrip.Sheet(image: try Self.pasted(places, on: ground), label: Self.label(lines))
    }

    private static let keyWords = "Solid frame: right. Dashed frame: wrong."

    private func text(_ words: String, x: Double, y: Int, anchor: String, isBold: Bool) -> String {
        guard !words.isEmpty else { return "" }
        return "<text x=\"\(Int(x))\" y=\"\(y + Int(size))\" font-size=\"\(Int(size))\" text-anchor=\"\(anchor)\""
            + (isBold ? " font-weight=\"600\"" : "") + ">\(HTML.escape(words))</text>"
    }

    private func frame(_ mark: PictureGrid.Item.Mark, x: Int, y: Int) -> String {
        let look: String
        let dash = "stroke-dasharray=\"\(border * 3) \(border * 2)\""
        switch mark {
        case .none: return ""
        case .query: look = "stroke=\"\(ChartStyle.colour("ink"))\" stroke-width=\"1\""
        case .right: look = "stroke=\"\(ChartStyle.colour("good"))\" stroke-width=\"\(border)\""
        case .wrong: look = "stroke=\"\(ChartStyle.colour("bad"))\" stroke-width=\"\(border)\" \(dash)"
        }
        let inset = Double(border) / 2
        let side = edge + border
        return "<rect x=\"\(Double(x) + inset)\" y=\"\(Double(y) + inset)\" width=\"\(side)\" height=\"\(side)\" "
            + "fill=\"none\" \(look)/>"
    }

    /// Copies pictures into a ground of three channels; what would stand outside is left out.
    private static func pasted(_ places: [(PixelImage, x: Int, y: Int)], on ground: PixelImage) throws -> PixelImage {
        var pixels = ground.pixels
        for (image, x, y) in places {
            guard x >= 0, y >= 0, x + image.width <= ground.width, y + image.height <= ground.height else { continue }
            for row in 0..<image.height {
                var to = ((y + row) * ground.width + x) * 3
                var from = row * image.width * image.channels
                for _ in 0..<image.width {
                    for channel in 0..<3 {
                        pixels[to + channel] = image.pixels[from + (image.channels == 3 ? channel : 0)]
                    }
                    to += 3
                    from += image.channels
                }
            }
        }
        return try PixelImage(width: ground.width, height: ground.height, channels: 3, pixels: pixels)
    }

    private static func label(_ lines: [StripLine]) -> String {
        lines.map { line in
            let all = line.items.map(\.label).joined(separator: ", ")
            return line.title.isEmpty || all.isEmpty ? line.title + all : "\(line.title): \(all)"
        }
        .joined(separator: "; ")
    }
}
