import Core
import Foundation
import Imaging
import Testing

@Suite struct DamageTests {
    /// Something with detail, so that every part of a file matters.
    func noise(_ edge: Int, channels: Int) throws -> PixelImage {
        var random = SeededRandom(seed: 5)
        let pixels = (0..<edge * edge * channels).map { _ in UInt8(random.below(256)) }
        return try PixelImage(width: edge, height: edge, channels: channels, pixels: pixels)
    }

    func samples() throws -> [(name: String, data: Data)] {
        let image = try noise(24, channels: 3)
        return [
            ("a.png", try ImageCodec.png(image)),
            ("a.jpg", try ImageCodec.jpeg(image)),
            ("a.ppm", Data("P6 24 24 255\n".utf8) + Data(image.pixels)),
            ("a.webp", try ImageCodec.webp(image)),
            ("b.webp", try ImageCodec.webp(image, lossless: true)),
            ("a.tif", try ImageCodec.encodeForTests(image.pixels, width: 24, height: 24, channels: 3, .init(.tiff))),
            (
                "c.jpg",
                try ImageCodec.encodeForTests(
                    image.pixels, width: 24, height: 24, channels: 3, .init(.jpeg, orientation: 6, cmyk: true))
            ),
        ]
    }

    @Test func truncatedFilesAreRefused() throws {
        for (name, data) in try samples() {
            for share in [0.3, 0.6, 0.9] {
                let cut = data.prefix(Int(Double(data.count) * share))
                #expect(throws: Diagnostic.self, "\(name) at \(share)") { try ImageCodec.decode(cut, name: name) }
                // Shrinking on load is another way through libvips.
                #expect(throws: Diagnostic.self, "\(name) at \(share), resized") {
                    try ImageCodec.decode(cut, name: name, width: 8, height: 8, channels: 3, fit: .stretch)
                }
            }
        }
    }

    @Test func otherFilesAreNamedAndExplained() throws {
        for text in [
            "hello, this is a text file\n", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "%PDF-1.4\n", "P", "BM",
        ] {
            do {
                _ = try ImageCodec.decode(Data(text.utf8), name: "cats/notes.txt")
                Issue.record("`\(text)` was taken for an image")
            } catch let diagnostic as Diagnostic {
                #expect(diagnostic.file == "cats/notes.txt")
                #expect(diagnostic.advice != nil)
            }
        }
        let empty = #expect(throws: Diagnostic.self) { try ImageCodec.decode(Data(), name: "empty.png") }
        #expect(empty?.message == "the file is empty")
        #expect(throws: Diagnostic.self) { try ImageCodec.decode(file: URL(fileURLWithPath: "/")) }
        #expect(throws: Diagnostic.self) { try ImageCodec.decode(file: URL(fileURLWithPath: "/no/such.png")) }
    }

    /// A PGM whose header promises 20000 × 20000 pixels is refused on that alone.
    @Test func hugeImagesAreRefusedByTheirHeader() throws {
        let data = Data("P5 20000 20000 255\n".utf8)
        let found = #expect(throws: Diagnostic.self) { try ImageCodec.decode(data, name: "bomb.pgm") }
        #expect(found?.message.contains("16384") == true, "\(String(describing: found))")
        let small = #expect(throws: Diagnostic.self) {
            try ImageCodec.decode(data, name: "bomb.pgm", width: 8, height: 8, channels: 3, fit: .cover)
        }
        #expect(small?.message.contains("16384") == true)
        let sizes = #expect(throws: Diagnostic.self) {
            try ImageCodec.decode(data, name: "bomb.pgm", width: 1 << 40, height: 8, channels: 3, fit: .cover)
        }
        #expect(sizes?.expected?.contains("16384") == true)
    }

    @Test func encoderOptionsAreChecked() throws {
        let image = try noise(2, channels: 1)
        #expect(throws: Diagnostic.self) { try ImageCodec.png(image, compression: 10) }
        #expect(throws: Diagnostic.self) { try ImageCodec.webp(image, quality: 0) }
        #expect(throws: Diagnostic.self) { try ImageCodec.webp(image, effort: 7) }
        #expect(throws: Diagnostic.self) { try ImageCodec.jpeg(image, quality: 101) }
    }

    /// Whatever bytes change, the outcome is an image or a `Diagnostic` that names the file.
    @Test func mutatedFilesNeverCrash() throws {
        let samples = try samples()
        let jobs = 2
        try Parallel.forEach(count: samples.count * 200, jobs: jobs) { range in
            for index in range {
                var random = SeededRandom(seed: UInt64(index))
                let (name, original) = samples[index % samples.count]
                var bytes = [UInt8](original)
                for _ in 0...random.below(8) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
                if random.below(4) == 0 { bytes.removeLast(random.below(bytes.count)) }
                do {
                    if index % 2 == 0 {
                        _ = try ImageCodec.decode(Data(bytes), name: name)
                    } else {
                        _ = try ImageCodec.decode(
                            Data(bytes), name: name, width: 9, height: 5, channels: 3, fit: .cover)
                    }
                } catch let diagnostic as Diagnostic {
                    guard diagnostic.file == name else { throw diagnostic }
                }
            }
        }
    }

    /// The message of a failed call is its own, however many fail at once.
    @Test func messagesDoNotMixBetweenThreads() throws {
        let samples = try samples().map { ($0.name, $0.data.prefix($0.data.count / 2)) }
        @Sendable func message(_ index: Int) -> String {
            do {
                _ = try ImageCodec.decode(samples[index].1, name: "x")
                return "no error"
            } catch {
                return "\(error)"
            }
        }
        let alone = samples.indices.map(message)
        try Parallel.forEach(count: 200, jobs: 8) { range in
            for index in range where message(index % samples.count) != alone[index % samples.count] {
                throw Diagnostic("a message changed: \(message(index % samples.count))")
            }
        }
    }

    @Test func bytesDoNotDependOnThreads() throws {
        let images = try (0..<16).map { try noise(20 + $0, channels: 3) }
        let alone = try images.map { Digest.sha256(try ImageCodec.webp($0) + ImageCodec.png($0) + ImageCodec.jpeg($0)) }
        try Parallel.forEach(count: 64, jobs: 8) { range in
            for index in range {
                let image = images[index % 16]
                let digest = Digest.sha256(try ImageCodec.webp(image) + ImageCodec.png(image) + ImageCodec.jpeg(image))
                guard digest == alone[index % 16] else { throw Diagnostic("bytes changed") }
            }
        }
    }
}
