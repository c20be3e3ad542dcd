import Core
import Foundation
import Imaging
import Slides
import Testing

@Suite struct RegionTests {
    let picture = TestPicture(width: 700, height: 500)

    @Test func theSlidesOwnScaleIsItsPixels() throws {
        let folder = try TestFolder()
        try picture.write(to: folder.file("a.tif"))
        let slide = try Slide(folder.file("a.tif"))
        #expect(slide.width == 700 && slide.height == 500 && slide.name == "a")
        #expect(
            slide.levels.map(\.downsample) == [1, 2, 4]
                && slide.levels[2] == .init(width: 175, height: 125, downsample: 4))
        #expect(try slide.region(x: 0, y: 0, scale: 40, width: 700, height: 500) == picture.pixels)
        let part = try slide.region(x: 131, y: 77, scale: 40, width: 40, height: 30)
        #expect(picture.error(of: part, x: 131, y: 77, factor: 1, width: 40, height: 30) == 0)
    }

    /// Of one level, every scale is an average of level 0: nothing but rounding may differ.
    @Test(arguments: [40.0, 35, 27.3, 20, 15, 10, 7, 5])
    func scalesAreAreaAverages(scale: Double) throws {
        let folder = try TestFolder()
        try picture.write(to: folder.file("a.tif"), pyramid: false)
        let slide = try Slide(folder.file("a.tif"))
        #expect(slide.levels.count == 1)
        let region = try slide.region(x: 13, y: 9, scale: scale, width: 51, height: 44)
        #expect(picture.error(of: region, x: 13, y: 9, factor: 40 / scale, width: 51, height: 44) < 0.51)
    }

    /// From a level, the rounding of that level and of those before comes on top: half a value each.
    @Test(arguments: [(20.0, 1.01), (10, 1.51), (5, 1.51)])
    func levelsGiveTheSameAverages(scale: Double, tolerance: Double) throws {
        let folder = try TestFolder()
        try picture.write(to: folder.file("a.tif"))
        let slide = try Slide(folder.file("a.tif"))
        let region = try slide.region(x: 16, y: 8, scale: scale, width: 40, height: 40)
        #expect(picture.error(of: region, x: 16, y: 8, factor: 40 / scale, width: 40, height: 40) < tolerance)
    }

    @Test func outsideIsBackground() throws {
        let folder = try TestFolder()
        try picture.write(to: folder.file("a.tif"), pyramid: false)
        let slide = try Slide(folder.file("a.tif"))
        for (x, y) in [(-20, -30), (690, 490), (-10, 480), (680, -16)] {
            let region = try slide.region(x: x, y: y, scale: 20, width: 24, height: 24)
            #expect(picture.error(of: region, x: x, y: y, factor: 2, width: 24, height: 24) < 0.51, "\(x), \(y)")
        }
        for (x, y) in [(700, 0), (0, 500), (-48, 0), (0, -48), (Int.max, 0), (0, Int.min), (Int.min, Int.max)] {
            let error = #expect(throws: Diagnostic.self) {
                try slide.region(x: x, y: y, scale: 20, width: 24, height: 24)
            }
            #expect(error?.message.contains("outside the slide") == true && error?.file == slide.url.path)
        }
    }

    @Test func sizesAreCheckedBeforeAnythingIsAllocated() throws {
        let folder = try TestFolder()
        try picture.write(to: folder.file("a.tif"))
        let slide = try Slide(folder.file("a.tif"))
        for (width, height) in [(0, 5), (5, -1), (Int.max, 2), (Int.max, Int.max), (100_000, 100_000), (1, 1 << 27)] {
            let error = #expect(throws: Diagnostic.self) {
                try slide.region(x: 0, y: 0, scale: 20, width: width, height: height)
            }
            #expect(error?.message == "a region of \(width) × \(height) pixels")
        }
        for scale in [42.5, 80, .infinity] {
            #expect(throws: Diagnostic.self) { try slide.region(x: 0, y: 0, scale: scale, width: 4, height: 4) }
            #expect(throws: Diagnostic.self) { try TileGrid(slide: slide, scale: scale, tile: 64) }
        }
        for scale in [0, -5, .nan, 1e-300] {
            #expect(throws: Diagnostic.self) { try slide.region(x: 0, y: 0, scale: scale, width: 4, height: 4) }
        }
        let above = #expect(throws: Diagnostic.self) { try TileGrid(slide: slide, scale: 60, tile: 64) }
        #expect(above?.message == "has no pixels for 60×: it was scanned at 40×")
    }

    /// More source than one block holds, and more of it for one pixel than a block: in pieces, the same means.
    @Test func piecesJoin() throws {
        let large = TestPicture(width: 3000, height: 2600)
        let folder = try TestFolder()
        try large.write(to: folder.file("a.tif"), pyramid: false)
        let slide = try Slide(folder.file("a.tif"))
        let region = try slide.region(x: 0, y: 0, scale: 15, width: 1125, height: 975)
        let sample = [(0, 0), (767, 500), (768, 400), (769, 767), (1124, 974), (300, 768)]
        for (column, row) in sample {
            for channel in 0..<3 {
                let mean = large.mean(x: Double(column) * 8 / 3, y: Double(row) * 8 / 3, edge: 8 / 3, channel: channel)
                #expect(abs(mean - Double(region[3 * (row * 1125 + column) + channel])) < 0.51)
            }
        }
        let thumbnail = try slide.thumbnail(edge: 1)
        #expect(thumbnail.width == 1 && thumbnail.height == 1)
        let pixels = large.pixels
        for channel in 0..<3 {
            // The one pixel is a square of the longer edge: what the slide lacks of it is white.
            let inside = stride(from: channel, to: pixels.count, by: 3).reduce(0) { $0 + Int(pixels[$1]) }
            let mean = Double(inside + 400 * 3000 * 255) / 9e6
            #expect(abs(mean - Double(thumbnail.pixels[channel])) < 1.1)
        }
    }

    @Test func thumbnailsKeepTheAspectAndNeverGrow() throws {
        let folder = try TestFolder()
        try picture.write(to: folder.file("a.tif"))
        let slide = try Slide(folder.file("a.tif"))
        let small = try slide.thumbnail(edge: 70)
        #expect(small.width == 70 && small.height == 50 && small.channels == 3)
        let own = try slide.thumbnail(edge: 9000)
        #expect(own.width == 700 && own.pixels == picture.pixels)
        #expect(throws: Diagnostic.self) { try slide.thumbnail(edge: 0) }
        #expect(throws: Diagnostic.self) { try slide.thumbnail(edge: 20_000) }
    }

    /// Levels as scanners write them: the usual rule, the coarsest level not above the request, would take the level
    /// before for 4 and 16, with sixteen times the pixels.
    @Test func levelsNearlyAsCoarseAsAskedForServe() {
        let levels = [1, 4.00034, 16.0036, 64.08]
        let expected = [1.0: 0, 1.14: 0, 2: 0, 3.9: 0, 4: 1, 8: 1, 15: 1, 16: 2, 40: 2, 64: 3, 1000: 3, 0.5: 0]
        for (factor, level) in expected { #expect(SlideLevel.best(of: levels, for: factor) == level, "\(factor)") }
        #expect(SlideLevel.best(of: [1, 8, 2, 4], for: 5) == 3)
        #expect(SlideLevel.best(of: [1, 2.03], for: 2) == 0)
    }
}
