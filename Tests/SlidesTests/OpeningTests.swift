import Core
import Foundation
import Imaging
import Slides
import Testing

@Suite struct OpeningTests {
    func message(_ url: URL, given: Double? = nil) -> String {
        let error = #expect(throws: Diagnostic.self) { try Slide(url, givenMicronsPerPixel: given) }
        #expect(error?.file == url.path)
        return error?.message ?? ""
    }

    @Test func foreignFilesAreNamed() throws {
        let folder = try TestFolder()
        #expect(message(folder.file("gone.svs")) == "no such file")
        #expect(message(folder.url) == "is a directory")
        try Files.write("not a slide at all, just text", to: folder.file("text.svs"))
        try Files.write(Data(), to: folder.file("empty.svs"))
        try Files.write(Data([0, 1, 2]), to: folder.file("short.tif"))
        try Files.write(Data("PSIM".utf8), to: folder.file("a.psi"))
        let neither = "is neither a slide that OpenSlide knows nor an image of a known format"
        #expect(message(folder.file("text.svs")) == neither)
        #expect(message(folder.file("short.tif")) == neither)
        #expect(message(folder.file("empty.svs")) == "the file is empty")
        #expect(message(folder.file("a.psi")) == "is a slide in the PSI format, which OpenSlide cannot open")
    }

    @Test func plainImagesNeedAResolution() throws {
        let folder = try TestFolder()
        let picture = TestPicture(width: 320, height: 240)
        let image = try PixelImage(width: 320, height: 240, channels: 3, pixels: picture.pixels)
        // In a plain file name, libvips would take the brackets for options.
        let png = folder.file("a[page=1].png")
        try Files.write(try ImageCodec.png(image), to: png)
        #expect(message(png) == "does not say how large its pixels are")
        let slide = try Slide(png, givenMicronsPerPixel: 0.5)
        #expect(slide.levels.count == 1 && slide.resolution.source == .given && slide.name == "a[page=1]")
        #expect(try slide.region(x: 0, y: 0, scale: 20, width: 320, height: 240) == picture.pixels)
        let jpeg = folder.file("a.jpg")
        try Files.write(try ImageCodec.jpeg(image, quality: 95), to: jpeg)
        #expect(message(jpeg) == "does not say how large its pixels are")
        let decoded = try ImageCodec.decode(file: jpeg)
        let read = try Slide(jpeg, givenMicronsPerPixel: 0.5).region(x: 0, y: 0, scale: 20, width: 320, height: 240)
        #expect(read == decoded.pixels)
        // Nothing is left behind.
        let left = try FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path)
        let own = left.filter { $0.hasPrefix("vitrine-") && $0.count == "vitrine-XXXXXX".count }
        for name in own {
            let file = FileManager.default.temporaryDirectory.appendingPathComponent(name)
            let head = (try? Data(contentsOf: file).prefix(4)) ?? Data()
            #expect(head.isEmpty || head != Data([0x49, 0x49, 42, 0]), "\(name)")
        }
    }

    @Test func tiffsInStripsAreSlidesToo() throws {
        let folder = try TestFolder()
        let picture = TestPicture(width: 300, height: 260)
        let data = try ImageCodec.encodeForTests(
            picture.pixels, width: 300, height: 260, channels: 3, .init(.tiff))
        try Files.write(data, to: folder.file("a.tif"))
        let slide = try Slide(folder.file("a.tif"), givenMicronsPerPixel: 0.25)
        let region = try slide.region(x: 3, y: 5, scale: 10, width: 60, height: 60)
        #expect(picture.error(of: region, x: 3, y: 5, factor: 4, width: 60, height: 60) < 6)
        // Tiles larger than the level they are of: OpenSlide cannot be trusted with those.
        try picture.write(to: folder.file("one.tif"), tile: 512)
        let one = try Slide(folder.file("one.tif"))
        #expect(one.resolution.source == .micronsPerPixel && one.levels.count == 1)
        #expect(try one.region(x: 0, y: 0, scale: 40, width: 300, height: 260) == picture.pixels)
        try picture.write(to: folder.file("two.tif"), packing: .deflate, tile: 144)
        let two = try Slide(folder.file("two.tif"))
        #expect(two.levels.map(\.width) == [300])
        #expect(try two.region(x: 0, y: 0, scale: 40, width: 300, height: 260) == picture.pixels)
        try Files.write(
            try ImageCodec.png(PixelImage(width: 15, height: 40, filledWith: [7])), to: folder.file("s.png"))
        #expect(message(folder.file("s.png"), given: 1) == "has 15 × 40 pixels")
        let grey = try ImageCodec.png(PixelImage(width: 40, height: 40, filledWith: [77]))
        try Files.write(grey, to: folder.file("grey.png"))
        let shown = try Slide(folder.file("grey.png"), givenMicronsPerPixel: 1).region(
            x: 0, y: 0, scale: 10, width: 40, height: 40)
        #expect(shown == [UInt8](repeating: 77, count: 4800))
    }

    /// Cut short anywhere, a slide opens or not, is read or not: whoever reads it gets an error or every pixel. What
    /// is cut off behind level 0 is not missed.
    @Test func truncatedSlides() throws {
        let folder = try TestFolder()
        let picture = TestPicture(width: 600, height: 400)
        try picture.write(to: folder.file("whole.tif"), packing: .jpeg(quality: 80))
        let whole = try Data(contentsOf: folder.file("whole.tif"))
        let pixels = try Slide(folder.file("whole.tif")).region(x: 0, y: 0, scale: 40, width: 600, height: 400)
        var refused = 0
        for part in stride(from: 1, through: 39, by: 2) {
            let file = folder.file("cut-\(part).tif")
            try Files.write(whole.prefix(whole.count * part / 40), to: file)
            do {
                #expect(try Slide(file).region(x: 0, y: 0, scale: 40, width: 600, height: 400) == pixels)
            } catch let error as Diagnostic {
                #expect(error.file == file.path)
                refused += 1
            }
        }
        #expect(refused >= 10)
    }

    @Test func damagedSlides() throws {
        let folder = try TestFolder()
        try TestPicture(width: 600, height: 400).write(to: folder.file("whole.tif"), packing: .jpeg(quality: 80))
        let whole = try Data(contentsOf: folder.file("whole.tif"))
        var random = SeededRandom(seed: 3)
        for round in 0..<150 {
            var data = whole
            // The directories at the end are where damage tells.
            for _ in 0..<1 + random.below(6) {
                let tail = random.below(2) == 0
                let place = tail ? data.count - 1 - random.below(1200) : random.below(data.count)
                data[place] = UInt8(random.below(256))
            }
            let file = folder.file("damaged.tif")
            try Files.write(data, to: file)
            do {
                let slide = try Slide(file, givenMicronsPerPixel: 0.25)
                _ = try slide.region(x: 0, y: 0, scale: 10, width: 150, height: 100)
            } catch let error as Diagnostic {
                #expect(error.file == file.path, "round \(round)")
            }
        }
    }

    /// OpenSlide does not read on after an error: neither do we, and other slides are not concerned.
    @Test func aFailedSlideStaysFailed() throws {
        let folder = try TestFolder()
        let picture = TestPicture(width: 600, height: 400)
        try picture.write(to: folder.file("good.tif"))
        try picture.write(to: folder.file("bad.tif"), packing: .jpeg(quality: 80))
        var data = try Data(contentsOf: folder.file("bad.tif"))
        // The first tile's JPEG data, right behind the header of 8 bytes.
        for place in 8..<400 { data[place] = 0xFF }
        try Files.write(data, to: folder.file("bad.tif"))
        let bad = try Slide(folder.file("bad.tif"))
        #expect(throws: Diagnostic.self) { try bad.region(x: 0, y: 0, scale: 40, width: 100, height: 100) }
        let again = #expect(throws: Diagnostic.self) {
            try bad.region(x: 500, y: 300, scale: 40, width: 50, height: 50)
        }
        #expect(again?.message.hasPrefix("the slide cannot be read: ") == true)
        #expect(
            try Slide(folder.file("good.tif")).region(x: 0, y: 0, scale: 40, width: 100, height: 100).count == 30_000)
    }
}
