/// The head of a gzip file (RFC 1952): when it was packed, on what system and under which name.
enum GzipMetadata {
    /// nil for a head that is cut short.
    static func stripped(_ bytes: [UInt8]) -> (bytes: [UInt8], removed: [String])? {
        guard bytes.count >= 18, bytes[2] == 8 else { return nil }
        let flags = bytes[3]
        var removed: [String] = []
        var at = 10
        if flags & 4 != 0 {
            guard let length = bytes.small(at, 2), bytes.count - at - 2 > length else { return nil }
            at += 2 + length
            removed.append("extra fields of gzip")
        }
        for (bit, words) in [(8, "a file's name in gzip"), (16, "a comment in gzip")] where Int(flags) & bit != 0 {
            guard let end = bytes[at...].firstIndex(of: 0) else { return nil }
            at = end + 1
            removed.append(words)
        }
        if flags & 2 != 0 { at += 2 }
        guard at < bytes.count else { return nil }
        if bytes[4..<8].contains(where: { $0 != 0 }) { removed.append("the time in gzip") }
        // 255: unknown. Which system packed it is no secret on its own, and changed only with the rest.
        if removed.isEmpty { return (bytes, []) }
        return ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, bytes[8], 255] + bytes[at...], removed)
    }
}
