/// Goes through a text once and cuts code and maths out of it.
struct ProtectedTextScanner {
    private let bytes: [UInt8]
    private let keepsCode: Bool
    private var at = 0
    private var result: [UInt8] = []
    private var pieces: [ProtectedText.Piece] = []

    init(_ text: String, keepsCode: Bool) {
        bytes = Array(text.utf8)
        self.keepsCode = keepsCode
    }

    mutating func scan() -> (text: String, pieces: [ProtectedText.Piece]) {
        while at < bytes.count {
            if isLineStart, let end = fencedEnd() {
                keep(code: end)
                continue
            }
            switch bytes[at] {
            case UInt8(ascii: "\\"): copy(min(2, bytes.count - at))
            case UInt8(ascii: "`"): codeSpan()
            case UInt8(ascii: "$"): maths()
            default: copy(1)
            }
        }
        return (String(decoding: result, as: UTF8.self), pieces)
    }

    private var isLineStart: Bool { at == 0 || bytes[at - 1] == 0x0A }

    private mutating func copy(_ count: Int) {
        result += bytes[at..<at + count]
        at += count
    }

    private mutating func keep(code end: Int) {
        if keepsCode { return copy(end - at) }
        let source = String(decoding: bytes[at..<end], as: UTF8.self)
        protect(.code(source), lines: source.utf8.count { $0 == 0x0A })
        at = end
    }

    /// The same number of lines, so that messages about what follows name the right one.
    private mutating func protect(_ piece: ProtectedText.Piece, lines: Int) {
        result += ProtectedText.mark(pieces.count).utf8
        result += [UInt8](repeating: 0x0A, count: keepsCode ? 0 : lines)
        pieces.append(piece)
    }

    // MARK: - Code

    /// Where the fenced block that starts here ends, its last line feed left out.
    private func fencedEnd() -> Int? {
        guard let fence = CellFences.Fence(line(at).text) else { return nil }
        var next = line(at).end
        while next < bytes.count {
            let (text, end) = line(next + 1)
            if CellFences.Fence(text)?.closes(fence) == true { return end }
            next = end
        }
        return bytes.count
    }

    private func line(_ start: Int) -> (text: String, end: Int) {
        let end = start < bytes.count ? bytes[start...].firstIndex(of: 0x0A) ?? bytes.count : bytes.count
        return (String(decoding: bytes[min(start, end)..<end], as: UTF8.self), end)
    }

    private func run(_ start: Int, of byte: UInt8) -> Int { bytes[start...].prefix { $0 == byte }.count }

    private mutating func codeSpan() {
        let length = run(at, of: UInt8(ascii: "`"))
        var look = at + length
        while look < bytes.count {
            guard let next = bytes[look...].firstIndex(of: UInt8(ascii: "`")) else { break }
            let found = run(next, of: UInt8(ascii: "`"))
            if found == length, !hasBlankLine(at..<next) { return keep(code: next + found) }
            look = next + found
        }
        copy(length)
    }

    // MARK: - Maths

    private mutating func maths() {
        let isDisplay = run(at, of: UInt8(ascii: "$")) >= 2
        let length = isDisplay ? 2 : 1
        let start = at + length
        guard start < bytes.count, isDisplay || !isBlank(bytes[start]), let end = mathsEnd(start, isDisplay) else {
            return copy(length)
        }
        let tex = String(decoding: bytes[start..<end], as: UTF8.self)
        at = end + length
        protect(.maths(tex: tex, isDisplay: isDisplay), lines: tex.utf8.count { $0 == 0x0A })
    }

    private func mathsEnd(_ start: Int, _ isDisplay: Bool) -> Int? {
        var look = start
        while look < bytes.count {
            switch bytes[look] {
            case UInt8(ascii: "\\"): look += 2
            case UInt8(ascii: "$"):
                if isDisplay {
                    if run(look, of: UInt8(ascii: "$")) >= 2 { return hasBlankLine(start..<look) ? nil : look }
                    look += 1
                } else {
                    let follows = look + 1 < bytes.count ? bytes[look + 1] : 0
                    let isEnd = look > start && !isBlank(bytes[look - 1]) && !(0x30...0x39).contains(follows)
                    return isEnd && !hasBlankLine(start..<look) ? look : nil
                }
            default: look += 1
            }
        }
        return nil
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }

    /// A paragraph ends there, and with it whatever is open.
    private func hasBlankLine(_ range: Range<Int>) -> Bool {
        var onlyBlanks = false
        for byte in bytes[range] {
            if byte == 0x0A {
                if onlyBlanks { return true }
                onlyBlanks = true
            } else if byte != 0x20 && byte != 0x09 {
                onlyBlanks = false
            }
        }
        return false
    }
}
