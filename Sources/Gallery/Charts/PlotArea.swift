import Templating

/// Where a chart's marks go, in units of the viewBox, y downwards.
///
/// All charts are 380 units wide and their text 12.5 units high, so that it is legible when the figure is shrunk to
/// a telephone's 290 pixels and not loud at 450.
struct PlotArea: Sendable, Equatable {
    static let width = 380.0
    static let textSize = 12.5
    /// Between the lines of neighbouring labels.
    static let lineHeight = 14.0

    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    var width: Double { right - left }
    var height: Double { bottom - top }

    func x(_ share: Double) -> Double { left + share * width }
    func y(_ share: Double) -> Double { bottom - share * height }

    /// A position with one decimal at most.
    static func text(_ value: Double) -> String {
        let text = Format.fixed(value, 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    static func value(_ value: Double) -> TemplateValue { .string(text(value)) }

    var frame: TemplateValue {
        [
            "left": Self.value(left), "right": Self.value(right), "top": Self.value(top), "bottom": Self.value(bottom),
            "width": Self.value(width), "height": Self.value(height),
        ]
    }
}

/// How much room text takes: an estimate, for a font of ordinary width.
package enum TextWidth {
    package static func of(_ text: String, size: Double = 12.5) -> Double {
        text.unicodeScalars.reduce(0) { $0 + share($1) } * size
    }

    /// The text, or as much of it as fits with an ellipsis.
    package static func fitting(_ text: String, _ width: Double) -> String {
        if of(text) <= width { return text }
        var kept = text
        while !kept.isEmpty, of(kept + "…") > width { kept.removeLast() }
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }

    private static func share(_ scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!": 0.28
        case "f", "r", "t", " ", "(", ")", "-", "/", "\u{202F}": 0.36
        case "m", "w", "M", "W", "%", "@": 0.87
        case "A"..."Z": 0.67
        case "\u{300}"..."\u{36F}": 0
        case "\u{1100}"...: 1
        default: 0.57
        }
    }
}
