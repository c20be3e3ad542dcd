import Arrays
import Foundation

/// What each bit tells of an image's labels.
public struct BitSeparation: Sendable, Equatable {
    /// What is known of a label from one bit.
    public struct Information: Sendable, Equatable {
        /// Mutual information in bits, 0 to 1.
        public var value: Double
        /// The label it is about, where images have several labels; nil where it is about the class.
        public var label: Int?
    }

    /// Rows with each label.
    public let rows: [Int]
    /// How many of them set each bit. Shape [classes][bits].
    public let ones: [[Int]]
    /// Whether no row has several labels: then `information` is about the class, those without label being one more
    /// class; otherwise about having or not having the one label that the bit tells most of.
    public let isSingle: Bool
    /// Of each bit.
    public let information: [Information]

    /// - Precondition: none; of unequal counts of rows the shorter is read.
    public init(_ codes: PackedCodes, labels: LabelMatrix) {
        let count = min(codes.count, labels.rows)
        // The last entry is for rows without labels.
        let none = labels.classes
        var rows = [Int](repeating: 0, count: labels.classes + 1)
        var ones = [[Int]](repeating: [Int](repeating: 0, count: codes.bits), count: labels.classes + 1)
        var total = [Int](repeating: 0, count: codes.bits)
        var isSingle = true
        for row in 0..<count {
            let found = labels.labels(of: row)
            if found.count > 1 { isSingle = false }
            let own = found.isEmpty ? [none] : found
            for label in own { rows[label] += 1 }
            for (index, byte) in codes.code(row).enumerated() {
                var left = byte
                while left != 0 {
                    let bit = index * 8 + left.trailingZeroBitCount
                    total[bit] += 1
                    for label in own { ones[label][bit] += 1 }
                    left &= left - 1
                }
            }
        }
        information = (0..<codes.bits).map { bit in
            if isSingle {
                let split = rows.indices.map { (rows: rows[$0], ones: ones[$0][bit]) }
                return Information(value: Self.mutual(split), label: nil)
            }
            var best = Information(value: -1, label: nil)
            for label in 0..<labels.classes {
                let (inside, set) = (rows[label], ones[label][bit])
                let value = Self.mutual([(inside, set), (count - inside, total[bit] - set)])
                if value > best.value { best = Information(value: value, label: label) }
            }
            return best.label == nil ? Information(value: 0, label: nil) : best
        }
        self.isSingle = isSingle
        self.rows = Array(rows.dropLast())
        self.ones = Array(ones.dropLast())
    }

    /// The labels whose images set a bit most and least often, with the shares; nil without any labelled image. Of
    /// equal ones the first.
    public func extremes(of bit: Int) -> (most: (label: Int, share: Double), least: (label: Int, share: Double))? {
        let shares = rows.indices.filter { rows[$0] > 0 }.map {
            (label: $0, share: Double(ones[$0][bit]) / Double(rows[$0]))
        }
        guard var most = shares.first else { return nil }
        var least = most
        for candidate in shares.dropFirst() {
            if candidate.share > most.share { most = candidate }
            if candidate.share < least.share { least = candidate }
        }
        return (most, least)
    }

    /// I(bit; part) = H(bit) − Σ P(part)·H(bit | part), in bits, for rows that fall into parts.
    static func mutual(_ parts: [(rows: Int, ones: Int)]) -> Double {
        let rows = parts.reduce(0) { $0 + $1.rows }
        guard rows > 0 else { return 0 }
        func entropy(_ ones: Int, of count: Int) -> Double {
            guard count > 0 else { return 0 }
            let share = Double(ones) / Double(count)
            return CodeStatistics.entropy([share, 1 - share])
        }
        let whole = entropy(parts.reduce(0) { $0 + $1.ones }, of: rows)
        let within = parts.reduce(0) { $0 + Double($1.rows) / Double(rows) * entropy($1.ones, of: $1.rows) }
        return max(0, whole - within)
    }
}
