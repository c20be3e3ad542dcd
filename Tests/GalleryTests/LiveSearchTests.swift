import Arrays
import Core
import Foundation
import Gallery
import Imaging
import Retrieval
import Testing

/// `data/images.js` and `data/<run>/codes.js`, decoded as a page does and compared with what the site was made from.
@Suite struct LiveSearchTests {
    /// The object that a data script assigns.
    static func object(_ script: String, _ name: String) throws -> [String: Any] {
        let lines = script.split(separator: "\n").filter { $0.hasPrefix("vitrine.\(name) = ") }
        let line = try #require(lines.last)
        #expect(script.hasPrefix("var vitrine = window.vitrine || {};\n") && line.hasSuffix(";"))
        #expect(!script.contains("</"))
        let json = Data(line.dropFirst("vitrine.\(name) = ".count).dropLast().utf8)
        let value = try JSONSerialization.jsonObject(with: json)
        return try #require(value as? [String: Any])
    }

    static func bytes(_ value: Any?) throws -> [UInt8] {
        let text = try #require(value as? String)
        return Array(try #require(Data(base64Encoded: text)))
    }

    static func shorts(_ value: Any?) throws -> [Int] {
        let bytes = try bytes(value)
        return stride(from: 0, to: bytes.count, by: 2).map { Int(bytes[$0]) + 256 * Int(bytes[$0 + 1]) }
    }

    @Test func imagesAreWhereTheAtlasHasThem() throws {
        var synthetic = SyntheticSite()
        synthetic.queries = 6
        synthetic.k = 5
        synthetic.shown = [0, 2, 5]
        var content = try synthetic.content()
        // One picture of another size, and one that only the database has.
        let usual = content.images.database
        content.images.database = { row in
            row == 9 ? try PixelImage(width: 20, height: 28, filledWith: [7]) : try usual(row)
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("images-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let pictures = try SitePictures.build(content, to: folder, jobs: 1)
        let site = try RenderedSite(content)
        let images = try Self.object(try site.text("data/images.js"), "images")
        #expect(images["cell"] as? [Int] == [28, 28])
        let sheets = try #require(images["sheets"] as? [[Any]])
        #expect(sheets.compactMap { $0[0] as? String } == pictures.sheets.map(\.file))
        #expect(sheets.compactMap { $0[1] as? Int } == pictures.sheets.map(\.width))
        #expect(sheets.compactMap { $0[2] as? Int } == pictures.sheets.map(\.height))
        for (name, cells) in [("database", pictures.database), ("query", pictures.queries)] {
            let found = try Self.shorts(images[name])
            #expect(found == cells.flatMap { $0.map { [$0.sheet, $0.x, $0.y] } ?? [65535, 65535, 65535] })
        }
        // All of the database, though the pages show 15 images at most; of the queries those with a page.
        #expect(pictures.database.allSatisfy { $0 != nil })
        #expect(pictures.queries.indices.filter { pictures.queries[$0] != nil } == [0, 2, 5])
        let odd = try #require(images["odd"] as? [String: [String: [Int]]])
        #expect(odd == ["d": ["9": [20, 28]], "q": [:]])
        #expect(images["databaseCount"] as? Int == 240 && images["queryCount"] as? Int == 6)
        #expect(images["pageDigits"] as? Int == 5)
    }

    @Test func oneLabelAnImageIsANumber() throws {
        let content = try SyntheticSite().content()
        let site = try RenderedSite(content)
        let images = try Self.object(try site.text("data/images.js"), "images")
        #expect(images["classes"] as? [String] == content.dataset.classes)
        #expect(
            try Self.shorts(images["queryClass"])
                == (0..<60).map { try #require(content.queryLabels.labels(of: $0).first) })
        #expect(
            try Self.shorts(images["databaseClass"])
                == (0..<240).map { try #require(content.databaseLabels.labels(of: $0).first) })
        #expect(images["databaseLabels"] == nil && images["queryLabels"] == nil)
    }

    @Test func severalLabelsAreBits() throws {
        var synthetic = SyntheticSite()
        synthetic.multiLabel = true
        synthetic.classes = (0..<11).map { "class \($0)" }
        let content = try synthetic.content()
        let site = try RenderedSite(content)
        let images = try Self.object(try site.text("data/images.js"), "images")
        #expect(images["databaseClass"] == nil && images["queryClass"] == nil && images["labelBytes"] as? Int == 2)
        for (name, labels) in [("databaseLabels", content.databaseLabels), ("queryLabels", content.queryLabels)] {
            let bytes = try Self.bytes(images[name])
            #expect(bytes.count == 2 * labels.rows)
            for row in 0..<labels.rows {
                let found = (0..<11).filter { bytes[2 * row + $0 / 8] >> ($0 % 8) & 1 == 1 }
                #expect(found == labels.labels(of: row), "\(name) \(row)")
            }
        }
    }

    @Test func codesAreThoseOfTheRun() throws {
        var synthetic = SyntheticSite()
        synthetic.runs = 2
        var content = try synthetic.content()
        content.runs[1].downloads = [Download(name: "encoder.js", content: "An encoder", data: Data("1;".utf8))]
        let site = try RenderedSite(content)
        let images = try Self.object(try site.text("data/images.js"), "images")
        let runs = try #require(images["runs"] as? [[String: Any]])
        for (number, run) in content.runs.enumerated() {
            let path = try #require(runs[number]["codes"] as? String)
            let script = try site.text(path)
            #expect(script.contains("\nvitrine.codes = vitrine.codes || {};\n"))
            let codes = try Self.object(script, "codes[\"run-\(number)\"]")
            #expect(codes["bits"] as? Int == 48 && codes["bytes"] as? Int == 6)
            #expect(try Self.bytes(codes["database"]) == run.databaseCodes?.bytes)
            #expect(try Self.bytes(codes["query"]) == run.queryCodes?.bytes)
            #expect(runs[number]["obstacle"] == nil && runs[number]["note"] == nil)
            #expect(runs[number]["relevance"] as? String == "same-label")
            let encoder = runs[number]["encoder"] as? String
            if let encoder { #expect(site.paths.contains(encoder)) }
            if number == 1 { #expect(encoder == "data/run-1/encoder.js") }
        }
    }

    @Test func runsWithoutCodesSayWhy() throws {
        var synthetic = SyntheticSite()
        synthetic.euclidean = true
        let site = try RenderedSite(try synthetic.content())
        #expect(!site.paths.contains { $0.hasPrefix("data/") && $0.hasSuffix("codes.js") })
        let images = try Self.object(try site.text("data/images.js"), "images")
        let run = try #require((images["runs"] as? [[String: Any]])?.first)
        #expect(run["codes"] == nil)
        #expect((run["obstacle"] as? String)?.contains("Euclidean") == true)
        #expect(try site.text("search.html").contains("not searched here: it compares latent vectors"))
    }

    @Test func aRunOfTwoStagesSaysThatTheOrderDiffers() throws {
        var content = try SyntheticSite().content()
        guard case .hamming(let found) = content.runs[0].neighbours else { throw Diagnostic("codes were expected") }
        content.runs[0].neighbours = .hamming(
            try HammingNeighbours(
                queries: found.queries, k: found.k, indices: found.indices, distances: found.distances,
                euclidean: found.distances.map(Float.init)))
        let site = try RenderedSite(content)
        let images = try Self.object(try site.text("data/images.js"), "images")
        let run = try #require((images["runs"] as? [[String: Any]])?.first)
        #expect((run["note"] as? String)?.contains("Euclidean") == true && run["codes"] != nil)
    }

    @Test func picturesLeftOutAreCounted() throws {
        var synthetic = SyntheticSite()
        synthetic.queries = 2
        synthetic.k = 3
        synthetic.reconstructs = false
        var content = try synthetic.content()
        let small = content.images
        // Of up to 1024 pixels an edge, 240 pictures would be too much for a site.
        content.images = ImageSource(edge: 1024, query: small.query, database: small.database)
        #expect(!LiveSearch.showsAll(database: 240, edge: 1024) && LiveSearch.showsAll(database: 240, edge: 28))
        #expect(LiveSearch.showsAll(database: 200_000, edge: 28) && !LiveSearch.showsAll(database: 200_001, edge: 28))
        let site = try RenderedSite(content)
        let images = try Self.object(try site.text("data/images.js"), "images")
        let places = try Self.shorts(images["database"])
        let missing = (0..<240).count { places[3 * $0] == 65535 }
        let shown = Set(content.runs[0].neighbours.indices).count
        #expect(missing == 240 - shown)
        #expect(try site.text("search.html").contains("no pictures of \(missing) of 240 database images"))
        let whole = try RenderedSite(try SyntheticSite().content())
        #expect(!(try whole.text("search.html").contains("no pictures of")))
    }

    @Test func hostileNamesStayText() throws {
        var synthetic = SyntheticSite()
        synthetic.classes = ["</script><script>alert(1)", "\u{2028}\"", "{{ page.title }}"]
        var content = try synthetic.content()
        content.runs[0].title = "</script>\"]"
        content.runs[0].name = "</script>"
        let site = try RenderedSite(content)
        let images = try Self.object(try site.text("data/images.js"), "images")
        #expect(images["classes"] as? [String] == synthetic.classes)
        let run = try #require((images["runs"] as? [[String: Any]])?.first)
        #expect(run["title"] as? String == "</script>\"]" && run["run"] as? String == "</script>")
        #expect(run["codes"] as? String == "data/script/codes.js")
        #expect(site.paths.contains("data/script/codes.js"))
    }
}
