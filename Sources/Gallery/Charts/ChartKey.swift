import Templating

/// How series are told apart: by dash, by marker and by name, and by colour too.
enum ChartKey {
    /// Names up to this width stand beside their lines; longer ones go into a key above, under a letter.
    static let widestLabel = 92.0

    /// What stands beside the marks: names where all are short, otherwise letters; nothing for a single series.
    static func labels(_ names: [String]) -> [String] {
        if names.count < 2 { return names.map { _ in "" } }
        if needsKey(names) { return names.indices.map(letter) }
        return names
    }

    static func needsKey(_ names: [String]) -> Bool {
        names.count > 1 && (names.count > 8 || names.contains { TextWidth.of($0) > widestLabel })
    }

    /// A to Z, then A2 and so on.
    static func letter(_ index: Int) -> String {
        let scalar = Unicode.Scalar(UInt8(65 + index % 26))
        return String(Character(scalar)) + (index < 26 ? "" : String(index / 26 + 1))
    }

    static func style(_ index: Int) -> TemplateValue { .string("series-\(index % 6 + 1)") }

    /// The key above the plot.
    /// - Parameter lettered: whether the letters are those that stand beside the marks.
    static func value(_ names: [String], lettered: Bool, lines: Bool) -> TemplateValue {
        .list(
            names.enumerated().map { index, name in
                [
                    "style": style(index), "letter": .string(lettered ? letter(index) : ""),
                    "hasLetter": .bool(lettered),
                    "name": .string(name), "hasLine": .bool(lines), "marker": .string(Marker.path(index, 14, 7)),
                ]
            })
    }
}

/// Shapes of equal weight, told apart at 8 units.
enum Marker {
    static func path(_ index: Int, _ x: Double, _ y: Double) -> String {
        func at(_ points: [(Double, Double)]) -> String {
            points.enumerated().map { index, point in
                "\(index == 0 ? "M" : "L")\(PlotArea.text(x + point.0)) \(PlotArea.text(y + point.1))"
            }.joined() + "Z"
        }
        switch index % 6 {
        case 0:
            let start = "M\(PlotArea.text(x - 3.6)) \(PlotArea.text(y))"
            return start + "a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0Z"
        case 1: return at([(-3.3, -3.3), (3.3, -3.3), (3.3, 3.3), (-3.3, 3.3)])
        case 2: return at([(0, -4.4), (4.2, 3), (-4.2, 3)])
        case 3: return at([(0, -4.6), (4.6, 0), (0, 4.6), (-4.6, 0)])
        case 4: return at([(0, 4.4), (4.2, -3), (-4.2, -3)])
        default:
            let (w, l) = (1.3, 4.3)
            return at([
                (-w, -l), (w, -l), (w, -w), (l, -w), (l, w), (w, w), (w, l), (-w, l), (-w, w), (-l, w), (-l, -w),
                (-w, -w),
            ])
        }
    }
}
