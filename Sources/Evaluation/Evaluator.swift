import Arrays
import Core
import Retrieval

/// What to evaluate besides the cut.
public struct EvaluationOptions: Sendable, Equatable, Codable {
    /// Values of k for the metrics at k, besides the cut; those above the database's size are left out.
    public var cuts: [Int] = [100, 1000]
    /// Further values of k for average precision alone: those that Akbacak 2023 prints.
    public var averagePrecisionCuts: [Int] = [5, 10, 15, 20]
    /// Further values of k for precision alone: those that Bashir and Saleem 2018 print.
    public var precisionCuts: [Int] = [100, 200, 400, 600, 800, 1000]
    /// Hamming radii for the metrics within a radius.
    public var radii: [Int] = [2]
    /// Values of k for precision in `PerQuery`, besides the cut.
    public var precisionAt: [Int] = [1, 5, 10]
    /// Resamples of the 95 % intervals; 0 for none.
    public var resamples = 1000
    public var seed: UInt64 = 7

    public init() {}
}

/// Ranks the whole database for every query and measures the rankings.
public enum Evaluator {
    /// Rankings by Hamming distance, equal distances by row number.
    /// - Parameters:
    ///   - k: the number of results shown; metrics at k are given for it and for `options.cuts`.
    ///   - jobs: how many threads to use; it does not change the result.
    /// - Throws: `Diagnostic` for counts or lengths that do not fit, no queries, or `k` outside 1...database.
    public static func evaluate(
        queryCodes: PackedCodes, databaseCodes: PackedCodes, queryLabels: LabelMatrix, databaseLabels: LabelMatrix,
        relevance: RelevanceRule = .sameLabel, cut k: Int, options: EvaluationOptions = EvaluationOptions(),
        jobs: Int, progress: ProgressHandler? = nil
    ) throws -> EvaluationReport {
        let plan = try EvaluationPlan(
            queries: queryCodes.count, database: databaseCodes.count, queryLabels: queryLabels,
            databaseLabels: databaseLabels, relevance: relevance, cut: k, options: options, bits: databaseCodes.bits)
        guard queryCodes.bits == databaseCodes.bits else {
            throw Diagnostic(
                "queries of \(queryCodes.bits) bits against a database of \(databaseCodes.bits) bits",
                expected: "codes of equal length", advice: "encode both with the same model and hash")
        }
        let index = HammingIndex(databaseCodes)
        let parts = try Parallel.map(
            count: plan.queries, jobs: jobs, chunk: EvaluationPlan.queriesAPart, task: "evaluate", progress: progress
        ) { range in
            var tally = EvaluationTally(plan)
            var ranking = RankingBuilder(plan)
            var distances: [UInt16] = []
            for query in range {
                try index.distances(from: queryCodes.code(query), into: &distances)
                ranking.build(query: query, hamming: distances)
                tally.add(query: query, ranking.result)
            }
            return tally
        }
        return plan.report(parts, queryCodes: queryCodes, databaseCodes: databaseCodes)
    }

    /// Rankings by Euclidean distance, equal distances by row number. There are no radii and no code statistics.
    public static func evaluate(
        queryLatents: FloatMatrix, databaseLatents: FloatMatrix, queryLabels: LabelMatrix, databaseLabels: LabelMatrix,
        relevance: RelevanceRule = .sameLabel, cut k: Int, options: EvaluationOptions = EvaluationOptions(),
        jobs: Int, progress: ProgressHandler? = nil
    ) throws -> EvaluationReport {
        let plan = try EvaluationPlan(
            queries: queryLatents.rows, database: databaseLatents.rows, queryLabels: queryLabels,
            databaseLabels: databaseLabels, relevance: relevance, cut: k, options: options, bits: nil)
        let index = try EuclideanIndex(databaseLatents)
        try index.check(queryLatents)
        let parts = try Parallel.map(
            count: plan.queries, jobs: jobs, chunk: EvaluationPlan.queriesAPart, task: "evaluate", progress: progress
        ) { range in
            var tally = EvaluationTally(plan)
            var ranking = RankingBuilder(plan)
            var distances: [Float] = []
            // A few queries at a time share each pass over the database.
            for first in stride(from: range.lowerBound, to: range.upperBound, by: 4) {
                let batch = first..<min(range.upperBound, first + 4)
                index.squaredDistances(from: queryLatents, rows: batch, into: &distances)
                for query in batch {
                    ranking.build(query: query, squared: distances, from: (query - first) * plan.database)
                    tally.add(query: query, ranking.result)
                }
            }
            return tally
        }
        return plan.report(parts)
    }
}
