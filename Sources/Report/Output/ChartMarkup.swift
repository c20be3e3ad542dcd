/// What a figure of the site holds, taken out of its HTML: the plot and the entries of its key.
struct ChartMarkup {
    struct Entry {
        /// "series-2".
        var style: String
        /// Paths.
        var swatch: String
        /// Plain.
        var words: String
    }

    /// "chart-plot" or "map-drawn".
    var style: String
    var viewBox: String
    var width: Double
    var height: Double
    /// The plot's content.
    var inside: String
    var key: [Entry]

    init?(_ html: String) {
        guard
            let found = ["chart-plot", "map-drawn"].lazy.compactMap({ name in
                Self.element("<svg class=\"\(name)\"", "</svg>", in: html[...]).map { (name, $0) }
            }).first
        else { return nil }
        style = found.0
        viewBox = Self.attribute("viewBox", of: found.1.tag)
        let numbers = viewBox.split(separator: " ").compactMap { Double($0) }
        guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0, numbers[2] < 1e5, numbers[3] < 1e5 else { return nil }
        (width, height) = (numbers[2], numbers[3])
        inside = Self.withFixedShades(Self.withoutDescriptions(String(found.1.inside)))
        key = Self.entries(html)
    }

    private typealias Element = (tag: Substring, inside: Substring, rest: Substring)

    /// The first element that starts so; elements of its kind within it are not expected.
    private static func element(_ start: String, _ end: String, in html: Substring) -> Element? {
        guard let open = html.range(of: start), let tagEnd = html[open.upperBound...].firstIndex(of: ">"),
            let close = html[tagEnd...].range(of: end)
        else { return nil }
        let inside = html.index(after: tagEnd)..<close.lowerBound
        return (html[open.lowerBound...tagEnd], html[inside], html[close.upperBound...])
    }

    private static func attribute(_ name: String, of tag: Substring) -> String {
        guard let start = tag.range(of: " \(name)=\""), let end = tag[start.upperBound...].firstIndex(of: "\"") else {
            return ""
        }
        return String(tag[start.upperBound..<end])
    }

    private static func entries(_ html: String) -> [Entry] {
        guard let list = element("<ul class=\"chart-key\"", "</ul>", in: html[...]) else { return [] }
        var entries: [Entry] = []
        var rest = list.inside
        while let item = element("<li", "</li>", in: rest) {
            rest = item.rest
            guard let swatch = element("<svg class=\"chart-swatch", "</svg>", in: item.inside) else { continue }
            let style = attribute("class", of: swatch.tag).split(separator: " ").last.map(String.init) ?? ""
            entries.append(Entry(style: style, swatch: String(swatch.inside), words: words(swatch.rest)))
        }
        return entries
    }

    /// Text without tags and entities.
    static func words(_ html: Substring) -> String {
        var text = ""
        var isInTag = false
        for character in html.unicodeScalars {
            switch character {
            case "<": isInTag = true
            case ">" where isInTag: isInTag = false
            default: if !isInTag { text.unicodeScalars.append(character) }
            }
        }
        for (entity, plain) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            text = text.replacing(entity, with: plain)
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The file has a title of its own.
    private static func withoutDescriptions(_ markup: String) -> String {
        var rest = markup[...]
        for name in ["title", "desc"] {
            guard let found = element("<\(name)", "</\(name)>", in: rest) else { continue }
            rest = found.rest
        }
        return String(rest)
    }

    /// `style="--shade:0.4"` of a cell becomes its opacity: the style sheet works it out with `calc`.
    private static func withFixedShades(_ markup: String) -> String {
        var result = ""
        var rest = markup[...]
        while let start = rest.range(of: "style=\"--shade:"), let end = rest[start.upperBound...].firstIndex(of: "\"") {
            let shade = Double(rest[start.upperBound..<end]).map { min(max($0, 0), 1) } ?? 0
            result += rest[..<start.lowerBound] + "fill-opacity=\"\(ChartStyle.opacity(shade))\""
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}
