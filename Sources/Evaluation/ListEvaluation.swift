import Arrays
import Core
import Retrieval

extension Evaluator {
    /// Measures result lists made elsewhere, in the order that they are in.
    ///
    /// Lists shorter than the database leave out what needs the whole ranking, such as mAP@all, and what needs to know
    /// which results are equally far; recall and the divisor min(k, M) still count every relevant row of the database.
    /// Lists of the whole database without distances leave out only the latter.
    /// - Throws: `Diagnostic` for counts that do not fit, no queries, or `k` outside 1...the length of the lists.
    public static func evaluate(
        listed: ListedNeighbours, queryLabels: LabelMatrix, databaseLabels: LabelMatrix,
        relevance: RelevanceRule = .sameLabel, cut k: Int, options: EvaluationOptions = EvaluationOptions(),
        jobs: Int, progress: ProgressHandler? = nil
    ) throws -> EvaluationReport {
        let database = databaseLabels.rows
        let extent: RankingExtent =
            listed.k < database ? .top(listed.k) : listed.distances == nil ? .order : .whole
        let plan = try EvaluationPlan(
            queries: listed.queries, database: database, queryLabels: queryLabels, databaseLabels: databaseLabels,
            relevance: relevance, cut: k, options: options, bits: nil, extent: extent)
        if let bad = listed.indices.firstIndex(where: { $0 < 0 || Int($0) >= database }) {
            throw Diagnostic(
                "the row \(listed.indices[bad]) for query \(bad / max(1, listed.k))",
                expected: "rows from 0 to \(database - 1)")
        }
        let parts = try Parallel.map(
            count: plan.queries, jobs: jobs, chunk: EvaluationPlan.queriesAPart, task: "evaluate", progress: progress
        ) { range in
            var tally = EvaluationTally(plan)
            var ranking = RankingBuilder(plan)
            for query in range {
                ranking.build(query: query, listed: listed)
                tally.add(query: query, ranking.result)
            }
            return tally
        }
        return plan.report(parts)
    }
}
