import Core

/// Text in which code and maths are replaced by marks, so that templates and Markdown leave them alone.
///
/// Maths stands between `$` and `$` or `$$` and `$$` as in GitHub's Markdown: no blank after an opening `$` nor before
/// the closing one, no digit after it, and `\$` is a dollar.
package struct ProtectedText: Sendable {
    package enum Piece: Sendable, Equatable {
        /// As written, with its backticks or fences.
        case code(String)
        case maths(tex: String, isDisplay: Bool)
        /// What could not be filled in.
        case mistake(String)

        /// As it was written.
        package var source: String {
            switch self {
            case .code(let text): text
            case .maths(let tex, let isDisplay): isDisplay ? "$$\(tex)$$" : "$\(tex)$"
            case .mistake(let text): text
            }
        }
    }

    /// With a mark for each piece.
    package var text: String
    package var pieces: [Piece]

    static let open: Unicode.Scalar = "\u{E000}"
    static let close: Unicode.Scalar = "\u{E001}"

    package static func mark(_ number: Int) -> String { "\u{E000}\(number)\u{E001}" }

    package static func withoutMarks(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0 == open || $0 == close }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == open || $0 == close ? "\u{FFFD}" : $0 }))
    }

    /// - Parameter keepsCode: whether code stays where it is; Markdown reads it itself.
    package init(_ text: String, keepsCode: Bool = false) {
        var scanner = ProtectedTextScanner(text, keepsCode: keepsCode)
        (self.text, pieces) = scanner.scan()
    }

    /// A text with marks as it was written.
    package func restored(_ text: String) -> String {
        Self.parts(text).map { part in
            switch part {
            case .text(let text): text
            case .mark(let number): pieces.indices.contains(number) ? pieces[number].source : ""
            }
        }.joined()
    }

    package enum Part: Sendable, Equatable {
        case text(String)
        case mark(Int)
    }

    /// A text taken apart at its marks.
    package static func parts(_ text: String) -> [Part] {
        var parts: [Part] = []
        var plain = String.UnicodeScalarView()
        var number: String.UnicodeScalarView?
        for scalar in text.unicodeScalars {
            switch scalar {
            case open:
                if !plain.isEmpty { parts.append(.text(String(plain))) }
                plain = .init()
                number = .init()
            case close:
                if let digits = number, let value = Int(String(digits)) { parts.append(.mark(value)) }
                number = nil
            default:
                if number != nil { number?.append(scalar) } else { plain.append(scalar) }
            }
        }
        if !plain.isEmpty { parts.append(.text(String(plain))) }
        return parts
    }
}
