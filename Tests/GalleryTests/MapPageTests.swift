import Arrays
import Core
import Foundation
import Gallery
import Imaging
import Templating
import Testing

@Suite struct MapPageTests {
    // MARK: - Places

    @Test func placesFillASquareAndLeaveOutWhatIsNotPlaced() throws {
        // Along x from -10 to 30, along y from 5 to 15: y is the shorter and lies in the middle, upwards.
        let map = QueryMap(positions: [-10, 5, 0, 0, .nan, .nan, 0, 0, 30, 15, 0, 0])
        let places = MapPlaces(map, .pca, rows: [0, 1, 2]).places
        #expect(places == [SIMD2(0, 0.625), nil, SIMD2(1, 0.375)])
        // One point, or all at one place: the middle.
        #expect(MapPlaces(map, .tsne, rows: [0, 2]).places == [SIMD2(0.5, 0.5), SIMD2(0.5, 0.5)])
        #expect(MapPlaces(map, .pca, rows: [1]).places == [nil])
    }

    @Test func scriptHoldsSixteenBitNumbers() throws {
        let map = QueryMap(positions: [-10, 5, 0, 0, .nan, .nan, 0, 0, 30, 15, 0, 0])
        let text = String(decoding: try MapScript(map, rows: [0, 1, 2]).script(for: "a-b"), as: UTF8.self)
        #expect(text.contains("vitrine.maps[\"a-b\"] = "))
        let packed = try #require(Data(base64Encoded: MapScript(map, rows: [0, 1, 2]).pca))
        let numbers = stride(from: 0, to: packed.count, by: 2).map { Int(packed[$0]) | Int(packed[$0 + 1]) << 8 }
        #expect(numbers == [0, 40959, 65535, 65535, 65534, 24575])
    }

    // MARK: - Classes

    /// Five queries on a line at 0, 1, 2, 10 and 11, of the classes a, a, b, b and a; class c has none.
    @Test func classesByHand() throws {
        let map = QueryMap(positions: [0, 1, 2, 10, 11].flatMap { [Float($0), 0, 0, 0] })
        let places = MapPlaces(map, .pca, rows: Array(0..<5))
        let found = MapClasses(places, labels: [[0], [0], [1], [1], [0]], classes: 3).summaries
        // Nearest: 0→1, 1→0 (as near as 2, but earlier), 2→1, 3→4, 4→3.
        #expect(found.map(\.count) == [3, 2, 0])
        #expect(found.map(\.matching) == [2, 0, 0])
        #expect(found.map(\.other) == [1, 0, nil])
        #expect(abs(found[0].mean.x - 4.0 / 11) < 1e-12 && found[0].mean.y == 0.5)
        // Deviations of 0, 1, 11 from 4: √((16 + 9 + 49) / 3).
        #expect(abs(found[0].spread.x * 11 - (74.0 / 3).squareRoot()) < 1e-9)
    }

    @Test func aQueryAloneHasNoNeighbour() throws {
        let places = MapPlaces(QueryMap(positions: [1, 2, 3, 4]), .pca, rows: [0])
        let found = MapClasses(places, labels: [[0, 1]], classes: 2).summaries
        #expect(
            found.map(\.count) == [1, 1] && found.map(\.matching) == [0, 0] && found.allSatisfy { $0.other == nil })
    }

    // MARK: - Overview sheet

    @Test func overviewIsSmallAndShrinksByMeans() throws {
        #expect(OverviewSheet.cell(count: 10_000, edge: 28) == 16)
        #expect(OverviewSheet.cell(count: 10, edge: 28) == 28)
        #expect(OverviewSheet.cell(count: 10, edge: 96) == 32)
        #expect(OverviewSheet.cell(count: 1_000_000, edge: 28) == 4)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("overview-\(UUID().uuidString)")
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Two pictures on a sheet of 128 × 64: 64 × 64 of 200, and 64 × 32 of 40.
        var pixels = [UInt8](repeating: 0, count: 128 * 64)
        for y in 0..<64 {
            for x in 0..<128 { pixels[y * 128 + x] = x < 64 ? 200 : y < 32 ? 40 : 0 }
        }
        let sheet = try PixelImage(width: 128, height: 64, channels: 1, pixels: pixels)
        let data = try ImageCodec.webp(sheet, quality: 30, lossless: true)
        try Files.write(data, to: folder.appendingPathComponent("a.webp"))
        let cells = try JSON.decode(
            [PictureCell].self, from: Data("[[0,0,0,64,64],[0,64,0,64,32],[0,0,0,64,64]]".utf8), file: "cells")
        let sheets = try JSON.decode(
            [PictureSheet].self,
            from: Data(#"[{"file":"a.webp","width":128,"height":64,"bytes":1,"sha256":""}]"#.utf8), file: "sheets")
        let written = try OverviewSheet.write(queries: cells, sheets: sheets, to: folder, jobs: 2)
        let made = try #require(written)
        #expect(made.cell == 32 && made.columns == 2 && made.sheet.width == 64 && made.sheet.height == 64)
        let overview = try ImageCodec.decode(file: folder.appendingPathComponent(OverviewSheet.fileName))
        for (x, y, value) in [(16, 16, 200), (48, 8, 40), (48, 28, 40), (16, 48, 200), (48, 48, 255)] {
            let found = Int(overview.pixels[(y * 64 + x) * overview.channels])
            #expect(abs(found - value) < 12, "\(x), \(y): \(found)")
        }
    }

    // MARK: - Pages

    @Test func pageHoldsDrawingsAndTables() throws {
        var synthetic = SyntheticSite()
        synthetic.runs = 2
        synthetic.classes = ["Ankle boot", "Bag", "<b>T-shirt</b>", "None has it"]
        let content = try Self.withoutLast(synthetic)
        let site = try RenderedSite(content)
        let page = try site.text("map.html")
        #expect(site.paths.contains("data/run-0/map.js") && site.paths.contains("data/run-1/map.js"))
        #expect(site.paths.contains("images/overview.webp"))
        #expect(page.contains("data-runs=\"run-0 run-1\" data-overview=\"images/overview.webp\"") == false)
        #expect(page.contains("data-runs=\"run-0 run-1\" data-overview=\"overview.webp\" data-cell=\"28\""))
        #expect(page.components(separatedBy: "<svg class=\"map-drawn\"").count == 5)
        // Sixty queries, eight of them not placed.
        #expect(page.contains("52 queries"))
        #expect(page.contains("&lt;b&gt;T-shirt&lt;/b&gt;") && !page.contains("<b>T-shirt"))
        #expect(page.contains("Made up &lt;here&gt;."))
        #expect(page.contains("None has it</a></th><td class=\"num\">0</td><td class=\"num\">–</td>"))
        #expect(try site.text("index.html").contains("href=map.html"))
        #expect(try site.text("data/run-0/map.js").contains("\"pca\":"))
    }

    /// No image is of the last class.
    private static func withoutLast(_ synthetic: SyntheticSite) throws -> SiteContent {
        var content = try synthetic.content()
        let labels = content.queryLabels
        var values = labels.values
        for row in 0..<labels.rows where labels.has(3, row: row) {
            values[row * 4 + 3] = 0
            values[row * 4] = 1
        }
        content.queryLabels = try LabelMatrix(rows: labels.rows, classes: 4, values: values)
        return content
    }

    @Test func runsWithoutAMapAreNamed() throws {
        var synthetic = SyntheticSite()
        synthetic.runs = 2
        synthetic.mapped = 1
        let page = try RenderedSite(try synthetic.content()).text("map.html")
        #expect(page.contains("data-runs=\"run-0\""))
        #expect(page.contains("the site has no map of them: LSH 1, 48 bits"))
    }

    @Test func noMapNoPage() throws {
        var synthetic = SyntheticSite()
        synthetic.mapped = 0
        let site = try RenderedSite(try synthetic.content())
        #expect(!site.paths.contains { $0.contains("map.html") || $0.hasSuffix("/map.js") && $0.hasPrefix("data/") })
        #expect(!site.paths.contains("images/overview.webp"))
        #expect(try !site.text("index.html").contains("map.html"))
    }

    @Test func variousSites() throws {
        var many = SyntheticSite()
        many.runs = 16
        many.queries = 30
        many.database = 40
        many.bits = 8
        let page = try RenderedSite(try many.content()).text("map.html")
        #expect(page.components(separatedBy: "<svg class=\"map-drawn\"").count == 33)
        var few = SyntheticSite()
        few.queries = 3
        few.multiLabel = true
        few.channels = 3
        few.edge = 96
        #expect(try RenderedSite(try few.content()).text("map.html").contains("Queries count for each of their labels"))
        var part = SyntheticSite()
        part.shown = [3, 6, 40]
        let site = try RenderedSite(try part.content())
        // Row 6 is not placed.
        #expect(try site.text("map.html").contains("2 queries"))
        let script = try site.text("data/run-0/map.js")
        #expect(try #require(script.firstRange(of: "\"pca\":\"")).upperBound < script.endIndex)
    }

    @Test func aMapOfAnotherLengthIsRefused() throws {
        var content = try SyntheticSite().content()
        content.runs[0].map = QueryMap(positions: [1, 2, 3, 4])
        #expect(throws: Diagnostics.self) { try RenderedSite(content) }
    }
}
