import Core
import Foundation
import Gallery
import Imaging
import Testing

/// What a page holds itself because it lies on more sheets than the page can afford.
@Suite struct PageStripTests {
    func need(_ sheet: Int32, _ pictures: Int, bytes: Int = 50_000) -> PageBudget.Need {
        .init(sheet: sheet, bytes: bytes, pictures: pictures)
    }

    // MARK: - The choice

    @Test func whatFitsIsKept() {
        let budget = PageBudget(otherFiles: 3, bytesPerPicture: 300)
        let needs = [need(1, 1), need(2, 9), need(3, 2), need(4, 1)]
        #expect(budget.kept(needs, own: [28_000]) == [1, 2, 3, 4])
        #expect(budget.kept([], own: []) == [])
    }

    /// Eight files less four, less the query's own: three sheets, those with most pictures; then the lighter one.
    @Test func theSheetsWithMostPicturesAreKept() {
        let budget = PageBudget(otherFiles: 4, bytesPerPicture: 300)
        let needs = [need(1, 1), need(2, 9), need(3, 2), need(4, 7), need(5, 2, bytes: 40_000), need(6, 1)]
        #expect(budget.kept(needs, own: [28_000]) == [2, 4, 5])
        #expect(budget.kept(needs.reversed(), own: [28_000]) == [2, 4, 5])
    }

    /// 300 000 less 48 000 for the rest and 28 000 for the query leave 224 000 bytes.
    @Test func heavySheetsAreGivenUp() {
        let budget = PageBudget(otherFiles: 3, bytesPerPicture: 300)
        let needs = [need(1, 9, bytes: 90_000), need(2, 8, bytes: 90_000), need(3, 7, bytes: 90_000)]
        #expect(budget.kept(needs, own: [28_000]) == [1, 2])
        #expect(budget.kept(needs, own: [0]) == [1, 2])
        #expect(budget.kept(needs.map { need($0.sheet, $0.pictures, bytes: 70_000) }, own: [28_000]) == [1, 2, 3])
    }

    /// Twelve thousand bytes hold four pictures of three thousand.
    @Test func aStripIsSmall() {
        let budget = PageBudget(otherFiles: 4, bytesPerPicture: 3000)
        let needs = (0..<10).map { need($0, $0 < 2 ? 5 : 1) }
        #expect(budget.kept(needs, own: [28_000]) == [0, 1, 2, 3, 4, 5])
    }

    // MARK: - The pictures

    /// Each page shows 12 images that stand far apart, of 6000: no order brings them onto a few sheets.
    func request() -> AtlasRequest {
        var random = SeededRandom(seed: 5)
        let pages = (0..<400).map { query in
            AtlasRequest.Page(query: query, database: (0..<12).map { _ in Int32(random.below(6000)) })
        }
        return AtlasRequest(
            edge: 24, queryCount: 400, databaseCount: 6000, pages: pages,
            query: { try PixelImage(width: 24, height: 24, filledWith: [UInt8($0 % 200)]) },
            database: { try Self.noisy($0, width: 24, height: $0 % 2 == 0 ? 24 : 10) })
    }

    static func grey(_ row: Int) -> Int { 70 + row % 110 }

    /// Grey with noise, which takes many bytes: sheets are heavy, and worth to be avoided.
    static func noisy(_ row: Int, width: Int, height: Int) throws -> PixelImage {
        var random = SeededRandom(seed: UInt64(row))
        let pixels = (0..<width * height).map { _ in UInt8(grey(row) + random.below(121) - 60) }
        return try PixelImage(width: width, height: height, channels: 1, pixels: pixels)
    }

    func build(_ request: AtlasRequest, jobs: Int) throws -> AtlasSet {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        return try AtlasBuilder.build(request, to: folder, jobs: jobs)
    }

    @Test func everyPageIsWithinItsBudget() throws {
        var request = request()
        // So that two sheets are all that a page may load.
        request.otherFiles = 5
        let set = try build(request, jobs: 2)
        #expect(set == (try build(request, jobs: 5)))
        var strips = 0
        for page in request.pages {
            let strip = set.strips[page.query]
            let rest = Set(page.database).subtracting(strip?.rows ?? [])
            let sheets = Set(rest.compactMap { set.database[Int($0)]?.sheet })
            #expect(sheets.count <= PageBudget.files - request.otherFiles - 1)
            guard let strip else { continue }
            strips += 1
            #expect(strip.rows == strip.rows.sorted() && Set(strip.rows).isSubset(of: page.database))
            #expect(sheets.isDisjoint(with: strip.rows.compactMap { set.database[Int($0)]?.sheet }))
            let image = try ImageCodec.decode(strip.image, name: "strip")
            #expect((image.width, image.height) == (strip.width, strip.height))
            for (row, cell) in zip(strip.rows, strip.cells) {
                #expect(cell[2] == 24 && cell[3] == (row % 2 == 0 ? 24 : 10))
                var sum = 0
                for y in cell[1]..<cell[1] + cell[3] {
                    for x in cell[0]..<cell[0] + cell[2] {
                        sum += Int(image.pixels[(y * image.width + x) * image.channels])
                    }
                }
                #expect(abs(sum / (cell[2] * cell[3]) - Self.grey(Int(row))) <= 12, "row \(row)")
            }
        }
        #expect(strips > 30)
        #expect(set.load.files.largest <= 5)
    }

    @Test func aPageShowsItsStrip() throws {
        var synthetic = SyntheticSite()
        synthetic.queries = 240
        synthetic.database = 9000
        synthetic.runs = 2
        synthetic.k = 12
        var content = try synthetic.content()
        content.images.database = { try Self.noisy($0, width: 28, height: 28) }
        let site = try RenderedSite(content)
        let pages = site.pages.filter { $0.hasPrefix("queries/") }
        var withStrip = 0
        for page in pages {
            let text = try site.text(page)
            let sheets = Set(text.matches(of: /\.\.\/images\/database-\d+\.webp/).map { String($0.output) })
            #expect(sheets.count <= 4, "\(page)")
            if text.contains("url(data:image/webp;base64,") { withStrip += 1 }
            #expect(text.matches(of: /<p class=\w+ style=--x:\d+;--y:\d+/).count == 24, "\(page)")
        }
        #expect(withStrip > 50)
    }
}
