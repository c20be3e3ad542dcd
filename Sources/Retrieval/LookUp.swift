import Core

/// What the first stage of a two-stage search returns: the rows that are ranked again by their real-valued vectors.
public enum LookUp: Sendable, Equatable, Codable {
    /// All codes that differ from the query's in at most so many bits; possibly none.
    case radius(Int)
    /// The first rows by Hamming distance, equal distances by row number.
    case candidates(Int)

    /// - Throws: `Diagnostic` for a number that no search can use.
    func check() throws {
        switch self {
        case .radius(let radius) where radius < 0:
            throw Diagnostic("a look-up radius of \(radius) bits", expected: "0 or more")
        case .candidates(let number) where number < 1:
            throw Diagnostic("a look-up of \(number) candidates", expected: "at least 1")
        default: break
        }
    }

    /// Where the look-up ends among rows at these Hamming distances.
    /// - Parameter at: how many rows are at each distance.
    func end(at numbers: [UInt32]) -> End {
        switch self {
        case .radius(let radius):
            let within = numbers.prefix(radius + 1).reduce(0) { $0 + Int($1) }
            return End(distance: radius + 1, quota: 0, returned: within)
        case .candidates(let wanted):
            var before = 0
            for (distance, number) in numbers.enumerated() {
                if before + Int(number) >= wanted {
                    return End(distance: distance, quota: wanted - before, returned: wanted)
                }
                before += Int(number)
            }
            return End(distance: numbers.count, quota: 0, returned: before)
        }
    }

    /// Rows nearer than `distance` are returned, and the first `quota` of those at it.
    struct End {
        var distance: Int
        var quota: Int
        var returned: Int

        /// Asked for row after row.
        mutating func takes(_ distance: UInt16) -> Bool {
            if Int(distance) != self.distance { return Int(distance) < self.distance }
            guard quota > 0 else { return false }
            quota -= 1
            return true
        }
    }

    /// One number a row that sorts as the whole two-stage ranking does: the returned rows by squared Euclidean distance,
    /// then the others by Hamming distance.
    ///
    /// - Parameters:
    ///   - squared: squared distances, the query's from `start` on.
    ///   - at: how many rows are at each Hamming distance.
    ///   - keys: floats ≥ 0, resized; those of rows not returned are `beyond` and above.
    /// - Returns: how many rows the look-up returned.
    package func keys(
        hamming: [UInt16], at numbers: [UInt32], squared: [Float], from start: Int, into keys: inout [Float]
    ) -> Int {
        if keys.count != hamming.count { keys = [Float](repeating: 0, count: hamming.count) }
        var end = end(at: numbers)
        for (row, distance) in hamming.enumerated() {
            keys[row] =
                end.takes(distance)
                ? min(squared[start + row], Self.greatest)
                : Float(bitPattern: Self.beyond.bitPattern + UInt32(distance))
        }
        return end.returned
    }

    /// 2¹²⁶, for the row at Hamming distance 0; each next float is one bit further.
    package static let beyond = Float(sign: .plus, exponent: 126, significand: 1)
    /// Squared distances beyond all sense count as equal.
    private static let greatest = beyond.nextDown
}
