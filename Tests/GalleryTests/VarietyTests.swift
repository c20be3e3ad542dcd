import Core
import Foundation
import Gallery
import Imaging
import Templating
import Testing

/// Contents of unusual shape, and the same bytes whatever the number of jobs.
@Suite struct VarietyTests {
    @Test func bytesDoNotDependOnJobs() throws {
        var synthetic = SyntheticSite()
        synthetic.queries = 130
        synthetic.runs = 2
        let content = try synthetic.content()
        let (one, four) = (try RenderedSite(content, jobs: 1), try RenderedSite(content, jobs: 4))
        #expect(one.summary == four.summary)
        #expect(try one.text("data/manifest.json") == four.text("data/manifest.json"))
    }

    @Test func manifestListsEveryFileWithItsDigest() throws {
        struct Manifest: Decodable { var files: [SiteFile] }
        let site = try RenderedSite(try SyntheticSite().content())
        let manifest = try JSON.decode(
            Manifest.self, from: try Files.read(site.folder.appendingPathComponent("data/manifest.json")),
            file: "manifest")
        #expect(manifest.files == site.summary.files)
        var found: Set<String> = []
        let walk = FileManager.default.enumerator(atPath: site.folder.path)
        while let path = walk?.nextObject() as? String {
            if !Files.isDirectory(site.folder.appendingPathComponent(path)) { found.insert(path) }
        }
        #expect(found == Set(manifest.files.map(\.path)).union(["data/manifest.json"]))
        for file in manifest.files {
            let data = try Files.read(site.folder.appendingPathComponent(file.path))
            #expect(data.count == file.bytes && Digest.sha256(data) == file.sha256, "\(file.path)")
        }
    }

    @Test func fewerNeighboursThanTwenty() throws {
        var synthetic = SyntheticSite()
        synthetic.database = 7
        synthetic.k = 7
        let text = try RenderedSite(try synthetic.content()).text("queries/00000.html")
        #expect(text.contains("7 nearest database images"))
        #expect(text.components(separatedBy: " style=--x:").count == 8)
        #expect(!text.contains(" images at this distance"))
    }

    @Test func oneClassOnly() throws {
        var synthetic = SyntheticSite()
        synthetic.classes = ["Everything"]
        let site = try RenderedSite(try synthetic.content())
        #expect(try site.text("queries/00000.html").contains("20 right"))
        let page = try site.text("classes/everything.html")
        #expect(!page.contains("rel=\"prev\"") && !page.contains("rel=\"next\""))
    }

    @Test func withoutReconstructions() throws {
        var synthetic = SyntheticSite()
        synthetic.reconstructs = false
        let site = try RenderedSite(try synthetic.content())
        #expect(!(try site.text("queries/00000.html")).contains("econstruction"))
        #expect(!(try site.text("index.html")).contains("reconstructions/index.html"))
        #expect(try site.text("reconstructions/index.html").contains("No run of this site"))
    }

    @Test func severalLabelsAnImage() throws {
        var synthetic = SyntheticSite()
        synthetic.multiLabel = true
        synthetic.classes = ["person", "dog", "bicycle", "tree"]
        let content = try synthetic.content()
        let site = try RenderedSite(content)
        let unlabelled = try site.text("queries/00000.html")
        #expect(unlabelled.contains("no label") && unlabelled.contains("undefined"))
        let row = try #require((0..<60).first { content.queryLabels.labels(of: $0).count == 2 })
        let names = content.queryLabels.labels(of: row).map { content.dataset.classes[$0] }
        let page = try site.text("queries/\(Format.padded(row, 5)).html")
        #expect(page.contains("<small>\(names.joined(separator: ", "))</small>"))
        for name in names { #expect(page.contains("<a href=../classes/\(name).html>\(name)</a>")) }
        let about = try site.text("about.html")
        #expect(about.contains("shares at least one label"))
    }

    @Test(arguments: [8, 64, 1024])
    func codeLengths(bits: Int) throws {
        var synthetic = SyntheticSite()
        synthetic.bits = bits
        let content = try synthetic.content()
        let text = try RenderedSite(content).text("queries/00001.html")
        // The lines read back, dash by dash, are the code.
        var drawn: [Bool] = []
        for (line, path) in text.components(separatedBy: "<path d=\"M0 ").dropFirst().enumerated() {
            #expect(path.hasPrefix("\(line).5h\(min(bits, 64))\""))
            let dashes = path.components(separatedBy: "dasharray=\"")[1].prefix { $0 != "\"" }.split(separator: " ")
            #expect(dashes.count.isMultiple(of: 2))
            for (place, dash) in dashes.enumerated() {
                drawn += Array(repeating: place.isMultiple(of: 2), count: try #require(Int(dash)))
            }
        }
        let codes = try #require(content.runs[0].queryCodes)
        #expect(drawn == (0..<bits).map { codes.bit($0, of: 1) })
    }

    @Test func latentsWithoutCodes() throws {
        var synthetic = SyntheticSite()
        synthetic.euclidean = true
        let site = try RenderedSite(try synthetic.content())
        let text = try site.text("queries/00001.html")
        #expect(!text.contains("<h3>Code"))
        #expect(text.contains("<b>Distance ") && text.contains("."))
        #expect(!(try site.text("index.html")).contains("Code statistics"))
    }

    @Test func onlySomeQueriesShown() throws {
        var synthetic = SyntheticSite()
        synthetic.shown = [3, 17, 41]
        synthetic.note = "3 of 60 queries, chosen by seed 7"
        let site = try RenderedSite(try synthetic.content())
        #expect(
            site.pages.filter { $0.hasPrefix("queries/") } == [
                "queries/00003.html", "queries/00017.html", "queries/00041.html",
            ])
        #expect(try site.text("queries/00017.html").contains("rel=next href=00041.html"))
        #expect(try site.text("browse/index.html").contains("3 of 60 queries, chosen by seed 7"))
    }

    @Test func largeColourPictures() throws {
        var synthetic = SyntheticSite()
        synthetic.edge = 80
        synthetic.channels = 3
        let text = try RenderedSite(try synthetic.content()).text("queries/00001.html")
        #expect(!text.contains("class=px") && text.contains(" 80 80\"") && text.contains("--w:80;--h:80;"))
    }

    /// A portrait among squares, and the last, smaller sheet, tell their own sizes; every place is a cell's.
    @Test func picturesAreShownWhereTheyLie() throws {
        var synthetic = SyntheticSite()
        synthetic.runs = 2
        var content = try synthetic.content()
        let square = content.images.database
        content.images.database = { row in
            let image = try square(row)
            guard row.isMultiple(of: 3) else { return image }
            let half = image.width / 2
            let pixels = (0..<image.height).flatMap { y in
                image.pixels[y * image.width * image.channels..<(y * image.width + half) * image.channels]
            }
            return try PixelImage(width: half, height: image.height, channels: image.channels, pixels: pixels)
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shown-\(UUID().uuidString)")
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let pictures = try SitePictures.build(content, to: folder, jobs: 1)
        let text = try RenderedSite(content).text("queries/00004.html")
        let style = try #require(
            text.components(separatedBy: "<style>").last?.components(separatedBy: "</style>").first)
        func value(_ name: String, in text: String) -> Int? {
            text.components(separatedBy: "--\(name):").dropFirst().first.flatMap { Int($0.prefix { $0.isNumber }) }
        }
        let step = try #require(value("s", in: style))
        var seen = 0
        for hit in text.components(separatedBy: "<p class=").dropFirst() where hit.contains("style=--x:") {
            let name = String(hit.prefix { $0 != " " })
            let row = try #require(hit.components(separatedBy: ">row ").last.flatMap { Int($0.prefix { $0.isNumber }) })
            let cell = try #require(pictures.database[row])
            let sheet = pictures.sheets[cell.sheet]
            #expect(style.contains(".\(name):before{background-image:url(../images/\(sheet.file))}"))
            #expect(value("x", in: hit).map { $0 * step } == cell.x && value("y", in: hit).map { $0 * step } == cell.y)
            #expect((value("w", in: hit) ?? value("w", in: style)) == cell.width)
            #expect((value("h", in: hit) ?? value("h", in: style)) == cell.height)
            let own = style.components(separatedBy: ".\(name){").dropFirst().first ?? style
            #expect(value("W", in: own) == sheet.width && value("H", in: own) == sheet.height)
            seen += 1
        }
        #expect(seen == 40)
    }

    @Test func contentThatDoesNotFitIsRefused() throws {
        var content = try SyntheticSite().content()
        content.queryIdentifiers.removeLast()
        content.shownQueries = [1, 1]
        let refused = #expect(throws: Diagnostics.self) { try RenderedSite(content) }
        #expect(refused?.all.count == 2)
    }

    @Test func aThemeMayReplaceTheHit() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("theme-\(UUID().uuidString)")
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let built = try Theme().template("hit.mustache")
        let content = try SyntheticSite().content()
        let plain = try RenderedSite(content).text("queries/00005.html")
        try Files.write("{{! mine }}" + built, to: folder.appendingPathComponent("hit.mustache"))
        let other = try RenderedSite(content, theme: try Theme(overrides: [folder])).text("queries/00005.html")
        #expect(plain == other)
        try Files.write("<li>own {{rank}} {{label}}\n", to: folder.appendingPathComponent("hit.mustache"))
        let own = try RenderedSite(content, theme: try Theme(overrides: [folder])).text("queries/00005.html")
        #expect(own.contains("<li>own 1 ") && !own.contains("--x:"))
    }
}
