import Core
import Retrieval

/// How many of the true nearest neighbours an approximate search found. Not a number of one ranking, so it is no
/// `RankingMetric`.
public enum RecallOfExact {
    public static let description = MetricDescription(
        identifier: "recall-of-exact",
        title: "Recall of the exact neighbours",
        explanation: """
            Of the first k results of the approximate search, the share that is as near as the k nearest that a search of \
            the whole database finds. It judges the index, not the labels. 1 means that nothing was missed.
            """,
        formula: "|{r ≤ k : distance of result r ≤ distance of the k-th nearest}| / k",
        source: "ann-benchmarks (Aumüller, Bernhardsson and Faithfull, Information Systems 2020)",
        range: "0 to 1, higher is better")

    /// - Parameters:
    ///   - found: of the approximate search; distances have the same bits as the exact ones of the same rows.
    ///   - cuts: values of k; those beyond what was searched are left out.
    ///   - relevance: that of the run. It does not matter here, but every metric names one.
    /// - Throws: `Diagnostic` for neighbours of different queries.
    public static func metrics(
        found: EuclideanNeighbours, exact: EuclideanNeighbours, cuts: [Int], relevance: RelevanceRule,
        options: EvaluationOptions = EvaluationOptions()
    ) throws -> [MetricValue] {
        guard found.queries == exact.queries else {
            throw Diagnostic("neighbours of \(found.queries) and of \(exact.queries) queries", expected: "the same")
        }
        let cuts = Set(cuts).filter { $0 >= 1 && $0 <= min(found.k, exact.k) }.sorted()
        let columns = cuts.map { k in
            (0..<found.queries).map { query in
                let furthest = exact.distances[query * exact.k + k - 1]
                let near = found.distances(of: query).prefix(k).count { $0 <= furthest }
                return Double(near) / Double(k)
            }
        }
        let intervals = Bootstrap.intervals(columns, resamples: options.resamples, seed: options.seed)
        return cuts.enumerated().map { index, k in
            MetricValue(
                name: "recall of exact neighbours@\(k)", relevance: relevance, ties: .unaffected,
                value: EvaluationPlan.mean(columns[index]), metric: description.identifier, k: k,
                interval: intervals?[index])
        }
    }
}
