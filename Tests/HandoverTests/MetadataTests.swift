import Core
import Foundation
import Handover
import Testing

@Suite struct MetadataTests {
    private func stripped(_ data: Data) throws -> (data: Data, removed: [String]) {
        try #require(Metadata.stripped(data))
    }

    @Test func ofPNGTheChunksThatShowSomethingStay() throws {
        let gamma = ("gAMA", Pictures.big(45455, 4))
        let found = try stripped(
            Pictures.png(
                chunks: [
                    ("tEXt", Data("Author\0Anna".utf8)), gamma, ("eXIf", Pictures.exif), ("tIME", Data(count: 7)),
                    ("zTXt", Data("a\0\0x".utf8)), ("iTXt", Data("a".utf8)),
                ], after: Data("appended".utf8)))
        #expect(try found.data == Pictures.png(chunks: [gamma]))
        #expect(
            found.removed == [
                "PNG chunk tEXt", "PNG chunk eXIf", "PNG chunk tIME", "PNG chunk zTXt", "PNG chunk iTXt",
                "8 bytes after the end",
            ])
        #expect(try Metadata.stripped(Pictures.png(chunks: [gamma])) == nil)
    }

    @Test func ofJPEGTheOrientationStaysAndThePlaceGoes() throws {
        let adobe = (UInt8(0xEE), Data("Adobe\0\0\0\0\0\0\0".utf8))
        let found = try stripped(
            Pictures.jpeg(
                [
                    (0xE1, Pictures.exif), (0xE1, Data("http://ns.adobe.com/xap/1.0/\0<x>".utf8)),
                    (0xED, Data("Photoshop 3.0\0".utf8)), (0xFE, Data("by Anna".utf8)), adobe,
                ], after: Data("more".utf8)))
        // EXIF by hand: big-endian, one tag, 0x0112 = 6.
        let orientation =
            Data("Exif\0\0MM\0*".utf8) + Data([0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0])
        #expect(found.data == Pictures.jpeg([(0xE1, orientation), adobe]))
        #expect(
            found.removed == [
                "EXIF but the orientation, with a place by GPS", "XMP or other APP1 data", "APP13 data", "a comment",
                "4 bytes after the end",
            ])
        #expect(Metadata.stripped(found.data) == nil)
    }

    @Test func ofWebPThePictureStays() throws {
        let found = try stripped(Pictures.webp())
        var plain = Pictures.webp([])
        // The flags of EXIF (8) and XMP (4) are taken back; that of the profile (32) stays.
        plain[20] = 0x20
        #expect(found.data == plain)
        #expect(found.removed == ["EXIF", "XMP"])
        #expect(Metadata.stripped(found.data) == nil)
    }

    @Test func ofAColourProfileTheColoursStay() throws {
        let profile = Pictures.profile
        let packed = Data("Anna's\0\0".utf8) + (try Deflate.zlib(profile))
        let png = try stripped(Pictures.png(chunks: [("iCCP", packed)]))
        let webp = try stripped(Pictures.webp([("ICCP", profile)]))
        let jpeg = try stripped(Pictures.jpeg([(0xE2, Data("ICC_PROFILE\0\u{1}\u{1}".utf8) + profile)]))
        for found in [png, webp, jpeg] {
            #expect(found.removed == ["descriptions in the colour profile"])
            #expect(found.data.range(of: Data("Anna".utf8)) == nil)
            #expect(Metadata.stripped(found.data) == nil, "a second time finds nothing")
        }
        // Everything but the text and the date is where it was: the white point's tag and numbers.
        let start = try #require(webp.data.range(of: Data("ICCP".utf8))).upperBound + 4
        let clean = webp.data[start..<start + profile.count]
        #expect(
            clean.suffix(20) == profile.suffix(20)
                && clean.dropFirst(128).prefix(28) == profile.dropFirst(128).prefix(28))
    }

    /// As `gzip -N` writes it: a name, a time, made on Unix. The content unpacks the same.
    @Test func ofGzipTheNameAndTheTimeGo() throws {
        let plain = [UInt8](try Gzip.compress(Data("hello".utf8)))
        let named = Data([0x1F, 0x8B, 8, 8, 1, 2, 3, 4, 0, 3]) + Data("anna.csv\0".utf8) + Data(plain[10...])
        let found = try stripped(named)
        #expect(found.removed == ["a file's name in gzip", "the time in gzip"])
        #expect(try Gzip.decompress(found.data, file: "x") == Data("hello".utf8))
        #expect(found.data.range(of: Data("anna".utf8)) == nil && found.data[4..<8] == Data(count: 4))
    }

    @Test func textLosesPathsAndCredit() {
        let cleaner = Cleaner(folders: ["/work/sites/mine"])
        func clean(_ text: String, _ path: String = "a.html") -> String {
            String(decoding: cleaner.clean(Data(text.utf8), path: path).data, as: UTF8.self)
        }
        #expect(clean("codes: /home/anna/data/codes.npy, x") == "codes: codes.npy, x")
        #expect(clean("in /work/sites/mine/data/a.csv.") == "in a.csv.")
        #expect(clean("<a href=\"../home/x\">/Users/anna</a>") == "<a href=\"../home/x\">~</a>")
        #expect(clean("<head><meta name=\"generator\" content=\"Vitrine 1\"><title>x") == "<head><title>x")
        #expect(clean("<p>Made with <a href=\"x\">Vitrine</a>") == "<p>")
        #expect(clean("Vitrine on Fashion-MNIST") == "Vitrine on Fashion-MNIST")
        #expect(clean("made with Vitrine", "a.csv") == "made with Vitrine")
        #expect(
            clean("<svg><!-- Anna --><metadata>x</metadata><g inkscape:label=\"y\" id=\"z\"/></svg>", "a.svg")
                == "<svg><g id=\"z\"/></svg>")
    }

    @Test func whatIsDamagedIsLeftAndNeverTraps() throws {
        var random = SeededRandom(seed: 11)
        let profile = Data("ICC_PROFILE\0\u{1}\u{1}".utf8) + Pictures.profile
        let sources: [(Data, String)] = [
            (
                try Pictures.png(chunks: [
                    ("iCCP", Data("a\0\0".utf8) + Deflate.zlib(Pictures.profile)), ("tEXt", Data("a".utf8)),
                ]), "a.png"
            ),
            (Pictures.jpeg([(0xE1, Pictures.exif), (0xE2, profile), (0xFE, Data("x".utf8))]), "a.jpg"),
            (Pictures.webp([("ICCP", Pictures.profile), ("EXIF", Pictures.exif)]), "a.webp"),
            (Data([0x1F, 0x8B, 8, 31, 1, 2, 3, 4, 0, 3, 2, 0, 9, 9]) + Data("a\0b\0xyzw\0\0\0\0\0\0".utf8), "a.gz"),
            (
                Data("<svg inkscape:a='x' sodipodi:b=\"<!-- <metadata <meta name=generator vitrine /home/x/y".utf8),
                "a.svg"
            ),
            (Data("<meta name=generator><a>made with <a>vitrine</a> /tmp/ /Users/ /home/a/".utf8), "a.html"),
        ]
        var changed = 0
        for round in 0..<6000 {
            let (source, path) = sources[round % sources.count]
            let data = damaged(source, &random)
            let (clean, removed) = Cleaner(folders: ["/work"]).clean(data, path: path)
            changed += removed.isEmpty ? 0 : 1
            #expect(removed.isEmpty == (clean == data) || path == "a.gz" || path == "a.png")
        }
        #expect(changed > 500, "the damage leaves nothing to clean")
    }
}
