import Foundation

/// Text that stands for itself in LaTeX, whatever it holds.
///
/// What T1 and amssymb cannot print is named by its number, so that nothing is lost silently.
enum LaTeXText {
    /// - Parameter isCode: whether quotes stay straight.
    static func escape(_ text: String, isCode: Bool = false) -> String {
        var result = ""
        var last: Unicode.Scalar?
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
            // Two of these would become one other sign.
            if let last, scalar == last, scalar == "-" || scalar == "," || scalar == "'" { result += "{}" }
            result += isCode && scalar == "'" ? "\\textquotesingle{}" : self.scalar(scalar)
            last = scalar
        }
        return result
    }

    static func scalar(_ scalar: Unicode.Scalar) -> String {
        if let known = LaTeXSymbols.commands[scalar] { return known }
        switch scalar.value {
        case 0x20...0x7E: return String(scalar)
        case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: return " "
        // Letters that T1 has; the rest of the Latin letters are put together below.
        case 0xA1...0xFF, 0x100...0x17F:
            if !LaTeXSymbols.notInT1.contains(scalar) { return String(scalar) }
        // Joiners, marks of direction, variants: nothing of their own.
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF: return ""
        default: break
        }
        if let command = MathSymbols.commands[scalar] { return "\\ensuremath{\\\(command)}" }
        return composed(scalar) ?? "\\texttt{{[}U+\(String(scalar.value, radix: 16, uppercase: true)){]}}"
    }

    /// An ASCII letter with accents; a letter of an alphabet of Unicode's for maths, as itself.
    private static func composed(_ scalar: Unicode.Scalar) -> String? {
        let parts = Array(String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars)
        guard let base = parts.first, base.isASCII, base.properties.isAlphabetic || ("0"..."9").contains(base),
            parts.count <= 3
        else { return nil }
        var text = String(base)
        for mark in parts.dropFirst() {
            guard let accent = LaTeXSymbols.accents[mark] else { return nil }
            text = "\\\(accent){\(text)}"
        }
        return text
    }
}
