/// One score of every query under two runs.
public struct PairedDifference: Codable, Sendable, Equatable {
    /// As the column of `per_query.csv` is called.
    public var score: String
    public var firstMean: Double
    public var secondMean: Double
    /// Mean over queries of first − second.
    public var difference: Double
    /// Ends of its 95 % interval, by bootstrap over the queries; absent where there is one query.
    public var interval: [Double]?
    /// Queries on which the first run scores higher, lower, and the same.
    public var wins: Int
    public var losses: Int
    public var ties: Int
    /// Two-sided p-values of the hypothesis that neither run is better: by the numbers of wins and losses alone, and by
    /// the ranks of the differences. 1 where no query differs.
    public var signTest: Double
    public var wilcoxon: Double

    /// Whether the interval leaves out 0.
    public var isClear: Bool { interval.map { $0.count == 2 && ($0[0] > 0 || $0[1] < 0) } ?? false }

    /// Differences below this are rounding: equal scores may be sums of fractions in another order.
    static let rounding = 1e-12

    init(score: String, first: [Double], second: [Double], differences: [Double], interval: [Double]?) {
        let clean = differences.map { abs($0) <= Self.rounding ? 0 : $0 }
        self.score = score
        firstMean = EvaluationPlan.mean(first)
        secondMean = EvaluationPlan.mean(second)
        difference = EvaluationPlan.mean(differences)
        self.interval = interval
        wins = clean.count { $0 > 0 }
        losses = clean.count { $0 < 0 }
        ties = clean.count - wins - losses
        signTest = SignTest.pValue(wins: wins, losses: losses)
        wilcoxon = WilcoxonTest.pValue(clean)
    }
}
