import Arrays

/// A binary code as horizontal lines of `bitsPerLine` bits, each one stroke whose dashes are the set bits.
struct CodeStrip {
    static let bitsPerLine = 64

    struct Line: Equatable {
        /// Middle of the line.
        var y: String
        var length: Int
        /// SVG dashes: how many bits are set, then not, then set, …; the first may be 0.
        var dashes: String

        var markup: String { "<path d=\"M0 \(y)h\(length)\" stroke-dasharray=\"\(dashes)\"/>" }
    }

    var width: Int
    var height: Int
    var lines: [Line] = []
    /// How many bits are set.
    var ones = 0
    /// Byte 0 first, two digits a byte.
    var hexadecimal: String

    init(_ code: ArraySlice<UInt8>) {
        let bits = code.count * 8
        width = min(bits, Self.bitsPerLine)
        height = (bits + Self.bitsPerLine - 1) / Self.bitsPerLine
        let start = code.startIndex
        for line in 0..<height {
            let places = line * Self.bitsPerLine..<min(bits, (line + 1) * Self.bitsPerLine)
            var stretches: [Int] = [0]
            var isSet = true
            for bit in places {
                let value = code[start + (bit >> 3)] >> UInt8(bit & 7) & 1 == 1
                if value != isSet {
                    stretches.append(0)
                    isSet = value
                }
                stretches[stretches.count - 1] += 1
                if value { ones += 1 }
            }
            // An odd number of dashes would be repeated with set and not set exchanged, and none set drawn as a line.
            if stretches.count > 1, !stretches.count.isMultiple(of: 2) { stretches.append(0) }
            lines.append(
                Line(y: "\(line).5", length: places.count, dashes: stretches.map(String.init).joined(separator: " ")))
        }
        let digits = Array("0123456789abcdef".utf8)
        hexadecimal = String(
            decoding: code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
