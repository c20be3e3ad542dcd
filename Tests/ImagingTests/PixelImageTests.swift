import Core
import Imaging
import Testing

@Suite struct PixelImageTests {
    @Test func holdsWhatItIsGiven() throws {
        let image = try PixelImage(width: 2, height: 1, channels: 3, pixels: [1, 2, 3, 4, 5, 6])
        #expect(image.pixels == [1, 2, 3, 4, 5, 6])
        #expect(try PixelImage(width: 2, height: 2, filledWith: [9]).pixels == [9, 9, 9, 9])
    }

    @Test func refusesSizesThatDoNotFit() {
        #expect(throws: Diagnostic.self) { try PixelImage(width: 2, height: 2, channels: 1, pixels: [1, 2, 3]) }
        #expect(throws: Diagnostic.self) { try PixelImage(width: 0, height: 2, channels: 1, pixels: []) }
        #expect(throws: Diagnostic.self) { try PixelImage(width: 1, height: 1, channels: 2, pixels: [1, 2]) }
        #expect(throws: Diagnostic.self) { try PixelImage(width: 1 << 40, height: 1 << 40, channels: 1, pixels: []) }
    }
}
