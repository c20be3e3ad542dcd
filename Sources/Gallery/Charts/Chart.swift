import Core
import Templating

/// A picture of numbers: an SVG drawn from a template, with the same numbers in a table below.
///
/// A new chart is one struct in this folder, one template under `Templates/charts/` and one line in
/// `ChartRegistry`. The struct works out positions; the template holds every element; colours are CSS variables.
/// Series differ by dash, marker and a label beside the line, so that nothing hangs on colour.
public protocol Chart: Sendable {
    /// `line`: names the template `charts/line.mustache` and the class `chart-line`.
    static var kind: String { get }
    /// One sentence for the documentation.
    static var summary: String { get }
    /// Examples that show what the chart can do, for its documentation and for the test that looks at all charts.
    static var samples: [Self] { get }

    var frame: ChartFrame { get set }
    /// Whether there is any finite number to draw.
    var hasData: Bool { get }
    /// What the picture shows, in one or two sentences, for those who do not see it.
    var inWords: String { get }
    /// What the chart's own template needs, positions in units of the viewBox.
    func drawing() -> TemplateValue
    func table() -> ChartTable
}

/// What every chart has around it.
public struct ChartFrame: Sendable, Equatable {
    /// Unique on its page; a letter, then letters, digits, `-` and `_` (others are replaced).
    public var id: String
    public var title: String
    /// A second line under the title: what was counted, and how.
    public var note: String?

    public init(id: String, title: String, note: String? = nil) {
        self.id = id
        self.title = title
        self.note = note
    }

    /// The id as it may stand in HTML and in a URL.
    var safeID: String {
        let kept = id.unicodeScalars.map { scalar -> Character in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            return isPlain || scalar == "-" || scalar == "_" ? Character(scalar) : "-"
        }
        guard let first = kept.first, first.isLetter else { return "chart-" + String(kept) }
        return String(kept)
    }
}

extension Chart {
    /// The whole figure as HTML.
    public func html(_ engine: MustacheEngine) throws -> TemplateValue {
        .safe(try engine.render("charts/\(Self.kind)", context()))
    }

    /// What the template sees: the frame, and, where there is data, the drawing's fields beside it.
    package func context() -> TemplateValue {
        let around: TemplateValue = [
            "kind": .string(Self.kind), "id": .string(frame.safeID), "title": .string(frame.title),
            "note": TemplateValue(frame.note), "hasData": .bool(hasData), "inWords": .string(hasData ? inWords : ""),
            "table": hasData ? table().value : .null, "key": .null, "hasKey": false,
        ]
        return hasData ? around.merging(drawing()) : around
    }
}
