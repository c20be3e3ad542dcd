/// Classes by the majority of the first hits.
public struct VoteScore: Codable, Sendable, Equatable {
    /// How many of the first hits vote.
    public var hits: Int
    /// Mean over the classes that have queries.
    public var macroF1: Double
    /// Queries by class and class voted for, [classes, classes + 1]; the last column counts queries without a vote.
    public var confusion: [Int]

    public init(hits: Int, macroF1: Double, confusion: [Int]) {
        self.hits = hits
        self.macroF1 = macroF1
        self.confusion = confusion
    }

    /// The class that most of the first `count` hits have; of equally many, the one with the better-ranked hit. Hits
    /// without a class do not vote.
    /// - Returns: nil where none votes.
    public static func majority(of labels: [Int?], first count: Int) -> Int? {
        var votes: [(label: Int, number: Int)] = []
        for label in labels.prefix(max(0, count)) {
            guard let label else { continue }
            if let place = votes.firstIndex(where: { $0.label == label }) {
                votes[place].number += 1
            } else {
                votes.append((label, 1))
            }
        }
        // In the order of the best-ranked hits, so that the first of the greatest number wins.
        var best: (label: Int, number: Int)?
        for vote in votes where vote.number > best?.number ?? 0 { best = vote }
        return best?.label
    }

    /// - Parameters labels, votes: each query's class, and the class voted for.
    init(hits: Int, labels: [Int], votes: [Int?], classes: Int) {
        var confusion = [Int](repeating: 0, count: classes * (classes + 1))
        for (label, vote) in zip(labels, votes) { confusion[label * (classes + 1) + (vote ?? classes)] += 1 }
        self.init(hits: hits, macroF1: 0, confusion: confusion)
        macroF1 = EvaluationPlan.mean(Set(labels).sorted().map { f1(of: $0, classes: classes) })
    }

    /// 2·TP / (2·TP + FP + FN): 0 for a class that is never voted for.
    func f1(of label: Int, classes: Int) -> Double {
        let right = confusion[label * (classes + 1) + label]
        let queries = (0...classes).reduce(0) { $0 + confusion[label * (classes + 1) + $1] }
        let voted = (0..<classes).reduce(0) { $0 + confusion[$1 * (classes + 1) + label] }
        return Self.f1(right: Double(right), queries: Double(queries), voted: Double(voted))
    }

    static func f1(right: Double, queries: Double, voted: Double) -> Double {
        queries + voted > 0 ? 2 * right / (queries + voted) : 0
    }

    /// Macro-F1 of the confusions that are expected where all hits are drawn by chance.
    /// - Parameter chances: for each query and class, how likely a hit is of the class.
    static func macroF1AtRandom(_ labels: [Int], _ chances: [[Double]], hits: Int) -> Double {
        var known: [[Double]: [Double]] = [:]
        let votes = chances.map { shares -> [Double] in
            if let found = known[shares] { return found }
            let found = VoteChance.winning(shares, count: hits)
            known[shares] = found
            return found
        }
        return EvaluationPlan.mean(
            Set(labels).sorted().map { label in
                let right = zip(labels, votes).reduce(0) { $0 + ($1.0 == label ? $1.1[label] : 0) }
                return f1(
                    right: right, queries: Double(labels.count { $0 == label }),
                    voted: votes.reduce(0) { $0 + $1[label] })
            })
    }
}
