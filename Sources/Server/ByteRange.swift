/// The `Range` header of RFC 9110, section 14, as far as one range goes.
package enum ByteRange: Equatable, Sendable {
    /// No range, several, another unit or bad syntax: the whole file is sent.
    case whole
    case part(Range<Int>)
    /// 416: the range begins after the end.
    case unsatisfiable

    /// - Parameter size: bytes in the whole representation.
    ///
    ///     bytes=0-99 of 1000 → 0..<100        bytes=-100 of 1000 → 900..<1000
    package init(_ header: String?, size: Int) {
        self = Self.parse(header, size: size)
    }

    private static func parse(_ header: String?, size: Int) -> ByteRange {
        guard let header else { return .whole }
        let halves = header.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, trimmed(halves[0]).lowercased() == "bytes" else { return .whole }
        let ends = trimmed(halves[1]).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return .whole }
        switch (ends[0].isEmpty, ends[1].isEmpty) {
        case (true, true):
            return .whole
        case (true, false):
            guard let length = number(ends[1]) else { return .whole }
            if length == 0 || size == 0 { return .unsatisfiable }
            return .part(max(0, size - length)..<size)
        case (false, let open):
            guard let first = number(ends[0]) else { return .whole }
            guard let last = open ? Int.max : number(ends[1]), first <= last else { return .whole }
            if first >= size { return .unsatisfiable }
            return .part(first..<min(last, size - 1) + 1)
        }
    }

    /// Digits only; a number too large for `Int` is as good as the largest.
    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text) ?? Int.max
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let space: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        guard let first = text.firstIndex(where: { !space($0) }), let last = text.lastIndex(where: { !space($0) })
        else { return "" }
        return text[first...last]
    }
}
