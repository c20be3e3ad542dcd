/// The chunks of a WebP file (RFC 9649): pictures, transparency and animation stay byte for byte.
enum WebPMetadata {
    private static let kept: Set<String> = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"]

    /// nil for a file whose chunks cannot be followed to the end.
    static func stripped(_ bytes: [UInt8]) -> (bytes: [UInt8], removed: [String])? {
        guard let stated = bytes.small(4, 4), stated >= 4, stated <= bytes.count - 8 else { return nil }
        let end = stated + 8
        var chunks: [UInt8] = []
        var removed: [String] = []
        var flags: Int?
        var at = 12
        while at < end {
            guard let length = bytes.small(at + 4, 4), length <= end - at - 8 else { return nil }
            let name = String(decoding: bytes[at..<at + 4], as: UTF8.self)
            // Chunks begin at even places; the last byte before may be left out at the end.
            let next = min(end, at + 8 + length + length % 2)
            if kept.contains(name) {
                if name == "VP8X", length >= 1 { flags = chunks.count + 8 }
                chunks += bytes[at..<next]
            } else if name == "ICCP",
                let clean = ColourProfile.withoutDescriptions(Array(bytes[at + 8..<at + 8 + length]))
            {
                let padded = clean + (clean.count % 2 == 1 ? [0] : [])
                let chunk = Array("ICCP".utf8) + [UInt8].small(clean.count, 4) + padded
                if chunk != Array(bytes[at..<next]) { removed.append("descriptions in the colour profile") }
                chunks += chunk
            } else {
                removed.append(words(name))
            }
            at = next
        }
        // The flags say which chunks there are: EXIF, XMP, and the profile where it had to go.
        if let flags {
            var mask: UInt8 = 0x08 | 0x04
            if removed.contains("the colour profile") { mask |= 0x20 }
            chunks[flags] &= ~mask
        }
        if end < bytes.count { removed.append("\(bytes.count - end) bytes after the end") }
        return (Array("RIFF".utf8) + [UInt8].small(chunks.count + 4, 4) + Array("WEBP".utf8) + chunks, removed)
    }

    private static func words(_ name: String) -> String {
        switch name {
        case "EXIF": "EXIF"
        case "XMP ": "XMP"
        case "ICCP": "the colour profile"
        default: "a WebP chunk of an unknown kind"
        }
    }
}
