/// Escaping for HTML text and attribute values.
public enum HTML {
    /// Escapes `& < > " '` by Unicode scalar, never by grapheme: `"` followed by a combining mark is one
    /// `Character` but still closes an attribute. Characters that HTML forbids become U+FFFD.
    public static func escape(_ text: String) -> String {
        var clean = true
        for byte in text.utf8 where byte < 0x20 || byte == 0x7F || escapes(byte) || byte >= 0xC2 {
            clean = false
            break
        }
        if clean { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            case _ where isForbidden(scalar.value): result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func escapes(_ byte: UInt8) -> Bool {
        byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0x27
    }

    /// Control characters other than tab, line feed and carriage return, and noncharacters.
    private static func isForbidden(_ value: UInt32) -> Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}
