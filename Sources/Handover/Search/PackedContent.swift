import Arrays
import Core
import Foundation

/// What lies packed inside of a file: gzip, zip and npz, the texts of PNG files, and base64 in pages.
enum PackedContent {
    /// - Parameter limit: the most bytes that a part may unpack to; larger ones, and damaged ones, are left out.
    static func parts(of data: Data, isText: Bool, limit: Int) -> [(name: String, data: Data)] {
        if isText { return embedded(data) }
        if Gzip.isGzip(data) {
            guard let inner = try? Gzip.decompress(data, limit: limit, file: "") else { return [] }
            return [("unpacked", inner)]
        }
        if data.starts(with: [0x50, 0x4B, 3, 4]) { return members(data, limit: limit) }
        if data.starts(with: PNGMetadata.magic) { return chunks([UInt8](data), limit: limit) }
        return []
    }

    private static func members(_ data: Data, limit: Int) -> [(name: String, data: Data)] {
        guard let archive = try? ZipArchive(data: data, mostMembers: 100_000) else { return [] }
        var left = limit
        return archive.members.flatMap { member -> [(name: String, data: Data)] in
            var parts = [(member.name + " (its name)", Data(member.name.utf8))]
            guard member.size <= left else { return parts }
            left -= member.size
            var inner = Data()
            guard (try? archive.unpack(member) { inner.append(contentsOf: $0) }) != nil else { return parts }
            parts.append((member.name, inner))
            return parts
        }
    }

    /// zTXt, iTXt and iCCP are packed by zlib, after texts that end in zeroes.
    private static func chunks(_ bytes: [UInt8], limit: Int) -> [(name: String, data: Data)] {
        var found: [(name: String, data: Data)] = []
        var at = PNGMetadata.magic.count
        while let length = bytes.big(at, 4), bytes.count - at - 12 >= length {
            let name = String(decoding: bytes[at + 4..<at + 8], as: UTF8.self)
            let body = Array(bytes[at + 8..<at + 8 + length])
            if ["zTXt", "iTXt", "iCCP"].contains(name) {
                // Where the packed part begins differs: a zlib stream begins with 0x78.
                let starts = body.indices.filter { body[$0] == 0x78 }.prefix(16)
                if let inner = starts.lazy.compactMap({ Inflate.zlib(body[$0...], limit: min(limit, 16 << 20)) }).first
                {
                    found.append((name, inner))
                }
            }
            at += 12 + length
        }
        return found
    }

    /// `data:image/webp;base64,…` and the like.
    private static func embedded(_ data: Data) -> [(name: String, data: Data)] {
        let bytes = [UInt8](data)
        var found: [(name: String, data: Data)] = []
        var at = 0
        while let mark = bytes.find(";base64,", from: at) {
            let start = mark + 8
            let end = bytes[start...].firstIndex { !isBase64($0) } ?? bytes.count
            at = end
            if end > start, let inner = Data(base64Encoded: Data(bytes[start..<end])) {
                found.append(("base64 at byte \(start)", inner))
            }
        }
        return found
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        TextCleaning.isLetterOrDigit(byte) || byte == 0x2B || byte == 0x2F || byte == 0x3D
    }
}
