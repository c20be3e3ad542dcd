import Core

/// 95 % intervals of the metrics of regions, by resampling the queries of each class (percentile bootstrap). Queries cut
/// from one slide are more alike than this takes them for.
struct RegionBootstrap {
    static let resamples = 1000
    static let seed: UInt64 = 0

    let labels: [Int]
    /// How often each query is in each resample, [resamples][queries].
    private let weights: [[Double]]

    /// - Parameter labels: the class of each query.
    /// - Returns: nil where a class has one query: there is nothing to learn from it about others.
    init?(_ labels: [Int]) {
        let groups = Dictionary(grouping: labels.indices) { labels[$0] }.sorted { $0.key < $1.key }.map(\.value)
        guard groups.allSatisfy({ $0.count > 1 }) else { return nil }
        var random = SeededRandom(seed: Self.seed)
        self.labels = labels
        weights = (0..<Self.resamples).map { _ in
            var weights = [Double](repeating: 0, count: labels.count)
            for group in groups {
                for _ in group { weights[group[random.below(group.count)]] += 1 }
            }
            return weights
        }
    }

    /// The interval of a number that is computed from the queries, each counted as often as its weight says.
    func interval(_ value: ([Double]) -> Double) -> [Double] {
        let sorted = weights.map(value).sorted()
        return [Bootstrap.quantile(sorted, 0.025), Bootstrap.quantile(sorted, 0.975)]
    }

    /// Mean over classes of means over their queries.
    func meanOfClasses(_ values: [Double]) -> [Double] {
        let sizes = Dictionary(grouping: labels) { $0 }.mapValues(\.count)
        // As many queries of each class are drawn as there are.
        let parts = zip(values, labels).map { $0 / Double((sizes[$1] ?? 1) * sizes.count) }
        return interval { weights in zip(parts, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    /// Macro-F1 of the classes voted for.
    func macroF1(_ votes: [Int?]) -> [Double] {
        let classes = Set(labels).sorted()
        return interval { weights in
            EvaluationPlan.mean(
                classes.map { label in
                    var (right, queries, voted) = (0.0, 0.0, 0.0)
                    for (query, weight) in weights.enumerated() {
                        if labels[query] == label { queries += weight }
                        if votes[query] == label { voted += weight }
                        if labels[query] == label, votes[query] == label { right += weight }
                    }
                    return VoteScore.f1(right: right, queries: queries, voted: voted)
                })
        }
    }

    /// The share of the queries for which something is so; those with nil are not counted.
    func share(_ isSo: [Bool?]) -> [Double]? {
        guard isSo.contains(where: { $0 != nil }) else { return nil }
        return interval { weights in
            var (sum, all) = (0.0, 0.0)
            for (query, isSo) in isSo.enumerated() {
                guard let isSo else { continue }
                all += weights[query]
                if isSo { sum += weights[query] }
            }
            return all > 0 ? sum / all : 0
        }
    }
}
