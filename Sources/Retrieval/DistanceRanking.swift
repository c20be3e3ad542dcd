import CHamming

/// Ranking of a whole database by distance to one query, for evaluation. Buffers are kept between queries.
package struct DistanceRanking: Sendable {
    package let count: Int
    /// The first rows, nearest first, equal distances by row; `topCount` of them.
    package private(set) var top: [UInt32]
    package let topCount: Int
    /// 0-based ranks of the relevant rows, ascending: the first `relevant` entries.
    package private(set) var ranks: [UInt32]
    package private(set) var relevant = 0
    /// Rows and relevant rows at each distance, for Hamming distances.
    package private(set) var at: [UInt32] = []
    package private(set) var relevantAt: [UInt32] = []
    /// The whole order, for real distances.
    package private(set) var order: [UInt32] = []
    private var scratch: [UInt32] = []

    package init(count: Int, topCount: Int) {
        self.count = count
        self.topCount = min(topCount, count)
        top = [UInt32](repeating: 0, count: self.topCount + 1)
        ranks = [UInt32](repeating: 0, count: count + 1)
    }

    /// - Parameters:
    ///   - distances: at most `bits` each, one a row.
    ///   - relevance: 0 or 1, one a row.
    package mutating func rank(_ distances: [UInt16], relevance: [UInt8], bits: Int) {
        if at.count != bits + 1 {
            at = [UInt32](repeating: 0, count: bits + 1)
            relevantAt = at
        }
        relevant = max(
            0, chamming_rank(distances, relevance, count, bits, topCount, &at, &relevantAt, &ranks, &top))
    }

    /// - Parameter distances: one a row from `start` on, ≥ 0 and not NaN.
    package mutating func rank(_ distances: [Float], from start: Int, relevance: [UInt8]) {
        if order.count != count {
            order = [UInt32](repeating: 0, count: count)
            scratch = [UInt32](repeating: 0, count: 3 * count)
        }
        guard count > 0 else { return }
        distances.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            chamming_order_floats(base + start, count, &order, &scratch)
        }
        relevant = 0
        for rank in 0..<count where relevance[Int(order[rank])] != 0 {
            ranks[relevant] = UInt32(rank)
            relevant += 1
        }
        for rank in 0..<topCount { top[rank] = order[rank] }
    }
}
