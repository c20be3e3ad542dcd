/// Finds many patterns in one pass over bytes, upper and lower case of ASCII being the same.
///
/// Source: Aho and Corasick, Efficient string matching, 1975, as a table of states.
package struct ByteMatcher: Sendable {
    /// Which column of the table a byte has; 0 for bytes that are in no pattern.
    private var columns = [UInt16](repeating: 0, count: 256)
    private var width = 1
    /// The next state, [states, width].
    private var next: [Int32] = []
    /// Patterns that end in a state: the first, and the state where further ones are.
    private var ends: [[Int32]] = []
    let lengths: [Int]

    /// - Parameter patterns: not empty ones.
    package init(_ patterns: [[UInt8]]) {
        lengths = patterns.map(\.count)
        for byte in patterns.joined() {
            let lower = [UInt8].lower(byte)
            guard columns[Int(lower)] == 0 else { continue }
            columns[Int(lower)] = UInt16(width)
            if (0x61...0x7A).contains(lower) { columns[Int(lower) & ~0x20] = UInt16(width) }
            width += 1
        }
        next = [Int32](repeating: -1, count: width)
        ends = [[]]
        for (number, pattern) in patterns.enumerated() where !pattern.isEmpty {
            var state = 0
            for byte in pattern {
                let place = state * width + Int(columns[Int(byte)])
                if next[place] < 0 {
                    next[place] = Int32(ends.count)
                    ends.append([])
                    next += [Int32](repeating: -1, count: width)
                }
                state = Int(next[place])
            }
            ends[state].append(Int32(number))
        }
        link()
    }

    /// Breadth first: where a pattern breaks off, the longest end of what was read that begins another goes on.
    private mutating func link() {
        var fallback = [Int](repeating: 0, count: ends.count)
        var queue: [Int] = []
        for column in 0..<width {
            if next[column] < 0 { next[column] = 0 } else { queue.append(Int(next[column])) }
        }
        var at = 0
        while at < queue.count {
            let state = queue[at]
            at += 1
            ends[state] += ends[fallback[state]]
            for column in 0..<width {
                let place = state * width + column
                let other = next[fallback[state] * width + column]
                if next[place] < 0 {
                    next[place] = other
                } else {
                    fallback[Int(next[place])] = Int(other)
                    queue.append(Int(next[place]))
                }
            }
        }
    }

    /// Calls `body` with a pattern's number and where it begins, in the order of the ends.
    package func matches(in bytes: UnsafeBufferPointer<UInt8>, body: (_ pattern: Int, _ start: Int) -> Void) {
        let width = width
        let found = ends.map { !$0.isEmpty }
        next.withUnsafeBufferPointer { next in
            columns.withUnsafeBufferPointer { columns in
                found.withUnsafeBufferPointer { found in
                    var state = 0
                    for place in 0..<bytes.count {
                        state = Int(next[state &* width &+ Int(columns[Int(bytes[place])])])
                        guard found[state] else { continue }
                        for pattern in ends[state] { body(Int(pattern), place + 1 - lengths[Int(pattern)]) }
                    }
                }
            }
        }
    }
}
