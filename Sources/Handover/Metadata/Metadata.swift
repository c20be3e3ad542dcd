import Core
import Foundation

/// What picture files and streams say besides their content: who made them, where, when and with what.
package enum Metadata {
    /// A file without its metadata, and what was taken out, in words; nil where the file has none, or is of no kind
    /// that is known here.
    package static func stripped(_ data: Data) -> (data: Data, removed: [String])? {
        let bytes = [UInt8](data)
        let found: (bytes: [UInt8], removed: [String])? =
            if bytes.starts(with: PNGMetadata.magic) {
                PNGMetadata.stripped(bytes)
            } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
                JPEGMetadata.stripped(bytes)
            } else if bytes.count >= 12, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) {
                WebPMetadata.stripped(bytes)
            } else if bytes.starts(with: [0x1F, 0x8B, 8]) {
                GzipMetadata.stripped(bytes)
            } else {
                nil
            }
        guard let found, !found.removed.isEmpty else { return nil }
        return (Data(found.bytes), found.removed)
    }

    /// Kinds of files that may say more than they show and that nothing here takes apart, by the ends of their names.
    package static let opaque: Set<String> = [
        "pdf", "tif", "tiff", "gif", "avif", "heic", "mp4", "webm", "mov", "doc", "docx", "odt", "svs", "pt", "onnx",
        "woff", "woff2", "ttf", "otf", "7z", "xz", "bz2", "zst", "tar", "rar",
    ]
}

/// Whole numbers in files, most significant byte first.
extension [UInt8] {
    /// nil beyond the end.
    func big(_ offset: Int, _ count: Int) -> Int? {
        guard offset >= 0, count <= 4, offset <= self.count - count else { return nil }
        return self[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
    }

    func small(_ offset: Int, _ count: Int) -> Int? {
        guard offset >= 0, count <= 4, offset <= self.count - count else { return nil }
        return self[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    static func big(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func small(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
