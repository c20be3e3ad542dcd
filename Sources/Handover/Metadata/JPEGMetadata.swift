/// The segments of a JPEG file (ITU T.81): what decodes the picture stays byte for byte, of EXIF the orientation alone.
enum JPEGMetadata {
    /// nil for a file whose segments cannot be followed to the end.
    static func stripped(_ bytes: [UInt8]) -> (bytes: [UInt8], removed: [String])? {
        var result: [UInt8] = [0xFF, 0xD8]
        var removed: [String] = []
        var at = 2
        while at + 1 < bytes.count {
            guard bytes[at] == 0xFF else { return nil }
            // Any number of fill bytes may stand before a marker.
            guard bytes[at + 1] != 0xFF else {
                at += 1
                continue
            }
            let marker = bytes[at + 1]
            if marker == 0xD9 {
                if at + 2 < bytes.count { removed.append("\(bytes.count - at - 2) bytes after the end") }
                return (result + [0xFF, 0xD9], removed)
            }
            guard marker != 0xD8, !(0xD0...0xD7).contains(marker), let length = bytes.big(at + 2, 2), length >= 2,
                bytes.count - at - 2 >= length
            else { return nil }
            let segment = Array(bytes[at..<at + 2 + length])
            let (kept, what) = kept(marker, segment)
            result += kept
            if let what { removed.append(what) }
            at += 2 + length
            if marker == 0xDA {
                let end = endOfScan(bytes, from: at)
                result += bytes[at..<end]
                at = end
            }
        }
        return nil
    }

    /// What of a segment stays, and what was taken out of it.
    private static func kept(_ marker: UInt8, _ segment: [UInt8]) -> ([UInt8], String?) {
        let body = segment.dropFirst(4)
        switch marker {
        case 0xE0 where body.starts(with: "JFIF\0".utf8):
            // Its thumbnail comes after 14 bytes of which the last two are its size.
            guard segment.count > 18 else { return (segment, nil) }
            return ([0xFF, 0xE0, 0, 16] + segment[4..<16] + [0, 0], "a thumbnail")
        case 0xE2 where body.starts(with: "ICC_PROFILE\0\u{1}\u{1}".utf8):
            guard let clean = ColourProfile.withoutDescriptions(Array(segment.dropFirst(18))) else {
                return ([], "the colour profile")
            }
            let whole = [0xFF, 0xE2] + [UInt8].big(clean.count + 16, 2) + segment[4..<18] + clean
            return (whole, whole == segment ? nil : "descriptions in the colour profile")
        case 0xE1 where body.starts(with: "Exif\0\0".utf8):
            let tags = Array(segment.dropFirst(10))
            guard let orientation = EXIF.orientation(tags), orientation != 1 else {
                return ([], "EXIF" + EXIF.words(tags))
            }
            let minimal = EXIF.segment(orientation: orientation)
            return (minimal, minimal == segment ? nil : "EXIF but the orientation" + EXIF.words(tags))
        case 0xE1: return ([], "XMP or other APP1 data")
        // Adobe's says how the colours are coded.
        case 0xEE where body.starts(with: "Adobe".utf8): return (segment, nil)
        case 0xE0...0xEF: return ([], "APP\(marker - 0xE0) data")
        case 0xFE: return ([], "a comment")
        default: return (segment, nil)
        }
    }

    /// The next marker that is neither a stuffed zero nor a restart.
    private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
        var at = start
        while at + 1 < bytes.count {
            if bytes[at] == 0xFF, bytes[at + 1] != 0, bytes[at + 1] != 0xFF, !(0xD0...0xD7).contains(bytes[at + 1]) {
                return at
            }
            at += 1
        }
        return bytes.count
    }
}
