import Arrays
import Core
import Foundation
import Gallery
import Testing

/// What copying and exporting takes from the site, and what pages say of labels in common and of animations.
@Suite struct ExportTests {
    /// The object that `data/site.js` assigns.
    func bibtex(_ content: SiteContent) throws -> String {
        let script = try RenderedSite(content).text("data/site.js")
        #expect(!script.contains("</"))
        let json = script.components(separatedBy: "vitrine.site = ")[1].dropLast(2)
        let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        return try #require(value?["bibtex"] as? String)
    }

    @Test func aSiteIsCitedByItsTitleWithoutADate() throws {
        var synthetic = SyntheticSite()
        synthetic.title = "Shapes & {forms}_50% </script>"
        let entry = try bibtex(try synthetic.content())
        #expect(
            entry == """
                @misc{shapes-forms-50-script,
                  title = {{Shapes \\& \\{forms\\}\\_50\\% \\textless{}/script\\textgreater{}}}
                }

                """)
    }

    @Test func theAuthorsOwnEntryStands() throws {
        var content = try SyntheticSite().content()
        content.citation = "\n@article{me2020,\n  title = {Mine},\n  year = 2020\n}\n"
        #expect(try bibtex(content) == "@article{me2020,\n  title = {Mine},\n  year = 2020\n}\n")
        content.citation = "A. Author: Mine & yours"
        content.title = "日本"
        #expect(
            try bibtex(content)
                == "@misc{gallery,\n  title = {{日本}},\n  note = {A. Author: Mine \\& yours}\n}\n")
        #expect(try RenderedSite(content).text("about.html").contains("@misc{gallery,"))
    }

    // MARK: - Several labels

    @Test func labelsInCommonAreToldForEachResult() throws {
        var synthetic = SyntheticSite()
        synthetic.multiLabel = true
        synthetic.classes = ["cat", "<dog>", "bird", "tree"]
        let content = try synthetic.content()
        let site = try RenderedSite(content)
        let neighbours = content.runs[0].neighbours
        for query in [0, 1, 7, 30] {
            let text = try site.text("queries/0000\(query).html".replacing("000030", with: "00030"))
            #expect(text.contains("right by any-shared-label, ties by row number"))
            let found = text.matches(of: /<small>(\d+) of (\d+) shared([^<]*)<\/small><p [^>]*>row (\d+)/)
            #expect(found.count == 20)
            for match in found {
                let row = try #require(Int(match.output.4))
                let wanted = Set(content.queryLabels.labels(of: query))
                let shared = wanted.intersection(content.databaseLabels.labels(of: row)).sorted()
                #expect(Int(match.output.1) == shared.count && Int(match.output.2) == wanted.count)
                let names = shared.map { ["cat", "&lt;dog&gt;", "bird", "tree"][$0] }.joined(separator: ", ")
                #expect(match.output.3 == (shared.isEmpty ? "" : ": \(names)"))
            }
            let rows = found.compactMap { Int32($0.output.4) }
            #expect(Set(rows) == Set(neighbours.indices[query * neighbours.k..<query * neighbours.k + 20]))
        }
    }

    @Test func oneLabelNeedsNoSuchWords() throws {
        let text = try RenderedSite(try SyntheticSite().content()).text("queries/00003.html")
        #expect(!text.contains("shared") && text.contains("right, ties by row number"))
    }

    // MARK: - Photographs

    @Test func animationsSayThatTheFirstFrameIsShown() throws {
        var content = try SyntheticSite().content()
        content.frames = [3: 12]
        let site = try RenderedSite(content)
        #expect(try site.text("queries/00003.html").contains("test/3 <small>first of 12 frames</small>"))
        #expect(!(try site.text("queries/00004.html").contains("frames")))
    }

    /// Photographs are shown whole and reconstructed cut: such pictures cannot lie on one another.
    @Test func picturesOfDifferentSizesHaveNoDifference() throws {
        var content = try SyntheticSite().content()
        let plain = try RenderedSite(content)
        #expect(try plain.text("queries/00003.html").contains("Absolute difference"))
        #expect(try plain.text("reconstructions/index.html").contains("absolute difference\""))
        let query = content.images.query
        content.images.query = { row in
            let image = try query(row)
            let pixels = Array(image.pixels.prefix(image.width * 12 * image.channels))
            return try .init(width: image.width, height: 12, channels: image.channels, pixels: pixels)
        }
        let site = try RenderedSite(content)
        #expect(!(try site.text("queries/00003.html").contains("Absolute difference")))
        #expect(!(try site.text("reconstructions/index.html").contains("absolute difference\"")))
        #expect(try site.text("queries/00003.html").contains("aria-label=\"Query 3: "))
    }
}
