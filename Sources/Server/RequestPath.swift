/// A request's path as decoded segments that name something below the site's root, or the reason why not.
///
/// The client's bytes are split at `/` first and decoded afterwards, once, so an encoded slash can never become
/// a separator: `/a%20b/c.html` → `["a b", "c.html"]`.
package struct RequestPath: Equatable, Sendable {
    package var segments: [String]
    /// Whether the path ends in `/`, and so asks for a folder.
    package var isFolder: Bool

    package enum Refusal: Error, Equatable {
        /// Not a path that any link of a site has: 400.
        case malformed(String)
        /// Names a hidden file: answered as if it did not exist, 404.
        case hidden
    }

    /// - Parameter target: the raw percent-encoded path, without the query.
    package init(_ target: String) throws(Refusal) {
        var bytes = Array(target.utf8)
        guard bytes.first == UInt8(ascii: "/") else { throw .malformed("the path does not begin with a slash") }
        bytes.removeFirst()
        segments = []
        isFolder = bytes.isEmpty || bytes.last == UInt8(ascii: "/")
        if bytes.isEmpty { return }
        if isFolder { bytes.removeLast() }
        for piece in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            segments.append(try Self.decode(piece))
        }
    }

    private static func decode(_ piece: ArraySlice<UInt8>) throws(Refusal) -> String {
        guard !piece.isEmpty else { throw .malformed("the path has an empty part") }
        var decoded: [UInt8] = []
        var position = piece.startIndex
        while position < piece.endIndex {
            var byte = piece[position]
            position += 1
            if byte == UInt8(ascii: "%") {
                guard piece.endIndex - position >= 2, let high = hexadecimal(piece[position]),
                    let low = hexadecimal(piece[position + 1])
                else { throw .malformed("a percent sign is not followed by two hexadecimal digits") }
                byte = high << 4 | low
                position += 2
            }
            switch byte {
            case 0..<0x20, 0x7F: throw .malformed("the path holds a control character")
            case UInt8(ascii: "/"): throw .malformed("the path holds an encoded slash")
            case UInt8(ascii: "\\"): throw .malformed("the path holds a backslash")
            default: decoded.append(byte)
            }
        }
        // Overlong encodings of `.` and `/` are not valid UTF-8 and end here.
        guard let text = String(validating: decoded, as: UTF8.self) else {
            throw .malformed("the path is not valid UTF-8")
        }
        if text == "." || text == ".." { throw .malformed("the path holds a dot segment") }
        if text.utf8.first == UInt8(ascii: ".") { throw .hidden }
        return text
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// The path encoded again, for a `Location` header: never two slashes at its start.
    package var encoded: String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for segment in segments {
            bytes.append(UInt8(ascii: "/"))
            for byte in segment.utf8 {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                    UInt8(ascii: "~"):
                    bytes.append(byte)
                default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
