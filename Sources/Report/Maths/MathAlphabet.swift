/// Alphabets as Unicode has them: MathML's browsers take the letters themselves, not their style, from the text.
enum MathAlphabet {
    case upright, italic, bold, boldItalic, doubleStruck, script, fraktur, sansSerif, monospace

    /// First code points of A–Z, a–z and 0–9 in Unicode's block of mathematical letters; 0 for none there.
    private var starts: (capital: UInt32, small: UInt32, digit: UInt32) {
        switch self {
        case .upright, .italic: (0, 0, 0)
        case .bold: (0x1D400, 0x1D41A, 0x1D7CE)
        case .boldItalic: (0x1D468, 0x1D482, 0x1D7CE)
        case .doubleStruck: (0x1D538, 0x1D552, 0x1D7D8)
        case .script: (0x1D49C, 0x1D4B6, 0)
        case .fraktur: (0x1D504, 0x1D51E, 0)
        case .sansSerif: (0x1D5A0, 0x1D5BA, 0x1D7E2)
        case .monospace: (0x1D670, 0x1D68A, 0x1D7F6)
        }
    }

    /// Letters that Unicode had before the block was made: their places in it are holes.
    private var exceptions: [Unicode.Scalar: Unicode.Scalar] {
        switch self {
        case .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
        case .script:
            [
                "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
                "o": "ℴ",
            ]
        case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
        default: [:]
        }
    }

    /// The letter in this alphabet; nil where it has no form of its own.
    func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if let exception = exceptions[scalar] { return exception }
        let starts = starts
        let place: (start: UInt32, first: UInt32)? =
            switch scalar {
            case "A"..."Z": (starts.capital, 0x41)
            case "a"..."z": (starts.small, 0x61)
            case "0"..."9": (starts.digit, 0x30)
            case "Α"..."Ω": (greek.capital, 0x391)
            case "α"..."ω": (greek.small, 0x3B1)
            default: nil
            }
        guard let place, place.start > 0 else { return nil }
        return Unicode.Scalar(place.start + scalar.value - place.first)
    }

    private var greek: (capital: UInt32, small: UInt32) {
        switch self {
        case .bold: (0x1D6A8, 0x1D6C2)
        case .boldItalic: (0x1D71C, 0x1D736)
        default: (0, 0)
        }
    }

    /// The form of a letter in a formula.
    func node(_ scalar: Unicode.Scalar, isDigit: Bool) -> MathNode {
        let text = String(letter(scalar) ?? scalar)
        if isDigit { return .number(text) }
        return .identifier(text, isUpright: self == .upright)
    }
}
