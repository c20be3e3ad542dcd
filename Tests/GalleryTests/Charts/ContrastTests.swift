import Foundation
import Gallery
import Templating
import Testing

/// Text of charts in both palettes, by WCAG 2.2's relative luminance; axe does not look into an SVG.
@Suite struct ContrastTests {
    private typealias Colour = (red: Double, green: Double, blue: Double)

    private func palette(_ css: String) throws -> [String: Colour] {
        var colours: [String: Colour] = [:]
        for match in css.matches(of: /--([a-z0-9-]+): #([0-9a-f]{6});/) {
            let value = try #require(UInt32(match.2, radix: 16))
            colours[String(match.1)] = (
                Double(value >> 16 & 255) / 255, Double(value >> 8 & 255) / 255, Double(value & 255) / 255
            )
        }
        return colours
    }

    private func luminance(_ colour: Colour) -> Double {
        func linear(_ share: Double) -> Double { share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    }

    private func contrast(_ one: Colour, _ other: Colour) -> Double {
        let (a, b) = (luminance(one), luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private func mixed(_ top: Colour, over bottom: Colour, _ share: Double) -> Colour {
        (
            top.red * share + bottom.red * (1 - share), top.green * share + bottom.green * (1 - share),
            top.blue * share + bottom.blue * (1 - share)
        )
    }

    @Test func theMeasureIsRight() {
        #expect(abs(contrast((0, 0, 0), (1, 1, 1)) - 21) < 1e-9)
        // #777 on white, the well-known near miss.
        let grey = 119.0 / 255
        #expect(abs(contrast((grey, grey, grey), (1, 1, 1)) - 4.478) < 0.001)
    }

    @Test(arguments: [":root {", ":root[data-theme=\"dark\"] {"])
    func textStandsOut(selector: String) throws {
        let theme = try Theme()
        let css = String(decoding: try theme.asset("site.css"), as: UTF8.self)
        let start = try #require(css.firstRange(of: "\n" + selector))
        let colours = try palette(String(css[start.upperBound...].prefix { $0 != "}" }))
        let paper = try #require(colours["paper"])
        let ink = try #require(colours["ink"])
        for name in ["ink", "ink-soft"] + (1...6).map({ "series-\($0)" }) {
            let colour = try #require(colours[name])
            #expect(contrast(colour, paper) >= 4.5, "\(name)")
        }
        let style = String(decoding: try theme.asset("charts.css"), as: UTF8.self)
        let deepest = try #require(style.firstMatch(of: /--deepest: ([0-9.]+);/).flatMap { Double($0.1) })
        let accent = try #require(colours["accent"])
        for share in stride(from: 0, through: deepest, by: 0.05) {
            #expect(contrast(ink, mixed(accent, over: paper, share)) >= 4.5, "shade \(share)")
        }
    }
}
