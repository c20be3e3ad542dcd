import Core
import Foundation
import Imaging
import Report
import Testing

/// Each kind of cell, from its text to its page: `Golden/<kind>.md` and `Golden/<kind>.html`.
///
/// `VITRINE_SNAPSHOTS=write` writes the pages anew; read the difference before committing it.
@Suite struct GoldenTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

    @Test(arguments: CellRegistry.kinds + ["text"])
    func page(kind: String) throws {
        let text = try Files.readText(Self.folder.appendingPathComponent("\(kind).md"))
        let png = try ImageCodec.png(PixelImage(width: 3, height: 2, channels: 1, pixels: [0, 50, 100, 150, 200, 250]))
        var build = try ReportTestBuild(files: [
            "figure.png": png, "numbers.csv": Data("epoch,loss\n1,0.5\n2,0.25\n\"3\",\n".utf8),
        ])
        try Self.writeSlides(build.folder.url.appendingPathComponent("slides"))
        build.allowsShell = true
        let html = try build.body(text).html
        let file = Self.folder.appendingPathComponent("\(kind).html")
        if ProcessInfo.processInfo.environment["VITRINE_SNAPSHOTS"] == "write" {
            try Files.write(Data(html.utf8), to: file)
        }
        #expect(html == (try Files.readText(file)), "Golden/\(kind).html; VITRINE_SNAPSHOTS=write writes it anew")
    }

    /// What a gallery of slides has of one slide: its list and a picture.
    static func writeSlides(_ folder: URL) throws {
        for part in ["data", "images"] { try Files.makeDirectory(folder.appendingPathComponent(part)) }
        let list = """
            {"slides": [{"name": "A slide", "file": "a.svs", "page": "slides/a.html", "width": 2000, "height": 1000,
            "magnification": 40, "micronsPerPixel": 0.25}], "queries": [{"identifier": "Tumour <1>", "slide": 0,
            "rect": {"x": 500, "y": 250, "width": 1000, "height": 500}}]}
            """
        try Files.write(Data(list.utf8), to: folder.appendingPathComponent("data/slides.json"))
        let grey = try PixelImage(width: 40, height: 20, channels: 3, pixels: [UInt8](repeating: 128, count: 2400))
        try Files.write(ImageCodec.webp(grey), to: folder.appendingPathComponent("images/slide-a.webp"))
    }

    @Test func regionsAreFramedWhereTheyAre() throws {
        let build = try ReportTestBuild()
        try Self.writeSlides(build.folder.url.appendingPathComponent("slides"))
        let text = "```vitrine slide\ngallery: slides\nslide: a.svs\nregions: [0]\n```\n"
        guard case .image(let image)? = try build.elements(text).first else { return #expect(Bool(false)) }
        let picture = try ImageCodec.decode(image.data, name: "slide")
        // A quarter of the way in: (10, 5) to (30, 15) of 40 × 20.
        func pixel(_ x: Int, _ y: Int) -> [UInt8] { Array(picture.pixels[(y * 40 + x) * 3..<(y * 40 + x) * 3 + 3]) }
        for (x, y) in [(10, 5), (11, 10), (29, 14), (20, 5)] { #expect(pixel(x, y) == [11, 63, 179]) }
        for (x, y) in [(9, 4), (12, 7), (30, 15)] { #expect(pixel(x, y) == [255, 255, 255]) }
        for (x, y) in [(0, 0), (20, 10), (39, 19)] { #expect(pixel(x, y).allSatisfy { abs(Int($0) - 128) < 4 }) }
        #expect(
            try build("```vitrine slide\ngallery: slides\nslide: b\n```\n").document.mistakes.first?.expected
                == "`A slide`"
                || build("```vitrine slide\ngallery: slides\nslide: b\n```\n").document.mistakes.first?.expected
                    == "one of `A slide`"
        )
        #expect(
            try build("```vitrine slide\ngallery: slides\nslide: a.svs\nregions: [1]\n```\n").document.mistakes.first?
                .expected
                == "one of 0")
    }

    @Test func examplesOfTheDocumentationRun() throws {
        let png = try ImageCodec.png(PixelImage(width: 1, height: 1, channels: 1, pixels: [9]))
        var build = try ReportTestBuild(files: ["figure.png": png, "numbers.csv": Data("a,b\n1,2\n".utf8)])
        try Self.writeSlides(build.folder.url.appendingPathComponent("slides"))
        build.allowsShell = true
        for cell in CellRegistry.all {
            let found = try build("```vitrine \(cell.kind)\n\(cell.example)\n```\n")
            #expect(found.document.mistakes.isEmpty, "\(cell.kind): \(found.document.mistakes)")
        }
    }
}
