import Templating

/// A binary code as boxes, 64 to a line, set bits filled; bits that differ from another code have a frame and a
/// triangle below. `inspect.js` draws the same; `CodeStrip` is the short form of the query pages.
enum BitStrip {
    static let bitsPerLine = 64

    static func markup(_ code: ArraySlice<UInt8>, differing: [Int] = []) -> TemplateValue {
        let bits = code.count * 8
        let marked = Set(differing)
        var paths = (off: "", on: "", frames: "", arrows: "")
        for (index, byte) in code.enumerated() {
            for bit in index * 8..<index * 8 + 8 {
                let x = bit % bitsPerLine * 10
                let y = bit / bitsPerLine * 20 + 2
                let box = "M\(x) \(y)h8v10h-8z"
                if byte >> UInt8(bit & 7) & 1 == 1 { paths.on += box } else { paths.off += box }
                guard marked.contains(bit) else { continue }
                paths.frames += "M\(x - 1) \(y - 1)h10v12h-10z"
                paths.arrows += "M\(x + 4) \(y + 11).5l4 6h-8z"
            }
        }
        let drawn = [("off", paths.off), ("on", paths.on), ("frames", paths.frames), ("arrows", paths.arrows)]
            .filter { !$0.1.isEmpty }.map { "<path class=\"\($0.0)\" d=\"\($0.1)\"/>" }.joined()
        let wide = min(bits, bitsPerLine)
        let lines = (bits + bitsPerLine - 1) / bitsPerLine
        return .safe(
            "<svg class=\"strip\" style=\"--bits:\(wide)\" viewBox=\"-1 0 \(wide * 10) \(lines * 20)\" "
                + "aria-hidden=\"true\">\(drawn)</svg>")
    }

    /// Bits in which two codes of equal length differ, ascending.
    static func differing(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> [Int] {
        zip(one, other).enumerated().flatMap { index, bytes in
            (0..<8).filter { (bytes.0 ^ bytes.1) >> UInt8($0) & 1 == 1 }.map { index * 8 + $0 }
        }
    }
}
