import Foundation
import Gallery
import Testing

@Suite struct ReconstructionPageTests {
    private static func site(_ change: (inout SyntheticSite) -> Void = { _ in }) -> SyntheticSite {
        var site = SyntheticSite()
        site.runs = 3
        site.reconstructing = 2
        site.queries = 25
        change(&site)
        return site
    }

    /// What follows each occurrence of a text, up to a character.
    private static func after(_ mark: String, in text: String, until end: Character) -> [String] {
        text.components(separatedBy: mark).dropFirst().map { String($0.prefix { $0 != end }) }
    }

    @Test func theSameQueriesStandUnderEveryModel() throws {
        let content = try Self.site().content()
        let text = try RenderedSite(content).text("reconstructions/index.html")
        let table = try #require(
            text.components(separatedBy: "<table class=\"same\">").last?.components(
                separatedBy: "</table>"
            ).first)
        let errors = content.runs.compactMap(\.reconstructions?.errors)
        #expect(errors.count == 2)
        let order = (0..<25).sorted {
            (errors[0][$0] + errors[1][$0], $0) < (errors[0][$1] + errors[1][$1], $1)
        }
        // 12 of 25 places at equal steps: 24 / 11 apart, cut to whole numbers.
        let expected = [0, 2, 4, 6, 8, 10, 13, 15, 17, 19, 21, 24].map { order[$0] }
        #expect(Self.after("</span>Query ", in: table, until: "<").compactMap { Int($0) } == expected)
        // The third run has no decoder and no column.
        #expect(table.components(separatedBy: "scope=\"col\"").count == 4)
        #expect(table.components(separatedBy: "<div class=\"pair\">").count == 25)
        #expect(table.components(separatedBy: "<b>lowest</b>").count >= 13)
        #expect(table.contains("Query \(order[0]), absolute difference, LSH 1, 48 bits"))
    }

    @Test func oneModelNeedsNoTable() throws {
        let text = try RenderedSite(Self.site { $0.reconstructing = 1 }.content()).text("reconstructions/index.html")
        #expect(!text.contains("class=\"same\"") && text.contains("Median"))
    }

    @Test func stripsHoldBothOriginalsAndEveryStep() throws {
        let content = try Self.site().content()
        let rendered = try RenderedSite(content)
        let text = try rendered.text("reconstructions/index.html")
        let strips = text.components(separatedBy: "<ol class=\"strip\">").dropFirst().map {
            $0.components(separatedBy: "</ol>")[0]
        }
        // Two pairs for each of two runs: 5 steps and 2 originals each.
        #expect(strips.count == 4)
        for strip in strips { #expect(strip.components(separatedBy: "<li>").count == 8) }
        let labels = content.queryLabels.labels(of: 0).map { content.dataset.classes[$0] }
        let first = try #require(strips.first)
        #expect(first.contains("alt=\"Decoded 1/4 of the way from query 0, \(labels[0]), to query 1"))
        #expect(
            Self.after("<span aria-hidden=\"true\">", in: first, until: "<") == ["0", "1/4", "1/2", "3/4", "1"])
        // On a sheet of its own.
        #expect(first.contains("images/between-0000.webp"))
        #expect(!(try rendered.text("queries/00000.html")).contains("between-0000"))
    }

    @Test func aQueryWithoutAPageIsNamedButNotShown() throws {
        let text = try RenderedSite(Self.site { $0.shown = [1, 5, 9] }.content()).text("reconstructions/index.html")
        let strip = try #require(
            text.components(separatedBy: "<ol class=\"strip\">").dropFirst().first?.components(
                separatedBy: "</ol>"
            ).first)
        #expect(strip.components(separatedBy: "<li>").count == 7)
        #expect(text.contains("From query 0, ") && text.contains("to <a href=\"../queries/00001.html\">query 1</a>"))
    }

    @Test func picturesOfAnotherSizeAreRefused() {
        let pairs = [Interpolations.Pair(first: 0, last: 1)]
        func make(_ count: Int, steps: Int) throws -> Interpolations {
            try Interpolations(
                pairs: pairs, steps: steps, rule: "", pixels: [UInt8](repeating: 0, count: count), width: 2, height: 3,
                channels: 1)
        }
        #expect(throws: Never.self) { try make(18, steps: 3) }
        for (count, steps) in [(17, 3), (12, 3), (6, 1), (0, 3)] {
            #expect(throws: (any Error).self, "\(count)") { try make(count, steps: steps) }
        }
    }
}
