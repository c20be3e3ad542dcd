import Core
import Foundation
import Imaging
import SlideGallery
import Testing

/// What the pages of a site of slides say, held against the content that they were made from.
@Suite struct SlidePageTests {
    @Test func pagesAndFilesAreThose() throws {
        let site = try RenderedSlides(SyntheticSlides(edge: 3000))
        #expect(
            site.pages.filter { !$0.hasPrefix("regions/0") } == [
                "about.html", "index.html", "provenance.html", "regions/index.html", "slides/index.html",
                "slides/slide-1-co.html", "slides/slide-2.html", "slides/slide-3.html",
            ])
        #expect(site.pages.count { $0.hasPrefix("regions/0") } == 6)
        #expect(site.summary.queryPages == 6)
        for path in ["data/slides.json", "data/slides.js", "data/cnn-lsh32/hits.csv", "data/vae-mse/queries.csv"] {
            #expect(site.paths.contains(path), "\(path)")
        }
        // What only the other gallery uses stays out.
        for path in ["assets/live.js", "assets/map.css", "assets/browse.js"] { #expect(!site.paths.contains(path)) }
    }

    /// x, y of the first point, then the way from each point to the next; a class keeps its place on every slide.
    @Test func theViewerIsGivenTheAnnotatedAreas() throws {
        struct Script: Decodable {
            struct Areas: Decodable {
                var place: Int
                var name: String
                var outlines: [[[Int]]]
            }
            var areas: [Areas]
        }
        var synthetic = SyntheticSlides(edge: 3000)
        synthetic.slides = 2
        let site = try RenderedSlides(synthetic)
        func areas(_ slug: String) throws -> [Script.Areas] {
            let text = try site.text("data/slides/\(slug).js")
            let start = try #require(text.range(of: "\"] = {")?.upperBound)
            let json = "{" + text[start...].trimmingCharacters(in: .whitespacesAndNewlines).dropLast()
            return try JSON.decode(Script.self, from: Data(json.utf8), file: slug).areas
        }
        #expect(try areas("slide-2").isEmpty)
        let found = try areas("slide-1-co")
        #expect(found.map(\.place) == [0, 1, 2] && found.map(\.name) == ["Tumour", "Stroma", "Fat & <other>"])
        for (drawn, area) in zip(found, site.content.slides[0].areas) {
            let rings = drawn.outlines[0].map { steps -> [Int] in
                var (x, y) = (0, 0)
                return stride(from: 0, to: steps.count, by: 2).flatMap { place -> [Int] in
                    x += steps[place]
                    y += steps[place + 1]
                    return [x, y]
                }
            }
            #expect(rings == area.rings)
        }
    }

    @Test func theOverviewPrintsTheRandomBaseline() throws {
        let text = try RenderedSlides(SyntheticSlides(edge: 3000)).text("index.html")
        #expect(text.contains("At random"))
        #expect(text.contains("0.9313") && text.contains("0.3333") && text.contains("0.8912 to 0.9613"))
        // 18 of each of three scales on the diagonal, four beside it.
        #expect(text.contains("54 of 58 regions get the scale that they were taken at (93.1%)"))
        #expect(text.contains("broken &lt;slide&gt;.svs: the file ends after 1024 of 88123 bytes"))
        #expect(text.contains("41.5 ms"))
    }

    @Test func aSlidesPageHasItsFactsInMicronsAndMillimetres() throws {
        var synthetic = SyntheticSlides(edge: 3000)
        synthetic.slides = 2
        let site = try RenderedSlides(synthetic)
        let text = try site.text("slides/slide-2.html")
        // 3000 px · 0.2525 µm = 757.5 µm; 2520 px · 0.2525 = 636.3 µm.
        #expect(site.content.slides[1].height == 2520)
        #expect(text.contains("0.8 × 0.6 mm"))
        #expect(text.contains("the file&#39;s microns per pixel"))
        let region = try #require(site.content.queries.first { $0.slide == 1 })
        let left = (Double(region.rect.x) * 0.2525).rounded()
        let top = (Double(region.rect.y) * 0.2525).rounded()
        #expect(text.contains("\(Int(left)), \(Int(top)) µm"))
    }

    @Test func everyHitLeadsToItsRectangle() throws {
        let site = try RenderedSlides(SyntheticSlides(edge: 3000))
        var checked = 0
        for (number, query) in site.content.queries.enumerated() {
            let page = try site.text("regions/0000\(number).html")
            let links = RenderedSlides.values(of: "href", in: page).filter { $0.contains("#region=") }
            // The query's picture, its place and its slide's name, and each method's hits.
            #expect(links.count == 3 + 2 * 10)
            #expect(page.contains("<h1>\(HTML.escape(query.identifier))"))
            for link in links {
                let parts = link.components(separatedBy: "#region=")
                let slide = try site.text(String(parts[0].dropFirst(3)))
                let keys = RenderedSlides.values(of: "data-keys", in: slide).flatMap { $0.components(separatedBy: " ") }
                #expect(keys.contains(parts[1]), "\(number): \(link)")
                checked += 1
            }
        }
        #expect(checked == 6 * 23)
    }

    @Test func rightAndWrongAreSaidInWords() throws {
        let site = try RenderedSlides(SyntheticSlides(edge: 3000))
        let page = try site.text("regions/00000.html")
        let hits = site.content.methods.flatMap { $0.queries[0].hits }
        let right = hits.count { $0.relevant == true }
        #expect(page.components(separatedBy: ">right<").count - 1 == right)
        #expect(page.components(separatedBy: ">wrong<").count - 1 == hits.count - right)
        #expect(right > 0 && right < hits.count)
        // The sixth query has no class.
        let other = try site.text("regions/00005.html")
        #expect(other.contains(">not labelled<") && !other.contains(">right<"))
    }

    @Test func slidesWithoutAPyramidShowTheThumbnail() throws {
        let site = try RenderedSlides(SyntheticSlides(edge: 3000)) { content in
            content.slides[0].pyramid = nil
        }
        #expect(try site.text("slides/slide-1-co.html").contains("no finer pictures"))
        #expect(!site.paths.contains { $0.hasPrefix("pyramids/slide-1-co") })
        #expect(site.paths.contains { $0.hasPrefix("pyramids/slide-2/") })
        #expect(try site.text("data/slides/slide-1-co.js").contains("\"pyramid\"") == false)
    }

    @Test func aSiteWithoutQueriesOrMethodsIsRendered() throws {
        let site = try RenderedSlides(SyntheticSlides(edge: 3000)) { content in
            content.queries = []
            content.methods = []
            content.failures = []
        }
        #expect(try site.text("slides/slide-2.html").contains("No query region is from this slide"))
        #expect(!(try site.text("index.html")).contains("could not be read"))
        #expect(site.pages.count == 8)
    }

    @Test func picturesThatCannotBeMadeAreToldAndCrossedOut() throws {
        let base = FileManager.default.temporaryDirectory.appendingPathComponent("broken-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: base) }
        try Files.makeDirectory(base)
        var content = try SyntheticSlides(edge: 3000).content()
        content.methods[1].queries[2].hits[4].picture = { throw Diagnostic("the tile is damaged") }
        let told = Told()
        try SlideGalleryRenderer.render(content, theme: try .init(), to: base, jobs: 2) { event in
            if case .message(let text) = event { told.add(text) }
        }
        #expect(told.all.count == 1)
        #expect(told.all.first?.contains("hit 5 of “Fat & <other> 3” by “VAE, squared error”") == true)
        #expect(told.all.first?.contains("the tile is damaged") == true)
    }

    @Test func dataIsJSONAndSaysTheSame() throws {
        let site = try RenderedSlides(SyntheticSlides(edge: 3000))
        let data = try Data(contentsOf: site.folder.appendingPathComponent("data/slides.json"))
        let value = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let queries = try #require(value["queries"] as? [[String: Any]])
        #expect(queries.count == 6)
        let rect = try #require(queries[3]["rect"] as? [String: Int])
        #expect(rect["x"] == site.content.queries[3].rect.x && rect["width"] == site.content.queries[3].rect.width)
        let csv = try site.text("data/cnn-lsh32/hits.csv")
        #expect(csv.components(separatedBy: "\r\n").count == 1 + 60 + 1)
    }
}
