import Core
import Foundation
import Imaging
import Slides
import Synchronization
import Testing

@Suite struct DeepZoomTests {
    let folder: TestFolder
    let slide: Slide

    init() throws {
        folder = try TestFolder()
        try SyntheticSlides.write(.init(slides: 1, edge: 1900, seed: 3), to: folder.url)
        slide = try Slide(folder.file("slide-01.svs"))
    }

    func files(_ url: URL) throws -> [String: Data] {
        var found: [String: Data] = [:]
        let names = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
        for name in names where !Files.isDirectory(url.appendingPathComponent(name)) {
            found[name] = try Data(contentsOf: url.appendingPathComponent(name))
        }
        return found
    }

    @Test func tilesShowTheSlide() throws {
        let out = folder.file("out")
        let found = try DeepZoom.write(slide: slide, to: out, name: "a", quality: 95)
        let all = try files(out)
        #expect(found.width == 1900 && found.height == 1900 && found.factor == 1 && found.dropped == 0)
        #expect(found.tileSize == 256 && found.overlap == 1 && found.format == "jpg")
        // 1900 and its halves down to one pixel.
        #expect(found.levels == 12)
        #expect(found.bytes == all.values.reduce(0) { $0 + $1.count })
        #expect(all.keys.allSatisfy { $0 == "a.dzi" || ($0.hasPrefix("a_files/") && $0.hasSuffix(".jpg")) })
        // A tile inside has a pixel of each neighbour.
        let tile = try ImageCodec.decode(all["a_files/11/3_4.jpg"] ?? Data(), name: "tile")
        #expect(tile.width == 258 && tile.height == 258)
        let region = try slide.region(x: 3 * 256 - 1, y: 4 * 256 - 1, scale: 40, width: 258, height: 258)
        let differences = zip(tile.pixels, region).map { abs(Int($0) - Int($1)) }
        #expect(Double(differences.reduce(0, +)) / Double(differences.count) < 5)
        // The corners are glass and not written.
        #expect(all["a_files/11/0_0.jpg"] == nil && all.count < 9 * 64)
    }

    @Test func theSameEveryTimeAndInPlaceOfTheLast() throws {
        let out = folder.file("out")
        let first = try DeepZoom.write(slide: slide, to: out, name: "a%1.dz", jobs: 1)
        let one = try files(out)
        try Files.write("old", to: out.appendingPathComponent("a%1.dz_files/old.txt"))
        let second = try DeepZoom.write(slide: slide, to: out, name: "a%1.dz", jobs: 3)
        #expect(try files(out) == one && first == second)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: out.path).sorted() == ["a%1.dz.dzi", "a%1.dz_files"])
    }

    @Test func budgetsTakeTheFinestLevelsAway() throws {
        let whole = try DeepZoom.write(slide: slide, to: folder.file("whole"), name: "a")
        let notes = Notes()
        let half = try DeepZoom.write(
            slide: slide, to: folder.file("half"), name: "a", budget: whole.bytes * 2 / 3, progress: notes.add)
        #expect(half.dropped == 1 && half.width == 950 && half.levels == 11 && half.factor == 2)
        #expect(half.bytes <= whole.bytes * 2 / 3)
        #expect(notes.all.count == 1 && notes.all[0].contains("1 finest of 12 levels"))
        let small = try DeepZoom.write(slide: slide, to: folder.file("small"), name: "a", budget: 40_000)
        #expect(
            small.bytes <= 40_000 && small.dropped >= 2 && small.factor == Double(slide.width) / Double(small.width))
        let exact = try DeepZoom.write(slide: slide, to: folder.file("exact"), name: "a", budget: whole.bytes * 3 / 2)
        #expect(exact == whole)
        let error = #expect(throws: Diagnostic.self) {
            try DeepZoom.write(slide: slide, to: folder.file("none"), name: "a", budget: 100)
        }
        #expect(error?.message == "cannot be shown in 100 bytes")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("none").path).isEmpty)
    }

    @Test func argumentsAreChecked() throws {
        for name in ["", "a/b", "../a", ".", "a\u{0}b"] {
            #expect(throws: Diagnostic.self) { try DeepZoom.write(slide: slide, to: folder.url, name: name) }
        }
        #expect(throws: Diagnostic.self) { try DeepZoom.write(slide: slide, to: folder.url, name: "a", tileEdge: 4) }
        #expect(throws: Diagnostic.self) { try DeepZoom.write(slide: slide, to: folder.url, name: "a", overlap: -1) }
        #expect(throws: Diagnostic.self) { try DeepZoom.write(slide: slide, to: folder.url, name: "a", quality: 0) }
    }

    @Test func plainImagesAndHalvesToo() throws {
        let picture = TestPicture(width: 600, height: 400)
        let image = try PixelImage(width: 600, height: 400, channels: 3, pixels: picture.pixels)
        try Files.write(try ImageCodec.png(image), to: folder.file("a.png"))
        let plain = try Slide(folder.file("a.png"), givenMicronsPerPixel: 0.5)
        let found = try DeepZoom.write(slide: plain, to: folder.file("plain"), name: "a", tileEdge: 128, overlap: 0)
        #expect(found.width == 600 && found.height == 400 && found.levels == 11)
        #expect(try files(folder.file("plain"))["a_files/10/4_3.jpg"] != nil)
    }
}

/// What was said.
final class Notes: Sendable {
    private let messages = Mutex<[String]>([])

    var all: [String] { messages.withLock { $0 } }

    @Sendable func add(_ event: ProgressEvent) {
        if case .message(let text) = event { messages.withLock { $0.append(text) } }
    }
}
