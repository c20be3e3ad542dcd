/// The tags of an XML document, one after the other; text between them is passed over.
///
/// Foundation's parser ends the process on some damaged documents, which a file of a user must not. Documents with a
/// DTD are refused: no annotations have one, and what entities expand to is better not asked.
struct XMLTags {
    enum Tag: Equatable {
        case open(name: String, attributes: [String: String])
        /// Also after `open` for an element without content.
        case close(name: String)
    }

    struct Problem: Error, Equatable {
        var line: Int
        var message: String
    }

    private static let spaces = Array(" \t\r\n".utf8)
    /// What ends a name.
    private static let ends = spaces + Array("=/><\"'&".utf8)

    private let bytes: [UInt8]
    private var place = 0
    private var open: [String] = []
    private var any = false
    private var closes = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// 1-based, of what was read last.
    var line: Int { 1 + bytes[..<min(place, bytes.count)].count { $0 == UInt8(ascii: "\n") } }

    /// - Returns: `nil` at the end of a whole document.
    mutating func next() throws -> Tag? {
        if closes {
            closes = false
            return .close(name: open.popLast() ?? "")
        }
        while skip(to: "<") {
            if take("<!--") {
                guard skip(past: "-->") else { throw problem("a comment does not end") }
            } else if take("<![CDATA[") {
                guard skip(past: "]]>") else { throw problem("a section of text does not end") }
            } else if take("<?") {
                guard skip(past: "?>") else { throw problem("an instruction does not end") }
            } else if take("<!") {
                throw problem("there is a DTD")
            } else if take("</") {
                let name = try readName()
                skipSpace()
                guard take(">"), open.popLast() == name else { throw problem("`</\(name)>` closes nothing") }
                return .close(name: name)
            } else {
                return try readElement()
            }
        }
        guard any, open.isEmpty else {
            throw problem(open.last.map { "`<\($0)>` does not end" } ?? "there is no element")
        }
        return nil
    }

    private mutating func readElement() throws -> Tag {
        place += 1
        guard !any || !open.isEmpty else { throw problem("there is a second root") }
        any = true
        let name = try readName()
        var attributes: [String: String] = [:]
        while true {
            skipSpace()
            if take("/>") {
                closes = true
                break
            }
            if take(">") { break }
            let key = try readName()
            skipSpace()
            guard take("=") else { throw problem("attribute `\(key)` has no value") }
            skipSpace()
            let value = try readValue(of: key)
            guard attributes.updateValue(value, forKey: key) == nil else { throw problem("`\(key)` is there twice") }
        }
        open.append(name)
        return .open(name: name, attributes: attributes)
    }

    private mutating func readName() throws -> String {
        let start = place
        while place < bytes.count, !Self.ends.contains(bytes[place]) { place += 1 }
        guard place > start, place - start <= 200, let name = text(start..<place) else {
            throw problem("a name is missing")
        }
        return name
    }

    private mutating func readValue(of key: String) throws -> String {
        guard place < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[place]) else {
            throw problem("the value of `\(key)` is not quoted")
        }
        let quote = bytes[place]
        let start = place + 1
        guard let end = bytes[start...].firstIndex(of: quote), let raw = text(start..<end) else {
            throw problem("the value of `\(key)` does not end or is not UTF-8")
        }
        place = end + 1
        guard !raw.utf8.contains(UInt8(ascii: "<")) else { throw problem("the value of `\(key)` holds a `<`") }
        guard let value = Self.expand(raw) else { throw problem("the value of `\(key)` holds an unknown entity") }
        return value
    }

    /// Puts characters for the five named entities and for numbers.
    private static func expand(_ raw: String) -> String? {
        let parts = raw.split(separator: "&", omittingEmptySubsequences: false)
        var value = parts.first.map(String.init) ?? ""
        for part in parts.dropFirst() {
            guard let end = part.firstIndex(of: ";"), let character = character(part[..<end]) else { return nil }
            value.unicodeScalars.append(character)
            value += part[part.index(after: end)...]
        }
        return value
    }

    private static func character(_ name: Substring) -> Unicode.Scalar? {
        let named: [Substring: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        if let scalar = named[name] { return scalar }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
    }

    private func text(_ range: Range<Int>) -> String? { String(validating: bytes[range], as: UTF8.self) }

    private func problem(_ message: String) -> Problem { Problem(line: line, message: message) }

    private mutating func skipSpace() {
        while place < bytes.count, Self.spaces.contains(bytes[place]) { place += 1 }
    }

    private mutating func take(_ word: String) -> Bool {
        guard bytes[place...].starts(with: word.utf8) else { return false }
        place += word.utf8.count
        return true
    }

    /// Moves on to the next `character`, or to the end.
    private mutating func skip(to character: Unicode.Scalar) -> Bool {
        guard let found = bytes[place...].firstIndex(of: UInt8(ascii: character)) else {
            place = bytes.count
            return false
        }
        place = found
        return true
    }

    private mutating func skip(past word: String) -> Bool {
        while place < bytes.count {
            if take(word) { return true }
            place += 1
        }
        return false
    }
}
