/// Scores of each query, in query order.
public struct PerQuery: Codable, Sendable, Equatable {
    /// AP over the whole ranking, equal distances in row order. Empty where only the first results are known.
    public var averagePrecision: [Double] = []
    /// The same, expected over all orders of equal distances. Empty where it is not known which are equal.
    public var averagePrecisionTieAware: [Double] = []
    /// AP over the first `cut` results, divided by the relevant ones among them.
    public var averagePrecisionOverFound: [Double] = []
    /// AP over the first `cut` results, divided by min(cut, M).
    public var averagePrecisionAtCut: [Double] = []
    /// Precision of the first k results for several k, ascending.
    public var precisionAt: [PrecisionColumn] = []
    /// Results at the distance that the cut goes through, 0 where it falls between two. Empty where distances of the
    /// whole ranking are not known.
    public var tiesAtCut: [Int] = []
    /// Relevant rows in the database.
    public var relevant: [Int] = []

    public init(
        averagePrecision: [Double] = [], averagePrecisionTieAware: [Double] = [],
        averagePrecisionOverFound: [Double] = [], averagePrecisionAtCut: [Double] = [],
        precisionAt: [PrecisionColumn] = [], tiesAtCut: [Int] = [], relevant: [Int] = []
    ) {
        self.averagePrecision = averagePrecision
        self.averagePrecisionTieAware = averagePrecisionTieAware
        self.averagePrecisionOverFound = averagePrecisionOverFound
        self.averagePrecisionAtCut = averagePrecisionAtCut
        self.precisionAt = precisionAt
        self.tiesAtCut = tiesAtCut
        self.relevant = relevant
    }

    public struct PrecisionColumn: Codable, Sendable, Equatable {
        public var k: Int
        public var values: [Double]

        public init(k: Int, values: [Double]) {
            self.k = k
            self.values = values
        }
    }

    public var count: Int { relevant.count }

    /// Header and values for `per_query.csv`, one column a score; those that are not known are left out.
    public func columns(cut: Int) -> [(name: String, values: [Double])] {
        ([
            ("AP (index-order)", averagePrecision),
            ("AP (tie-aware)", averagePrecisionTieAware),
            ("AP@\(cut) over relevant found", averagePrecisionOverFound),
            ("AP@\(cut) over min(k, relevant)", averagePrecisionAtCut),
        ] + precisionAt.map { ("P@\($0.k)", $0.values) } + [
            ("ties at the cut \(cut)", tiesAtCut.map(Double.init)),
            ("relevant in database", relevant.map(Double.init)),
        ]).filter { !$0.values.isEmpty }
    }
}
