import Core
import Foundation

/// A JSON file read front to back in pieces of 1 MiB, so that half a gigabyte of annotations takes no more
/// memory than what is kept of it.
///
///     try json.object { key in
///         if key == "id" { id = try json.integer() } else { try json.skip() }
///     }
///
/// Source: RFC 8259. What is skipped is checked for its brackets and strings only.
final class JSONStream {
    /// Brackets inside brackets; deeper is an attack.
    static let deepest = 256
    static let longestString = 1 << 16

    private let file: RandomAccessFile
    private let pieceSize: Int
    private var piece: [UInt8] = []
    /// Of `piece` in the file.
    private var pieceOffset = 0
    private var at = 0
    /// Line feeds before the piece, and where the line that it starts in begins.
    private var linesBefore = 0
    private var lineStart = 0
    private var depth = 0

    init(_ url: URL, pieceSize: Int = 1 << 20) throws {
        file = try RandomAccessFile(url)
        self.pieceSize = pieceSize
    }

    // MARK: - Values

    /// Reads an object; `body` gets each key and must read its value.
    func object(_ what: String = "an object", _ body: (String) throws -> Void) throws {
        try open("{", what)
        if try take("}") { return close() }
        repeat {
            try space()
            guard try peek() == Self.quote else { throw unexpected("a key in double quotes") }
            let key = try string("a key")
            guard try take(":") else { throw unexpected("`:` behind the key `\(key)`") }
            try body(key)
        } while try take(",")
        guard try take("}") else { throw unexpected("`,` or `}`") }
        close()
    }

    /// Reads an array; `body` gets each element's number from 0 on and must read the element.
    func array(_ what: String = "an array", _ body: (Int) throws -> Void) throws {
        try open("[", what)
        if try take("]") { return close() }
        var number = 0
        repeat {
            try body(number)
            number += 1
        } while try take(",")
        guard try take("]") else { throw unexpected("`,` or `]`") }
        close()
    }

    /// A whole number that fits in 53 bits, as all programs agree on.
    func integer(_ what: String) throws -> Int {
        try space()
        var digits: [UInt8] = []
        while let byte = try peek(), byte == 0x2D || (0x30...0x39).contains(byte), digits.count < 20 {
            digits.append(byte)
            at += 1
        }
        // A point, an exponent or another value is refused by what comes next.
        let next = try peek()
        let isEnd = next.map { Self.isSpace($0) || $0 == 0x2C || $0 == 0x7D || $0 == 0x5D } ?? true
        guard isEnd, let number = Int(String(decoding: digits, as: UTF8.self)), number.magnitude <= 1 << 53 else {
            throw unexpected("\(what): a whole number")
        }
        return number
    }

    func string(_ what: String) throws -> String {
        try space()
        guard try peek() == Self.quote else { throw unexpected("\(what): a text in double quotes") }
        at += 1
        var bytes: [UInt8] = []
        while true {
            guard let byte = try peek() else { throw unexpected("the end of a text") }
            at += 1
            if byte == Self.quote { break }
            guard byte >= 0x20 else { throw diagnostic("a control character in a text") }
            if byte == Self.backslash { try escape(&bytes) } else { bytes.append(byte) }
            guard bytes.count <= Self.longestString else {
                throw diagnostic("a text of more than \(Self.longestString) bytes", expected: what)
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw diagnostic("a text that is not UTF-8", expected: what)
        }
        return text
    }

    private func escape(_ bytes: inout [UInt8]) throws {
        guard let byte = try peek() else { throw unexpected("the end of a text") }
        at += 1
        let plain: [UInt8: UInt8] = [
            0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
        ]
        if let character = plain[byte] { return bytes.append(character) }
        guard byte == 0x75 else { throw diagnostic("an unknown escape in a text", expected: "such as \\n or \\u00e9") }
        var units = [try hexadecimal()]
        if units[0] & 0xFC00 == 0xD800 {
            guard try peek() == Self.backslash else { throw diagnostic("half a surrogate pair in a text") }
            at += 1
            guard try peek() == 0x75 else { throw diagnostic("half a surrogate pair in a text") }
            at += 1
            units.append(try hexadecimal())
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw diagnostic("half a surrogate pair in a text")
        }
        bytes += Array(text.utf8)
    }

    private func hexadecimal() throws -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = try peek(), let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw unexpected("four hexadecimal digits behind \\u")
            }
            value = value << 4 | UInt16(digit)
            at += 1
        }
        return value
    }

    /// Passes over one value of any kind.
    func skip() throws {
        try space()
        guard let first = try peek() else { throw unexpected("a value") }
        if first == Self.quote { return try skipString() }
        guard first == 0x7B || first == 0x5B else { return try skipWord() }
        var closers: [UInt8] = []
        repeat {
            guard let byte = try peek() else { throw unexpected("`\(Character(UnicodeScalar(closers.last ?? 0x7D)))`") }
            switch byte {
            case Self.quote:
                try skipString()
                continue
            case 0x7B, 0x5B:
                closers.append(byte + 2)
                guard closers.count + depth <= Self.deepest else { throw tooDeep }
            case 0x7D, 0x5D:
                guard closers.last == byte else { throw unexpected("`\(Character(UnicodeScalar(closers.last ?? 0)))`") }
                closers.removeLast()
            default: break
            }
            at += 1
            if !closers.isEmpty { skipPlain() }
        } while !closers.isEmpty
    }

    /// Passes over the digits, commas and spaces of long lists of numbers.
    private func skipPlain() {
        let start = at
        at = piece.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count {
                let byte = bytes[index]
                if byte == Self.quote || byte == 0x5B || byte == 0x5D || byte == 0x7B || byte == 0x7D { break }
                index += 1
            }
            return index
        }
    }

    private func skipString() throws {
        at += 1
        while let byte = try peek() {
            at += 1
            if byte == Self.quote { return }
            if byte == Self.backslash {
                guard try peek() != nil else { break }
                at += 1
            }
        }
        throw unexpected("the end of a text")
    }

    private func skipWord() throws {
        var count = 0
        while let byte = try peek(), byte > 0x20, byte != 0x2C, byte != 0x7D, byte != 0x5D, byte != 0x3A {
            guard byte != Self.quote, byte != 0x7B, byte != 0x5B else { break }
            at += 1
            count += 1
        }
        guard count > 0 else { throw unexpected("a value") }
    }

    /// - Throws: where something follows the document.
    func end() throws {
        try space()
        guard try peek() == nil else { throw unexpected("the end of the file") }
    }

    // MARK: - Bytes

    private static let quote: UInt8 = 0x22
    private static let backslash: UInt8 = 0x5C

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private func peek() throws -> UInt8? {
        if at < piece.count { return piece[at] }
        let next = pieceOffset + piece.count
        guard next < file.size else { return nil }
        for (index, byte) in piece.enumerated() where byte == 0x0A {
            linesBefore += 1
            lineStart = pieceOffset + index + 1
        }
        piece = try file.read(at: next, count: min(pieceSize, file.size - next))
        pieceOffset = next
        at = 0
        return piece.first
    }

    private func space() throws {
        while let byte = try peek(), Self.isSpace(byte) { at += 1 }
    }

    private func take(_ character: Unicode.Scalar) throws -> Bool {
        try space()
        guard try peek() == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    private func open(_ bracket: Unicode.Scalar, _ what: String) throws {
        guard try take(bracket) else { throw unexpected(what) }
        depth += 1
        guard depth <= Self.deepest else { throw tooDeep }
    }

    private func close() {
        depth -= 1
    }

    // MARK: - Errors

    private var tooDeep: Diagnostic { diagnostic("is nested more than \(Self.deepest) deep") }

    private func unexpected(_ expected: String) -> Diagnostic {
        guard at < piece.count else {
            return diagnostic("the file ends here", expected: expected, advice: "the file is cut short: fetch it again")
        }
        let byte = piece[at]
        let found = (0x21...0x7E).contains(byte) ? "`\(Character(UnicodeScalar(byte)))`" : "byte \(byte)"
        return diagnostic("\(found) is not the JSON that was expected", expected: expected)
    }

    /// A diagnostic at the place where reading is.
    func diagnostic(_ message: String, expected: String? = nil, advice: String? = nil) -> Diagnostic {
        var (line, start) = (linesBefore + 1, lineStart)
        for (index, byte) in piece.prefix(at).enumerated() where byte == 0x0A {
            line += 1
            start = pieceOffset + index + 1
        }
        return Diagnostic(
            message, file: file.url.path, line: line, column: pieceOffset + at - start + 1, expected: expected,
            advice: advice)
    }
}
