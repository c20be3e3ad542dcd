import Core
import Foundation
import Imaging
import Testing

/// A 4 × 2 image whose quarters are red, green, blue and white, two pixels wide and one high each.
let quarters: [UInt8] =
    [255, 0, 0, 255, 0, 0, 0, 255, 0, 0, 255, 0]
    + [0, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255, 255]

func near(_ found: some Collection<UInt8>, _ expected: some Collection<UInt8>, within tolerance: Int) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs(Int($0) - Int($1)) <= tolerance }
}

@Suite struct DecodingTests {
    @Test func pngKeepsEveryPixel() throws {
        let image = try PixelImage(width: 4, height: 2, channels: 3, pixels: quarters)
        #expect(try ImageCodec.decode(try ImageCodec.png(image), name: "x.png") == image)
        #expect(try ImageCodec.decode(try ImageCodec.png(image, compression: 9, filter: true), name: "x.png") == image)
        #expect(try ImageCodec.decode(try ImageCodec.webp(image, lossless: true), name: "x.webp") == image)
    }

    /// A file of one chunk: `RIFF`, length, `WEBP`, and the image.
    @Test(arguments: [true, false])
    func webpHoldsNothingButTheImage(lossless: Bool) throws {
        let image = try PixelImage(width: 5, height: 3, filledWith: [9, 99, 199])
        let data = [UInt8](try ImageCodec.webp(image, lossless: lossless))
        #expect(String(decoding: data[0..<4], as: UTF8.self) == "RIFF")
        #expect(String(decoding: data[8..<16], as: UTF8.self) == (lossless ? "WEBPVP8L" : "WEBPVP8 "))
        let lengths = [4, 16].map { at in (0..<4).reduce(0) { $0 | Int(data[at + $1]) << (8 * $1) } }
        #expect(lengths[0] == data.count - 8 && lengths[1] + lengths[1] % 2 == data.count - 20)
        let again = try ImageCodec.decode(Data(data), name: "x.webp")
        #expect(again.width == 5 && again.height == 3)
        #expect(near(again.pixels[0..<3], [9, 99, 199], within: lossless ? 0 : 4))
    }

    @Test func greyStaysGrey() throws {
        let image = try PixelImage(width: 3, height: 2, channels: 1, pixels: [0, 1, 127, 128, 254, 255])
        #expect(try ImageCodec.decode(try ImageCodec.png(image), name: "x.png") == image)
    }

    /// Orientation 6 means that the file's rows are the picture's columns from the right.
    @Test func exifOrientationIsApplied() throws {
        let wide = [UInt8](repeating: 0, count: 32 * 16 * 3).enumerated().map { index, _ in
            UInt8((index / 3 % 32) < 16 ? 40 : 200)
        }
        let data = try ImageCodec.encodeForTests(wide, width: 32, height: 16, channels: 3, .init(.jpeg, orientation: 6))
        let size = try ImageCodec.size(data, name: "x.jpg")
        #expect(size.width == 16 && size.height == 32)
        let image = try ImageCodec.decode(data, name: "x.jpg")
        #expect(image.width == 16 && image.height == 32)
        // The dark left half of the file is the upper half of the picture.
        #expect(near(image.pixels[0..<3], [40, 40, 40], within: 4))
        #expect(near(image.pixels.suffix(3), [200, 200, 200], within: 4))
        let small = try ImageCodec.decode(data, name: "x.jpg", width: 2, height: 4, channels: 1, fit: .stretch)
        #expect(near(small.pixels[0..<2], [40, 40], within: 6) && near(small.pixels.suffix(2), [200, 200], within: 6))
    }

    @Test func sixteenBitsBecomeEight() throws {
        let data = try ImageCodec.encodeForTests(quarters, width: 4, height: 2, channels: 3, .init(.png, wide: true))
        // Bit depth 16 is byte 24 of a PNG.
        #expect(data[24] == 16)
        #expect(try ImageCodec.decode(data, name: "x.png").pixels == quarters)
        let grey = try ImageCodec.encodeForTests(
            [0, 77, 255, 128], width: 2, height: 2, channels: 1, .init(.png, wide: true))
        #expect(grey[24] == 16)
        let image = try ImageCodec.decode(grey, name: "x.png")
        #expect(image.channels == 1 && image.pixels == [0, 77, 255, 128])
    }

    /// Expected values: LittleCMS through Pillow, `ImageCms.profileToProfile` with the embedded profile and the
    /// relative colorimetric intent. Without the profile the same pixels would be (102, 104, 103).
    @Test(arguments: [ImageCodec.TestEncoding.Format.jpeg, .tiff])
    func cmykIsConvertedByItsProfile(format: ImageCodec.TestEncoding.Format) throws {
        let grey = [UInt8](repeating: 128, count: 16 * 16 * 3)
        let data = try ImageCodec.encodeForTests(grey, width: 16, height: 16, channels: 3, .init(format, cmyk: true))
        let image = try ImageCodec.decode(data, name: "x")
        #expect(image.channels == 3)
        #expect(near(image.pixels[0..<3], [120, 119, 120], within: 3))
        let small = try ImageCodec.decode(data, name: "x", width: 4, height: 4, channels: 3, fit: .cover)
        #expect(near(small.pixels[0..<3], [120, 119, 120], within: 3))
        let edge = try ImageCodec.thumbnail(data, name: "x", edge: 8)
        #expect(edge.channels == 3 && near(edge.pixels[0..<3], [120, 119, 120], within: 3))
    }

    /// Red at alpha 0, 128 and 255 on white: 255·(1 − a) + c·a.
    @Test func alphaIsShownOnWhite() throws {
        let pixels: [UInt8] = [255, 0, 0, 0, 255, 0, 0, 128, 255, 0, 0, 255, 0, 0, 0, 128]
        for wide in [false, true] {
            let data = try ImageCodec.encodeForTests(pixels, width: 4, height: 1, channels: 4, .init(.png, wide: wide))
            let image = try ImageCodec.decode(data, name: "x.png")
            let expected: [UInt8] = [255, 255, 255, 255, 127, 127, 255, 0, 0, 127, 127, 127]
            #expect(near(image.pixels, expected, within: 1), "16 bits: \(wide), \(image.pixels)")
        }
    }

    @Test func transparentThumbnailsAreOnWhite() throws {
        let clear = [UInt8](repeating: 0, count: 8 * 8 * 4)
        let data = try ImageCodec.encodeForTests(clear, width: 8, height: 8, channels: 4, .init(.png))
        let image = try ImageCodec.decode(data, name: "x.png", width: 4, height: 2, channels: 3, fit: .contain)
        #expect(image.pixels.allSatisfy { $0 == 255 })
    }

    /// Two frames of one pixel, the first black, the second white, by the GIF89a specification.
    @Test func animationShowsItsFirstFrame() throws {
        let head: [UInt8] = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
        let first: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0]
        let second: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 0x01, 0]
        let data = Data(head + first + second + [0x3B])
        let image = try ImageCodec.decode(data, name: "x.gif")
        #expect(image.width == 1 && image.height == 1)
        #expect(image.pixels.allSatisfy { $0 == 0 })
    }

    @Test func bmpAndPnmAreRead() throws {
        let pnm = Data("P5 2 1 255\n".utf8) + Data([10, 200])
        #expect(try ImageCodec.decode(pnm, name: "x.pgm").pixels == [10, 200])
        let header: [UInt8] = [0x42, 0x4D, 58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]
        let rest: [UInt8] = [1, 0, 24, 0, 0, 0, 0, 0, 4, 0, 0, 0] + [UInt8](repeating: 0, count: 16) + [3, 2, 1, 0]
        let image = try ImageCodec.decode(
            Data(header + rest), name: "x.bmp", width: 1, height: 1, channels: 3, fit: .stretch)
        #expect(image.pixels == [1, 2, 3])
    }
}

@Suite struct FrameTests {
    func frames(_ data: Data) throws -> Int {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try data.write(to: file)
        return try ImageCodec.frames(file: file)
    }

    /// Frames of one pixel each, by the GIF89a specification.
    @Test(arguments: [1, 2, 5])
    func framesOfAnAnimationAreCounted(count: Int) throws {
        let head: [UInt8] = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
        let frame: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0]
        let data = Data(head + (0..<count).flatMap { _ in frame } + [0x3B])
        #expect(try frames(data) == count)
    }

    @Test func stillImagesHaveOne() throws {
        let image = try PixelImage(width: 4, height: 2, channels: 3, pixels: quarters)
        #expect(try frames(try ImageCodec.png(image)) == 1)
        #expect(try frames(try ImageCodec.jpeg(image)) == 1)
        #expect(try frames(try ImageCodec.webp(image)) == 1)
        #expect(try frames(Data([1, 2, 3])) == 1)
        #expect(throws: (any Error).self) { try frames(Data("GIF89a".utf8)) }
    }
}
