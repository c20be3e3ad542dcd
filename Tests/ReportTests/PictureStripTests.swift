import Core
import Foundation
import Imaging
import Report
import Testing

@Suite struct PictureStripTests {
    @Test func picturesAreEnlargedByWholeFactors() throws {
        let sheet = try #require(try PictureStrip.sheets(WrittenFixtures.grid(), WrittenFixtures.Pictures()).first)
        let image = sheet.image
        #expect(image.channels == 3)
        // 28 pixels become 112: each pixel of the query is a square of 4 × 4 somewhere in the sheet.
        let query = try WrittenFixtures.Pictures().image(.query(3))
        let corner = query.pixels[0]
        var places: [(Int, Int)] = []
        func pixel(_ x: Int, _ y: Int) -> [UInt8] {
            let start = (y * image.width + x) * 3
            return Array(image.pixels[start..<start + 3])
        }
        func isQuery(_ x: Int, _ y: Int) -> Bool {
            guard x + 112 <= image.width, y + 112 <= image.height else { return false }
            for row in stride(from: 0, to: 112, by: 3) {
                for column in stride(from: 0, to: 112, by: 3) {
                    let value = query.pixels[row / 4 * 28 + column / 4]
                    if pixel(x + column, y + row) != [value, value, value] { return false }
                }
            }
            return true
        }
        for y in 0..<60 {
            for x in 0..<60 where pixel(x, y) == [corner, corner, corner] && isQuery(x, y) { places.append((x, y)) }
        }
        #expect(places.count == 1)
        if let folder = ProcessInfo.processInfo.environment["VITRINE_LOOK"] {
            try ImageCodec.png(image).write(to: URL(fileURLWithPath: folder + "/strip.png"))
        }
    }

    @Test func rightAndWrongDifferWithoutColour() throws {
        func frame(_ mark: PictureGrid.Item.Mark) throws -> PixelImage {
            let item = PictureGrid.Item(picture: .query(0), mark: mark, label: "x")
            let grid = PictureGrid(rows: [.init(title: "", items: [item])], isPixelated: true)
            return try #require(try PictureStrip.sheets(grid, WrittenFixtures.Pictures()).first).image
        }
        // Along the upper edge of the frame: one run of ink, or many.
        func runs(_ image: PixelImage) -> Int {
            var most = 0
            for y in 0..<20 {
                var count = 0
                var wasInk = false
                for x in 0..<min(image.width, 130) {
                    let isInk = image.pixels[(y * image.width + x) * 3 + 1] < 128
                    if isInk, !wasInk { count += 1 }
                    wasInk = isInk
                }
                // Rows of the frame's upper side alone, above the picture.
                if count > 0 {
                    most = max(most, count)
                    break
                }
            }
            return most
        }
        #expect(runs(try frame(.right)) == 1)
        #expect(runs(try frame(.wrong)) > 4)
    }

    @Test func longGridsBecomeSeveralSheets() throws {
        let row = WrittenFixtures.grid(results: 40).rows[0]
        let grid = PictureGrid(rows: [PictureGrid.Row](repeating: row, count: 6), isPixelated: true)
        let sheets = try PictureStrip.sheets(grid, WrittenFixtures.Pictures())
        #expect(sheets.count > 1)
        #expect(sheets.allSatisfy { $0.image.height <= 2000 })
        // Every picture is somewhere.
        let named = sheets.map { $0.label.components(separatedBy: "Rank 40,").count - 1 }.reduce(0, +)
        #expect(named == 6)
    }

    @Test func photographsAndEmptyRows() throws {
        struct Large: ReportPictures {
            func image(_ picture: PictureReference) throws -> PixelImage {
                try WrittenFixtures.gradient(900, 500, 3, 1)
            }
        }
        let item = PictureGrid.Item(picture: .query(0), label: "x")
        let grid = PictureGrid(
            rows: [.init(title: "Title < & >", items: [item]), .init(title: "", items: [])], isPixelated: false)
        let sheets = try PictureStrip.sheets(grid, Large())
        #expect(sheets.count == 1)
        #expect(sheets[0].image.width < 400)
        #expect(try PictureStrip.sheets(PictureGrid(rows: [], isPixelated: true), Large()).isEmpty)
    }
}
