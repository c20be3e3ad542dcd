import Arrays

/// Rows of a database by the value of some consecutive bits of their codes.
struct SubstringTable: Sendable {
    /// The longest part: a table has a place for each of its values.
    static let longest = 20

    let start: Int
    let width: Int
    /// Rows of value v are `rows[starts[v]..<starts[v + 1]]`, ascending.
    private let starts: [Int32]
    private let rows: [Int32]

    init(_ codes: PackedCodes, start: Int, width: Int) {
        self.start = start
        self.width = width
        let values = (0..<codes.count).map { Self.value(of: codes.code($0), start: start, width: width) }
        var starts = [Int32](repeating: 0, count: (1 << width) + 1)
        for value in values { starts[value + 1] += 1 }
        for value in 0..<1 << width { starts[value + 1] += starts[value] }
        var next = starts
        var rows = [Int32](repeating: 0, count: codes.count)
        for (row, value) in values.enumerated() {
            rows[Int(next[value])] = Int32(row)
            next[value] += 1
        }
        self.starts = starts
        self.rows = rows
    }

    func value(of code: ArraySlice<UInt8>) -> Int {
        Self.value(of: code, start: start, width: width)
    }

    private static func value(of code: ArraySlice<UInt8>, start: Int, width: Int) -> Int {
        var value = 0
        for bit in 0..<width {
            let place = start + bit
            value |= Int(code[code.startIndex + place / 8] >> UInt8(place % 8) & 1) << bit
        }
        return value
    }

    /// How many values differ from one in exactly `radius` bits; 0 beyond the width.
    func buckets(at radius: Int) -> Int {
        guard radius <= width else { return 0 }
        var number = 1
        for step in 0..<radius { number = number * (width - step) / (step + 1) }
        return number
    }

    /// Calls `body` with the rows whose value differs from `value` in exactly `radius` bits.
    func visit(around value: Int, radius: Int, _ body: (Int32) -> Void) {
        guard radius <= width else { return }
        // Gosper's hack: from one number with `radius` bits set to the next greater.
        var flips = (1 << radius) - 1
        while flips < 1 << width {
            let bucket = value ^ flips
            for place in starts[bucket]..<starts[bucket + 1] { body(rows[Int(place)]) }
            guard flips > 0 else { return }
            let lowest = flips & -flips
            let ripple = flips + lowest
            flips = (((flips ^ ripple) >> 2) / lowest) | ripple
        }
    }
}
