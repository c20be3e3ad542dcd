import Core
import Foundation
import SlideGallery
import Testing

/// Content that does not fit together is told, all of it at once, and no page is written.
@Suite struct SlideContentTests {
    @Test func soundContentPasses() throws {
        try SyntheticSlides(edge: 3000).content().check()
    }

    @Test(arguments: [
        (-1, 0, 10, 10), (0, 0, 0, 10), (2995, 0, 10, 10), (0, 5000, 1, 1), (Int.max, 0, 10, 10), (1, 1, Int.max, 2),
    ])
    func regionsOutsideOfTheirSlideAreTold(x: Int, y: Int, width: Int, height: Int) throws {
        var content = try SyntheticSlides(edge: 3000).content()
        content.queries[1].rect = SlideRect(x: x, y: y, width: width, height: height)
        content.methods[0].queries[2].hits[3].rect = SlideRect(x: x, y: y, width: width, height: height)
        let found = try #require(throws: Diagnostics.self) { try content.check() }
        #expect(found.all.count == 2)
        #expect(found.all.first?.message.contains("outside of its slide") == true)
    }

    @Test(arguments: [
        (3, [0, 0, 9, 0, 9, 9]), (-1, [0, 0, 9, 0, 9, 9]), (0, [0, 0, 9, 0]), (0, [0, 0, 9, 0, 9, 9, 9]),
        (0, [0, 0, 3001, 0, 9, 9]), (0, [0, 0, 9, 2521, 9, 9]), (0, [0, -1, 9, 0, 9, 9]), (0, []),
    ])
    func areasThatDoNotFitAreTold(classIndex: Int, ring: [Int]) throws {
        var content = try SyntheticSlides(edge: 3000).content()
        // The slide has 3000 × 2520 pixels.
        content.slides[1].areas = [
            SlideArea(classIndex: 2, rings: [[0, 0, 3000, 0, 3000, 2520]]),
            SlideArea(classIndex: classIndex, rings: [ring]),
        ]
        let found = try #require(throws: Diagnostics.self) { try content.check() }
        #expect(found.all.count == 1 && found.all.first?.file == "slide-2.svs")
    }

    @Test func whatDoesNotFitIsTold() throws {
        var content = try SyntheticSlides(edge: 3000).content()
        content.scales = [10, 5]
        content.slides[0].micronsPerPixel = .nan
        content.slides[1].tiles = []
        content.slides[2].pyramid = DeepZoomPyramid(
            folder: URL(fileURLWithPath: "/"), width: 0, height: 1, minLevel: 3, maxLevel: 2, factor: 0, bytes: 0)
        content.methods[0].queries.removeLast()
        content.methods[1].queries[0].maps[0].columns = Int.max
        content.methods[1].queries[0].hits[0].slide = 99
        let found = try #require(throws: Diagnostics.self) { try content.check() }
        let messages = found.all.map(\.message).joined(separator: "\n")
        for part in ["scales", "microns a pixel", "tiles at 0", "pyramid", "results of 5", "does not fit", "slide 99"] {
            #expect(messages.contains(part), "\(part)")
        }
    }
}
