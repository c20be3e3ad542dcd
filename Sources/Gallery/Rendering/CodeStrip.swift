import Arrays

/// A binary code as a path of horizontal strokes, `bitsPerLine` bits to a line, set bits drawn.
struct CodeStrip {
    static let bitsPerLine = 64

    var width: Int
    var height: Int
    /// SVG path data; each run of set bits is one stroke of width 1.
    var path: String
    /// How many bits are set.
    var ones: Int
    /// Byte 0 first, two digits a byte.
    var hexadecimal: String

    init(_ code: ArraySlice<UInt8>) {
        let bits = code.count * 8
        width = min(bits, Self.bitsPerLine)
        height = (bits + Self.bitsPerLine - 1) / Self.bitsPerLine
        path = ""
        ones = 0
        let start = code.startIndex
        for line in 0..<height {
            var bit = line * Self.bitsPerLine
            let end = min(bits, bit + Self.bitsPerLine)
            var pen: Int?
            while bit < end {
                guard code[start + (bit >> 3)] >> UInt8(bit & 7) & 1 == 1 else {
                    bit += 1
                    continue
                }
                let first = bit
                while bit < end, code[start + (bit >> 3)] >> UInt8(bit & 7) & 1 == 1 { bit += 1 }
                ones += bit - first
                let column = first - line * Self.bitsPerLine
                if let pen { path += "m\(column - pen) 0" } else { path += "M\(column) \(line).5" }
                path += "h\(bit - first)"
                pen = bit - line * Self.bitsPerLine
            }
        }
        let digits = Array("0123456789abcdef".utf8)
        hexadecimal = String(
            decoding: code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
