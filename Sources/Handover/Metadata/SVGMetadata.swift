/// What drawing programs leave in SVG files: `<metadata>`, comments, and attributes of their own with paths in them.
enum SVGMetadata {
    static func stripped(_ bytes: [UInt8]) -> (bytes: [UInt8], removed: [String]) {
        var clean = bytes
        var removed: [String] = []
        func note(_ what: String, _ before: Int) {
            if clean.count != before { removed.append(what) }
        }
        var before = clean.count
        drop(&clean, from: "<!--", to: "-->")
        note("comments in SVG", before)
        before = clean.count
        drop(&clean, from: "<metadata", to: "</metadata>")
        note("metadata in SVG", before)
        before = clean.count
        dropAttributes(&clean, prefix: "inkscape:")
        dropAttributes(&clean, prefix: "sodipodi:")
        note("a drawing program's attributes in SVG", before)
        return (clean, removed)
    }

    /// One pass; what is never closed stays.
    private static func drop(_ bytes: inout [UInt8], from start: StaticString, to end: StaticString) {
        guard var found = bytes.find(start, from: 0) else { return }
        var result: [UInt8] = []
        var copied = 0
        while let close = bytes.find(end, from: found) {
            result += bytes[copied..<found]
            copied = close + end.utf8CodeUnitCount
            guard let next = bytes.find(start, from: copied) else { break }
            found = next
        }
        bytes = result + bytes[copied...]
    }

    /// `inkscape:label="…"`; elements of these names stay, and are searched like everything else.
    private static func dropAttributes(_ bytes: inout [UInt8], prefix: StaticString) {
        var result: [UInt8] = []
        var copied = 0
        var at = 0
        while let found = bytes.find(prefix, from: at) {
            at = found + prefix.utf8CodeUnitCount
            guard found > 0, bytes[found - 1] <= 0x20, let equals = bytes[at...].firstIndex(where: { !isOfName($0) }),
                bytes[equals] == 0x3D, equals + 1 < bytes.count, bytes[equals + 1] == 0x22 || bytes[equals + 1] == 0x27
            else { continue }
            guard let close = bytes[(equals + 2)...].firstIndex(of: bytes[equals + 1]) else { break }
            result += bytes[copied..<found - 1]
            copied = close + 1
            at = copied
        }
        if copied > 0 { bytes = result + bytes[copied...] }
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        TextCleaning.isLetterOrDigit(byte) || byte == 0x2D || byte == 0x5F
    }
}
