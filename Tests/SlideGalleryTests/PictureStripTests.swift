import Imaging
import SlideGallery
import Testing

/// Pictures on one sheet: each whole, none over another, its edge repeated around it.
@Suite struct PictureStripTests {
    @Test func picturesLieApartAndInTheirOrder() {
        let sizes = [(448, 300), (224, 224), (10, 7), (224, 100), (1824, 5), (1, 1)]
        let strip = PictureStrip(sizes.map { (width: $0.0, height: $0.1) })
        for (index, cell) in strip.cells.enumerated() {
            #expect((cell.width, cell.height) == sizes[index])
            #expect(cell.x + cell.width + 2 <= strip.width && cell.y + cell.height + 2 <= strip.height)
            #expect(cell.x.isMultiple(of: 16) && cell.y.isMultiple(of: 16))
            for other in strip.cells.dropFirst(index + 1) {
                let apart =
                    cell.x + cell.width + 2 <= other.x || other.x + other.width + 2 <= cell.x
                    || cell.y + cell.height + 2 <= other.y || other.y + other.height + 2 <= cell.y
                #expect(apart)
            }
        }
    }

    @Test func drawingRepeatsEdgesAndTurnsGreyToColour() throws {
        let grey = try PixelImage(width: 2, height: 1, channels: 1, pixels: [10, 20])
        let red = try PixelImage(width: 1, height: 1, channels: 3, pixels: [200, 0, 0])
        let strip = PictureStrip([(width: 2, height: 1), (width: 1, height: 1)], grid: 1)
        let sheet = try strip.draw([grey, red])
        #expect((sheet.width, sheet.height, sheet.channels) == (7, 3, 3))
        // 10 20 20 20 | red red red, and the same below.
        let row = [10, 10, 10, 20, 20, 20, 20, 20, 20, 20, 20, 20, 200, 0, 0, 200, 0, 0, 200, 0, 0].map { UInt8($0) }
        #expect(sheet.pixels == row + row + row)
    }

    @Test func coloursDarkenWithSimilarity() {
        #expect(SimilarityColours.colour(0) == [255, 255, 255])
        #expect(SimilarityColours.colour(1) == [255, 250, 222])
        #expect(SimilarityColours.colour(255) == [128, 8, 38])
        let lightness = (1...255).map { value in
            let colour = SimilarityColours.colour(UInt8(value)).map(Double.init)
            return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]
        }
        #expect(zip(lightness, lightness.dropFirst()).allSatisfy(>=))
    }

    @Test func largeMapsKeepTheMostSimilarOfEachBlock() throws {
        var values = [UInt8](repeating: 1, count: 300 * 2)
        values[299] = 255
        let map = SimilarityMap(slide: 0, columns: 300, rows: 2, cell: 10, values: values, bestDistance: 1)
        let image = try SimilarityColours.image(map)
        #expect((image.width, image.height) == (150, 1))
        #expect(Array(image.pixels.suffix(3)) == [128, 8, 38])
        #expect(Array(image.pixels.prefix(3)) == [255, 250, 222])
    }
}
