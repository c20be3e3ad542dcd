import Core
import Foundation
import Imaging
import Testing

@Suite struct SVGDrawingTests {
    private func svg(_ inside: String, width: Int = 4, height: Int = 2) -> Data {
        Data("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\">\(inside)</svg>".utf8)
    }

    @Test func drawsOnWhiteAtAnyScale() throws {
        let image = try SVGDrawing.pixels(svg("<rect width=\"2\" height=\"2\" fill=\"#f00\"/>"), scale: 2)
        #expect(image.width == 8 && image.height == 4 && image.channels == 3)
        let row: [UInt8] = (0..<24).map { $0 < 12 && $0 % 3 > 0 ? 0 : 255 }
        #expect(image.pixels == row + row + row + row)
    }

    @Test func namesNoOtherFile() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("svg-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let black = folder.appendingPathComponent("black.png")
        try ImageCodec.png(PixelImage(width: 4, height: 2, filledWith: [0, 0, 0])).write(to: black)
        let image = try SVGDrawing.pixels(
            svg("<image href=\"file://\(black.path)\" width=\"4\" height=\"2\"/>"), scale: 1)
        #expect(image.pixels.allSatisfy { $0 == 255 })
    }

    @Test func refusesWhatItCannotDraw() {
        #expect(throws: Diagnostic.self) { try SVGDrawing.pixels(Data("<svg".utf8), scale: 1) }
        #expect(throws: Diagnostic.self) { try SVGDrawing.pixels(Data(), scale: 1) }
        #expect(throws: Diagnostic.self) { try SVGDrawing.pixels(svg("", width: 20_000), scale: 1) }
        #expect(throws: Diagnostic.self) { try SVGDrawing.pixels(svg(""), scale: 0) }
    }
}
