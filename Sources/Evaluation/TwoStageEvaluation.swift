import Arrays
import Core
import Retrieval

extension Evaluator {
    /// Values of k that Akbacak 2023 gives mean average precision at.
    public static let lookUpCuts = [5, 10, 15, 20]

    /// Rankings by a two-stage search: what its look-up returned by Euclidean distance, then the rest by Hamming distance,
    /// equal distances by row number.
    ///
    /// Metrics over the whole ranking are of that ranking; those within a radius, and the curves over radii, are of the
    /// Hamming distances alone. Besides, mean average precision is given among what the look-up returned.
    ///
    /// - Parameters:
    ///   - search: codes and vectors of the database, and what the look-up returns.
    ///   - jobs: how many threads to use; it does not change the result.
    /// - Throws: `Diagnostic` for counts or lengths that do not fit, no queries, or `k` outside 1...database.
    public static func evaluate(
        _ search: TwoStageSearch, databaseCodes: PackedCodes, queryCodes: PackedCodes, queryVectors: FloatMatrix,
        queryLabels: LabelMatrix, databaseLabels: LabelMatrix, relevance: RelevanceRule = .sameLabel, cut k: Int,
        options: EvaluationOptions = EvaluationOptions(), jobs: Int, progress: ProgressHandler? = nil
    ) throws -> EvaluationReport {
        guard queryCodes.count == queryVectors.rows, databaseCodes.count == search.codes.count else {
            throw Diagnostic(
                "\(queryCodes.count) query codes, but vectors for \(queryVectors.rows)", expected: "one of each a query"
            )
        }
        let index = try EuclideanIndex(search.vectors)
        try index.check(queryVectors)
        let lookUpMetrics: [any RankingMetric] =
            lookUpCuts.map(AveragePrecisionInLookUp.init) + [ReturnedByLookUp(), EmptyLookUps()]
        let plan = try EvaluationPlan(
            queries: queryCodes.count, database: search.codes.count, queryLabels: queryLabels,
            databaseLabels: databaseLabels, relevance: relevance, cut: k, options: options, bits: search.codes.bits,
            moreMetrics: lookUpMetrics)
        let parts = try Parallel.map(
            count: plan.queries, jobs: jobs, chunk: EvaluationPlan.queriesAPart, task: "evaluate", progress: progress
        ) { range in
            var tally = EvaluationTally(plan)
            var ranking = RankingBuilder(plan)
            var hamming: [UInt16] = []
            var squared: [Float] = []
            // A few queries at a time share each pass over the vectors.
            for first in stride(from: range.lowerBound, to: range.upperBound, by: 4) {
                let batch = first..<min(range.upperBound, first + 4)
                index.squaredDistances(from: queryVectors, rows: batch, into: &squared)
                for query in batch {
                    try search.codes.distances(from: queryCodes.code(query), into: &hamming)
                    ranking.build(
                        query: query, hamming: hamming, squared: squared, from: (query - first) * plan.database,
                        lookUp: search.lookUp)
                    tally.add(query: query, ranking.result)
                }
            }
            return tally
        }
        return plan.report(parts, queryCodes: queryCodes, databaseCodes: databaseCodes)
    }
}
