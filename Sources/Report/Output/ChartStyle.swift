import Templating

/// The site's style of charts as on white paper, with its variables written out: `site.css` and `charts.css` hold the
/// same (a test compares them).
package enum ChartStyle {
    /// What `site.css` says in light.
    package static let colours: [String: String] = [
        "paper": "#ffffff", "ink": "#1b1b1f", "ink-soft": "#55565f", "rule": "#d9d9e0", "accent": "#1d5fa8",
        "good": "#14693b", "bad": "#a8201a", "series-1": "#1d5fa8", "series-2": "#b4480f", "series-3": "#0f6b62",
        "series-4": "#7440b8", "series-5": "#7d5a00", "series-6": "#b01e68",
    ]
    /// What `charts.css` says.
    package static let dashes = ["none", "7 3", "2 2.5", "9 3 2 3", "4 2", "12 3"]
    package static let deepestShade = 0.55

    static func colour(_ name: String) -> String { colours[name] ?? "#000000" }

    static func opacity(_ shade: Double) -> String { Format.fixed(shade * deepestShade, 3) }

    static let font = "\"Liberation Sans\", Arial, Helvetica, \"DejaVu Sans\", sans-serif"

    /// Names without variables, as every program that draws SVG reads them.
    static let css: String = {
        let (ink, soft, rule, paper) = (colour("ink"), colour("ink-soft"), colour("rule"), colour("paper"))
        let halo = "stroke:\(paper);stroke-width:3;stroke-linejoin:round;paint-order:stroke"
        var css = """
            text{font-family:\(font);font-size:12.5px;fill:\(soft)}
            .title{font-size:13.5px;font-weight:600;fill:\(ink)}
            .note{font-size:11.5px}
            .key,.axis-title,.category,.value,.cell-value{fill:\(ink)}
            .grid,.tick-mark{fill:none;stroke:\(rule);stroke-width:1}
            .axis{fill:none;stroke:\(soft);stroke-width:1}
            .line{fill:none;stroke-width:1.8;stroke-linejoin:round}
            .marker{stroke:\(paper);stroke-width:1;paint-order:stroke}
            .area{fill-opacity:0.13;stroke:none}
            .series-label{font-weight:600;\(halo)}
            .value{\(halo)}
            .reference path{fill:none;stroke:\(ink);stroke-width:1;stroke-dasharray:1 3;stroke-linecap:round}
            .reference text{font-style:italic}
            .guide{fill:none;stroke:\(rule);stroke-width:1;stroke-dasharray:1 3}
            .cell{fill:\(colour("accent"));stroke:\(rule);stroke-width:0.75}
            .diagonal{stroke:\(ink);stroke-width:1.25}
            .cell-value{font-size:11px}
            .map-drawn path{fill:none;stroke-width:2;stroke-linecap:round}
            .map-drawn .dot{stroke-width:11}
            .map-drawn .bold{stroke-width:4}
            .map-drawn ellipse{fill:none;stroke:\(soft);stroke-width:1.5;stroke-dasharray:6 6}
            .map-drawn text{font-size:30px;font-weight:600;fill:\(ink);text-anchor:middle;stroke:\(paper);stroke-width:8;\
            stroke-linejoin:round;paint-order:stroke}

            """
        for (index, dash) in dashes.enumerated() {
            let (name, colour) = ("series-\(index + 1)", colour("series-\(index + 1)"))
            css += ".\(name) .line,.\(name).line{stroke:\(colour);stroke-dasharray:\(dash)}\n"
            let filled = ["marker", "bars", "area", "series-label"].map { ".\(name) .\($0),.\(name).\($0)" }
            css += filled.joined(separator: ",") + "{fill:\(colour)}\n"
            css += ".map-drawn .\(name){stroke:\(colour)}\n.map-drawn .\(name).solid{fill:\(colour)}\n"
        }
        return css
    }()
}
