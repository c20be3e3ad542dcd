/// Average precision worked out term by term: what `AveragePrecision` sums, kept to be shown.
public struct AveragePrecisionSteps: Sendable, Equatable {
    /// One rank of the ranking, equal distances by row.
    public struct Step: Sendable, Equatable {
        /// From 1.
        public var rank: Int
        public var row: Int
        public var distance: Int
        public var isRelevant: Bool
        /// Relevant rows up to and with this rank; over the rank, the precision so far.
        public var relevantSoFar: Int
        /// P(r)·rel(r) / M.
        public var term: Double
        /// Of the terms so far.
        public var sum: Double
    }

    /// Several ranks together.
    public struct Stretch: Sendable, Equatable {
        public var ranks: ClosedRange<Int>
        public var distances: ClosedRange<Int>
        public var relevant: Int
        public var relevantSoFar: Int
        public var term: Double
        public var sum: Double
    }

    /// All rows at one distance.
    public struct Tie: Sendable, Equatable {
        public var distance: Int
        /// Rows before it, and relevant ones among them.
        public var before: Int
        public var relevantBefore: Int
        public var count: Int
        public var relevant: Int
        /// What the rows add to AP in order of their rows, and on average over all orders among them.
        public var inOrder: Double
        public var expected: Double
        /// Of `expected` so far.
        public var sum: Double
    }

    /// M, the relevant rows of the database.
    public let relevant: Int
    /// The first ranks one by one.
    public let steps: [Step]
    /// The others, cut at 1, 2, 5, 10, 20, 50, ….
    public let stretches: [Stretch]
    public let ties: [Tie]
    /// In index order, and expected over ties; 0 where nothing is relevant.
    public var value: Double { stretches.last?.sum ?? steps.last?.sum ?? 0 }
    public var tieAware: Double { ties.last?.sum ?? 0 }

    /// - Parameters:
    ///   - distances: of each row of the database.
    ///   - relevance: of each row.
    ///   - first: how many ranks to give one by one.
    public init(distances: [UInt16], relevance: [Bool], first: Int) {
        let count = min(distances.count, relevance.count)
        let order = (0..<count).sorted { (distances[$0], $0) < (distances[$1], $1) }
        let relevant = relevance.prefix(count).count { $0 }
        let share = relevant > 0 ? 1 / Double(relevant) : 0
        var steps: [Step] = []
        var sums = [0.0]
        var soFar = [0]
        sums.reserveCapacity(count + 1)
        soFar.reserveCapacity(count + 1)
        for (place, row) in order.enumerated() {
            let isRelevant = relevance[row]
            let found = soFar[place] + (isRelevant ? 1 : 0)
            soFar.append(found)
            sums.append(sums[place] + (isRelevant ? Double(found) / Double(place + 1) : 0))
            if place < first {
                steps.append(
                    Step(
                        rank: place + 1, row: row, distance: Int(distances[row]), isRelevant: isRelevant,
                        relevantSoFar: found, term: isRelevant ? Double(found) / Double(place + 1) * share : 0,
                        sum: sums[place + 1] * share))
            }
        }
        self.relevant = relevant
        self.steps = steps
        let ends = CurvePoints.upTo(count).filter { $0 > steps.count }
        stretches = zip([steps.count] + ends, ends).map { start, end in
            Stretch(
                ranks: start + 1...end, distances: Int(distances[order[start]])...Int(distances[order[end - 1]]),
                relevant: soFar[end] - soFar[start], relevantSoFar: soFar[end],
                term: (sums[end] - sums[start]) * share, sum: sums[end] * share)
        }
        var ties: [Tie] = []
        var start = 0
        var total = 0.0
        while start < count {
            var end = start
            while end < count, distances[order[end]] == distances[order[start]] { end += 1 }
            let expected = Self.expected(
                count: end - start, relevant: soFar[end] - soFar[start], before: start, relevantBefore: soFar[start])
            total += expected
            ties.append(
                Tie(
                    distance: Int(distances[order[start]]), before: start, relevantBefore: soFar[start],
                    count: end - start, relevant: soFar[end] - soFar[start],
                    inOrder: (sums[end] - sums[start]) * share, expected: expected * share, sum: total * share))
            start = end
        }
        self.ties = ties
    }

    /// (n⁺/n) Σ_{i=1..n} (N⁺ + 1 + (i − 1)(n⁺ − 1)/(n − 1)) / (N + i), with N rows before of which N⁺ are relevant
    /// (METHODS, section 2.2; McSherry and Najork 2008). Not divided by M.
    static func expected(count: Int, relevant: Int, before: Int, relevantBefore: Int) -> Double {
        guard relevant > 0 else { return 0 }
        let step = count > 1 ? Double(relevant - 1) / Double(count - 1) : 0
        var total = 0.0
        for place in 0..<count {
            total += (Double(relevantBefore + 1) + Double(place) * step) / Double(before + place + 1)
        }
        return Double(relevant) / Double(count) * total
    }
}
