import Core
import Foundation
import Handover

/// Picture files put together byte by byte, with metadata planted in them.
enum Pictures {
    static func chunk(_ name: String, _ body: Data) -> Data {
        let content = Data(name.utf8) + body
        let crc = content.withUnsafeBytes { Inflate.crc32($0) }
        return big(body.count, 4) + content + big(Int(crc), 4)
    }

    /// One grey pixel, with further chunks before the data.
    static func png(chunks: [(String, Data)] = [], after: Data = Data()) throws -> Data {
        var data = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        data += chunk("IHDR", big(1, 4) + big(1, 4) + Data([8, 0, 0, 0, 0]))
        for (name, body) in chunks { data += chunk(name, body) }
        data += chunk("IDAT", try Deflate.zlib(Data([0, 128])))
        return data + chunk("IEND", Data()) + after
    }

    /// EXIF, little-endian: orientation 6, and a place by GPS, 48° 8′ N.
    static var exif: Data {
        var tags = Data("II".utf8) + little(42, 2) + little(8, 4) + little(3, 2)
        tags += little(0x0112, 2) + little(3, 2) + little(1, 4) + little(6, 4)
        tags += little(0x013B, 2) + little(2, 2) + little(12, 4) + little(100, 4)
        tags += little(0x8825, 2) + little(4, 2) + little(1, 4) + little(60, 4) + little(0, 4)
        tags += Data(count: 60 - tags.count)
        tags += little(2, 2) + little(1, 2) + little(2, 2) + little(2, 4) + Data("N\0\0\0".utf8)
        tags += little(2, 2) + little(5, 2) + little(3, 4) + little(112, 4) + little(0, 4)
        tags += Data(count: 100 - tags.count) + Data("Anna Example".utf8)
        for (degrees, over) in [(48, 1), (8, 1), (0, 1)] { tags += little(degrees, 4) + little(over, 4) }
        return Data("Exif\0\0".utf8) + tags
    }

    static func segment(_ marker: UInt8, _ body: Data) -> Data {
        Data([0xFF, marker]) + big(body.count + 2, 2) + body
    }

    /// The markers of a JPEG file; its picture is no real one, but is followed the same.
    static func jpeg(_ segments: [(UInt8, Data)] = [(0xE1, exif)], after: Data = Data()) -> Data {
        var data = Data([0xFF, 0xD8]) + segment(0xE0, Data("JFIF\0".utf8) + Data([1, 1, 0, 0, 1, 0, 1, 0, 0]))
        for (marker, body) in segments { data += segment(marker, body) }
        data += scan
        return data + after
    }

    /// Tables, a scan with a stuffed zero and a restart in it, a second scan, the end.
    static var scan: Data {
        segment(0xDB, Data(count: 65)) + segment(0xC2, Data([8, 0, 1, 0, 1, 1, 1, 0x11, 0]))
            + segment(0xDA, Data([1, 1, 0, 0, 63, 0])) + Data([1, 0xFF, 0, 2, 0xFF, 0xD3, 3])
            + segment(0xC4, Data(count: 17)) + segment(0xDA, Data([1, 1, 0, 0, 63, 0])) + Data([4, 5, 0xFF, 0xD9])
    }

    static func webp(_ extra: [(String, Data)] = [("EXIF", exif), ("XMP ", Data("<x>anna</x>".utf8))]) -> Data {
        var chunks = Data("VP8X".utf8) + little(10, 4) + Data([0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        chunks += Data("VP8L".utf8) + little(5, 4) + Data([0x2F, 0, 0, 0, 0, 0])
        for (name, body) in extra {
            chunks += Data(name.utf8) + little(body.count, 4) + body + Data(count: body.count % 2)
        }
        return Data("RIFF".utf8) + little(chunks.count + 4, 4) + Data("WEBP".utf8) + chunks
    }

    /// A profile with a description and a white point.
    static var profile: Data {
        let text = Data("desc".utf8) + Data(count: 4) + big(13, 4) + Data("Anna's screen".utf8) + Data(count: 3)
        let white = Data("XYZ ".utf8) + Data(count: 4) + big(0xF6D6, 4) + big(0x10000, 4) + big(0xD32D, 4)
        let size = 132 + 24 + text.count + white.count
        var data = big(size, 4) + Data(count: 20) + big(2024, 2) + Data(count: 10) + Data("acsp".utf8)
        data += Data(count: 128 - data.count) + big(2, 4)
        data += Data("desc".utf8) + big(156, 4) + big(text.count, 4)
        data += Data("wtpt".utf8) + big(156 + text.count, 4) + big(white.count, 4)
        return data + text + white
    }

    static func big(_ value: Int, _ count: Int) -> Data {
        Data((0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) })
    }

    static func little(_ value: Int, _ count: Int) -> Data { Data(big(value, count).reversed()) }
}

/// Zip archives written byte by byte, also such as lie.
enum RawZip {
    struct Entry {
        var name: String
        var content: Data
        var isPacked = false
        var flags = 0x0800
        var mode = 0o100644
        /// Stated in place of the truth.
        var size: Int?
        /// Of another entry's header, in place of its own.
        var offset: Int?
    }

    static func archive(_ members: [(String, Data, Bool)]) -> Data {
        archive(members.map { Entry(name: $0.0, content: $0.1, isPacked: $0.2) })
    }

    static func archive(_ entries: [Entry]) -> Data {
        var file = Data()
        var directory = Data()
        for entry in entries {
            let body = entry.isPacked ? (try? Deflate.raw(entry.content)) ?? Data() : entry.content
            let crc = entry.content.withUnsafeBytes { Inflate.crc32($0) }
            let offset = entry.offset ?? file.count
            let common =
                Pictures.little(20, 2) + Pictures.little(entry.flags, 2) + Pictures.little(entry.isPacked ? 8 : 0, 2)
                + Pictures.little(0x0021_0000, 4) + Pictures.little(Int(crc), 4) + Pictures.little(body.count, 4)
                + Pictures.little(entry.size ?? entry.content.count, 4) + Pictures.little(entry.name.utf8.count, 2)
                + Pictures.little(0, 2)
            if entry.offset == nil { file += Data([0x50, 0x4B, 3, 4]) + common + Data(entry.name.utf8) + body }
            directory += Data([0x50, 0x4B, 1, 2, 20, 3]) + common + Pictures.little(0, 6)
            directory += Pictures.little(entry.mode << 16, 4) + Pictures.little(offset, 4) + Data(entry.name.utf8)
        }
        let start = file.count
        file += directory + Data([0x50, 0x4B, 5, 6]) + Pictures.little(0, 4) + Pictures.little(entries.count, 2)
        return file + Pictures.little(entries.count, 2) + Pictures.little(directory.count, 4)
            + Pictures.little(start, 4)
            + Pictures.little(0, 2)
    }
}
