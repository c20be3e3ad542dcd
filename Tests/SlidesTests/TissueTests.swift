import Core
import Foundation
import Imaging
import Slides
import Testing

@Suite struct TissueTests {
    func histogram(_ edge: Int, _ value: (_ x: Int, _ y: Int) -> Int) -> [Int] {
        var histogram = [Int](repeating: 0, count: 256)
        for y in 0..<edge { for x in 0..<edge { histogram[value(x, y)] += 1 } }
        return histogram
    }

    /// From scikit-image 0.26's threshold_otsu on the same values.
    @Test func otsuAsScikitImageHasIt() {
        #expect(Otsu.split(histogram(224) { x, y in (x * y) % 97 })?.threshold == 47)
        let disc = histogram(224) { x, y in
            let inside = (x - 100) * (x - 100) + (y - 90) * (y - 90) < 4900
            return inside ? 90 + (x * y) % 50 : 8 + (x + y) % 12
        }
        #expect(Otsu.split(disc)?.threshold == 19)
        #expect(Otsu.split(histogram(2) { x, y in x + y == 2 ? 200 : 10 })?.threshold == 10)
        var four = [Int](repeating: 0, count: 256)
        for value in [10, 20, 30, 200] { four[value] = 1 }
        #expect(Otsu.split(four)?.threshold == 30)
        #expect(Otsu.split(histogram(9) { _, _ in 44 }) == nil)
        #expect(Otsu.split([]) == nil)
    }

    func picture(_ width: Int, _ height: Int, _ colour: (_ x: Int, _ y: Int) -> [UInt8]) throws -> PixelImage {
        try PixelImage(
            width: width, height: height, channels: 3,
            pixels: (0..<height).flatMap { y in (0..<width).flatMap { x in colour(x, y) } })
    }

    @Test func saturationIsThatOfColour() throws {
        let four = try picture(4, 1) { x, _ in [[200, 100, 100], [90, 90, 90], [12, 0, 9], [0, 255, 0]][x] }
        #expect(TissueMask.saturation(of: four) == [128, 0, 0, 255])
    }

    @Test func slidesOfOneColourHaveNoTissue() throws {
        for colour in [[255, 255, 255], [180, 60, 160], [0, 0, 0]] as [[UInt8]] {
            let mask = TissueMask(try picture(20, 20) { _, _ in colour }, covering: (640, 640))
            #expect(!mask.isTissue.contains(true))
            #expect(mask.share(PixelRect(x: 0, y: 0, width: 640, height: 640)) == 0)
        }
        let noisy = TissueMask(
            try picture(20, 20) { x, y in [UInt8(250 + (x * y) % 3), UInt8(250 + (x + y) % 4), 252] },
            covering: (640, 640))
        #expect(!noisy.isTissue.contains(true))
    }

    /// The left 8 of 20 columns are tissue; a mask pixel is 32 of the slide.
    @Test func sharesAreExact() throws {
        let mask = TissueMask(
            try picture(20, 10) { x, _ in x < 8 ? [200, 100, 180] : [250, 250, 250] }, covering: (640, 320))
        func share(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> Double {
            mask.share(PixelRect(x: x, y: y, width: width, height: height))
        }
        #expect(share(0, 0, 256, 320) == 1)
        #expect(share(256, 0, 100, 100) == 0)
        #expect(abs(share(0, 0, 640, 320) - 0.4) < 1e-12)
        #expect(abs(share(250, 17, 12, 5) - 0.5) < 1e-9)
        // Outside is none; half of this is outside.
        #expect(abs(share(-100, 0, 200, 100) - 0.5) < 1e-9)
        #expect(share(1000, 1000, 10, 10) == 0)
        #expect(share(0, 0, 0, 5) == 0)
        #expect(share(Int.min, 0, Int.max, 1).isFinite)
    }

    @Test func aSlidesMaskFindsItsTissue() throws {
        let folder = try TestFolder()
        try SyntheticSlides.write(.init(slides: 1, edge: 2048, seed: 2), to: folder.url)
        let slide = try Slide(folder.file("slide-01.svs"))
        let mask = try TissueMask(slide)
        #expect(mask.width == 64 && mask.height == 64)
        let annotations = try SlideAnnotations(contentsOf: folder.file("slide-01.geojson"))
        var wrong = 0
        for row in 0..<64 {
            for column in 0..<64 {
                let rect = PixelRect(x: 32 * column, y: 32 * row, width: 32, height: 32)
                let annotated = annotations.classes.reduce(0) { $0 + annotations.share(of: $1, in: rect) }
                if annotated > 0.9 && mask.share(rect) < 0.5 { wrong += 1 }
                if annotated == 0 && mask.share(rect) > 0.5 { wrong += 1 }
            }
        }
        // The pale middles of glands and what borders on glass.
        #expect(wrong < 64 * 64 / 20)
        #expect(throws: Diagnostic.self) { try TissueMask(slide, reduction: 0) }
    }
}
