import Core
import Foundation
import SlideGallery
import Testing

/// Which tiles of a pyramid the site takes, and what it tells the viewer of them.
@Suite struct PyramidIntakeTests {
    /// The JSON that a slide's script assigns.
    private func pyramid(_ site: RenderedSlides, _ slug: String) throws -> [String: Any] {
        let text = try site.text("data/slides/\(slug).js")
        let json = text.components(separatedBy: "= ").last.map { $0.dropLast(2) } ?? ""
        let value = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        return try #require(value["pyramid"] as? [String: Any])
    }

    @Test func everyTileIsTakenAndNamedByOneBit() throws {
        let site = try RenderedSlides(SyntheticSlides(edge: 6000))
        let pyramid = try pyramid(site, "slide-2")
        let levels = try #require(pyramid["tiles"] as? [String])
        let least = try #require(pyramid["minLevel"] as? Int)
        let most = try #require(pyramid["maxLevel"] as? Int)
        #expect(levels.count == most - least + 1)
        var told = 0
        for (index, text) in levels.enumerated() {
            // 1500 × 1260 px: 6 × 5 tiles of 254, then 3 × 3, 2 × 2 and one.
            let columns = [3: 1, 2: 2, 1: 3, 0: 6][levels.count - 1 - index] ?? 0
            let bits = try #require(Data(base64Encoded: text))
            for (byte, value) in bits.enumerated() {
                for bit in 0..<8 where value >> UInt8(bit) & 1 == 1 {
                    let place = 8 * byte + bit
                    let path = "pyramids/slide-2/\(least + index)/\(place % columns)_\(place / columns).jpg"
                    #expect(site.paths.contains(path), "\(path)")
                    told += 1
                }
            }
        }
        #expect(told == site.paths.count { $0.hasPrefix("pyramids/slide-2/") })
        #expect(told > 12)
        // Some tiles of the finest level are all glass.
        #expect(told < 30 + 9 + 4 + 1)
    }

    @Test func otherFilesStayOut() throws {
        let base = FileManager.default.temporaryDirectory.appendingPathComponent("intake-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: base) }
        var synthetic = SyntheticSlides(slides: 1, queries: 0, edge: 3000)
        synthetic.pyramids = base
        let content = try synthetic.content()
        let level = try #require(content.slides[0].pyramid).folder.appendingPathComponent("10")
        for name in [
            "0_0.png", "a_0.jpg", "0_0_0.jpg", "-1_0.jpg", "99_0.jpg", "1e3_0.jpg", "notes.txt", "12345678_0.jpg",
        ] {
            try Files.write("x", to: level.appendingPathComponent(name))
        }
        let folder = base.appendingPathComponent("site")
        try Files.makeDirectory(folder)
        let summary = try SlideGalleryRenderer.render(content, theme: try .init(), to: folder, jobs: 1)
        let taken = summary.files.map(\.path).filter { $0.hasPrefix("pyramids/") }
        #expect(!taken.isEmpty)
        #expect(taken.allSatisfy { $0.hasSuffix(".jpg") && $0.split(separator: "/").last?.count == 7 })
    }

    @Test func anEmptyFolderIsToldByName() throws {
        let base = FileManager.default.temporaryDirectory.appendingPathComponent("empty-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: base) }
        try Files.makeDirectory(base)
        var content = try SyntheticSlides(slides: 1, queries: 0, edge: 3000).content()
        content.slides[0].pyramid = DeepZoomPyramid(
            folder: base.appendingPathComponent("none"), width: 750, height: 540, minLevel: 8, maxLevel: 10, factor: 4,
            bytes: 0)
        let folder = base.appendingPathComponent("site")
        try Files.makeDirectory(folder)
        let found = try #require(throws: Diagnostic.self) {
            try SlideGalleryRenderer.render(content, theme: try .init(), to: folder, jobs: 1)
        }
        #expect(found.message == "holds no tile" && found.file?.hasSuffix("/none") == true)
    }
}
