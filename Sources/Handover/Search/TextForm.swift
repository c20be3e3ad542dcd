import Foundation

/// Text as it reads once escapes are undone: `&uuml;` and `&#252;`, `%C3%BC`, `\u00fc` and `\xfc`, any number of spaces.
struct TextForm {
    var bytes: [UInt8]
    /// Where each change stands: places here and in the source, ascending.
    private var marks: [(here: Int, source: Int)] = []

    /// Whether a file is text: no zero byte, and not the head of a packed format.
    static func isText(_ data: Data) -> Bool {
        if data.starts(with: [0x1F, 0x8B]) || data.starts(with: [0x50, 0x4B, 3, 4]) { return false }
        return !data.contains(0)
    }

    /// Where the byte at `place` comes from, at most a few bytes off.
    func source(of place: Int) -> Int {
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].here <= place { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return place }
        return marks[low - 1].source + place - marks[low - 1].here
    }

    /// nil where nothing is escaped.
    init?(_ source: UnsafeBufferPointer<UInt8>) {
        guard let first = source.firstIndex(where: Self.isEscape) else { return nil }
        bytes = []
        bytes.reserveCapacity(source.count)
        var at = max(0, first - 1)
        bytes.append(contentsOf: source[..<at])
        while at < source.count {
            let byte = source[at]
            if let (decoded, length) = Self.decoded(source, at) {
                bytes += decoded
                at += length
                marks.append((bytes.count, at))
            } else if byte <= 0x20, bytes.last == 0x20 {
                at += 1
                marks.append((bytes.count, at))
            } else {
                bytes.append(byte <= 0x20 ? 0x20 : byte)
                at += 1
            }
        }
        if marks.isEmpty { return nil }
    }

    private static func isEscape(_ byte: UInt8) -> Bool {
        byte == 0x26 || byte == 0x25 || byte == 0x5C || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private static func decoded(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> ([UInt8], Int)? {
        switch source[at] {
        case 0x25: percent(source, at)
        case 0x26: entity(source, at)
        case 0x5C: backslash(source, at)
        default: nil
        }
    }

    /// An attribute's value as a browser reads it.
    static func withoutEntities(_ bytes: some RandomAccessCollection<UInt8>) -> String {
        var result: [UInt8] = []
        Array(bytes).withUnsafeBufferPointer { source in
            var at = 0
            while at < source.count {
                if source[at] == 0x26, let (decoded, length) = entity(source, at) {
                    result += decoded
                    at += length
                } else {
                    result.append(source[at])
                    at += 1
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    // MARK: - Escapes

    private static func percent(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> ([UInt8], Int)? {
        hexadecimal(source, at + 1, digits: 2).map { ([UInt8(truncatingIfNeeded: $0)], 3) }
    }

    private static func backslash(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> ([UInt8], Int)? {
        guard at + 1 < source.count else { return nil }
        switch source[at + 1] {
        case 0x75: return hexadecimal(source, at + 2, digits: 4).map { (utf8($0), 6) }
        case 0x78: return hexadecimal(source, at + 2, digits: 2).map { (utf8($0), 4) }
        case 0x6E, 0x72, 0x74: return ([0x20], 2)
        case 0x2F, 0x5C, 0x22, 0x27: return ([source[at + 1]], 2)
        default: return nil
        }
    }

    private static let names: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "szlig": "ß", "commat": "@",
        "period": ".", "sol": "/", "colon": ":", "lowbar": "_", "hyphen": "-", "ndash": "–",
    ]
    /// `&uuml;` stands for a u with something on it; needles are also looked for without that.
    private static let accents = ["uml", "acute", "grave", "circ", "tilde", "cedil", "ring", "caron", "slash"]

    private static func entity(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> ([UInt8], Int)? {
        guard let end = source[at..<min(source.count, at + 12)].firstIndex(of: 0x3B), end > at + 1 else { return nil }
        let name = String(decoding: source[at + 1..<end], as: UTF8.self)
        let length = end - at + 1
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let value = digits.lowercased().hasPrefix("x") ? Int(digits.dropFirst(), radix: 16) : Int(digits)
            return value.map { (utf8($0), length) }
        }
        if let known = names[name] { return (Array(known.utf8), length) }
        for accent in accents where name.utf8.count == accent.utf8.count + 1 && name.hasSuffix(accent) {
            return (Array(name.utf8.prefix(1)), length)
        }
        return nil
    }

    private static func hexadecimal(_ source: UnsafeBufferPointer<UInt8>, _ at: Int, digits: Int) -> Int? {
        guard at <= source.count - digits else { return nil }
        var value = 0
        for byte in source[at..<at + digits] {
            switch byte {
            case 0x30...0x39: value = value << 4 | Int(byte - 0x30)
            case 0x41...0x46: value = value << 4 | Int(byte - 0x37)
            case 0x61...0x66: value = value << 4 | Int(byte - 0x57)
            default: return nil
            }
        }
        return value
    }

    private static func utf8(_ value: Int) -> [UInt8] {
        UInt32(exactly: value).flatMap(Unicode.Scalar.init).map { Array(String(Character($0)).utf8) } ?? [0x3F]
    }
}
