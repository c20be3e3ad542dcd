import Core
import Foundation
import Imaging
import Testing

@Suite struct FittingTests {
    /// 40 × 20: black on the left half, white on the right.
    func halves() throws -> Data {
        let pixels = (0..<800).map { UInt8($0 % 40 < 20 ? 0 : 255) }
        return try ImageCodec.png(PixelImage(width: 40, height: 20, channels: 1, pixels: pixels))
    }

    @Test func stretchGivesUpTheAspect() throws {
        let image = try ImageCodec.decode(try halves(), name: "x", width: 4, height: 10, channels: 1, fit: .stretch)
        #expect(image.width == 4 && image.height == 10)
        #expect(image.pixels[0] < 10 && image.pixels[3] > 245)
    }

    @Test func containAddsWhite() throws {
        let black = try ImageCodec.png(PixelImage(width: 40, height: 20, filledWith: [0]))
        let image = try ImageCodec.decode(black, name: "x", width: 8, height: 8, channels: 3, fit: .contain)
        let rows = (0..<8).map { image.pixels[$0 * 24] }
        #expect(rows == [255, 255, 0, 0, 0, 0, 255, 255])
    }

    @Test func coverTakesTheCentre() throws {
        let image = try ImageCodec.decode(try halves(), name: "x", width: 10, height: 10, channels: 3, fit: .cover)
        #expect(image.width == 10 && image.height == 10 && image.channels == 3)
        #expect(image.pixels[0] < 10 && image.pixels[27] > 245)
    }

    @Test func smallImagesGrowToTheSizeAskedFor() throws {
        let tiny = try ImageCodec.png(PixelImage(width: 2, height: 2, filledWith: [7, 8, 9]))
        let image = try ImageCodec.decode(tiny, name: "x", width: 64, height: 64, channels: 3, fit: .cover)
        #expect(image.pixels.count == 64 * 64 * 3 && Array(image.pixels[0..<3]) == [7, 8, 9])
    }

    @Test func thumbnailsKeepTheAspectAndNeverGrow() throws {
        let image = try ImageCodec.thumbnail(try halves(), name: "x", edge: 10)
        #expect(image.width == 10 && image.height == 5 && image.channels == 1)
        let same = try ImageCodec.thumbnail(try halves(), name: "x", edge: 100)
        #expect(same.width == 40 && same.height == 20)
    }

    @Test func extremeAspectsAreHandled() throws {
        let thin = try ImageCodec.png(PixelImage(width: 2000, height: 1, filledWith: [50]))
        for fit in [ImageCodec.Fit.stretch, .contain, .cover] {
            let image = try ImageCodec.decode(thin, name: "x", width: 16, height: 16, channels: 3, fit: fit)
            #expect(image.pixels.count == 768)
        }
        #expect(try ImageCodec.thumbnail(thin, name: "x", edge: 16).height == 1)
    }
}
