import Arrays
import Core
import Evaluation
import Foundation
import Retrieval

/// The evaluation of searches that do not rank the whole database by one distance.
struct SearchEvaluation {
    let recipe: Recipe
    let cut: Int
    let queryLabels: LabelMatrix
    let databaseLabels: LabelMatrix
    let evaluation: EvaluationOptions
    let options: BuildOptions

    /// nil for the exact searches, whose ranking is that of the distances.
    func report(encoded: StepResult, codes: StepResult, neighbours: StepResult) throws -> EvaluationReport? {
        switch recipe.search {
        case .exact, .multiIndex: nil
        case .twoStage(let lookUp): try twoStage(lookUp, encoded, codes)
        case .forest(let forest, _): try approximate(forest, encoded, neighbours)
        }
    }

    private func twoStage(_ lookUp: LookUp, _ encoded: StepResult, _ codes: StepResult) throws -> EvaluationReport {
        let databaseCodes = try PackedCodes(npy: codes.url("database.codes.npy"))
        let search = try TwoStageSearch(
            codes: databaseCodes, vectors: FloatMatrix(npy: encoded.url("database.latents.npy")), lookUp: lookUp)
        return try Evaluator.evaluate(
            search, databaseCodes: databaseCodes, queryCodes: PackedCodes(npy: codes.url("query.codes.npy")),
            queryVectors: FloatMatrix(npy: encoded.url("query.latents.npy")), queryLabels: queryLabels,
            databaseLabels: databaseLabels, relevance: recipe.relevance, cut: cut, options: evaluation,
            jobs: options.jobs, progress: options.progress)
    }

    /// Of the lists that the search returned, as of lists made elsewhere: what needs the whole ranking is left out, as
    /// most of it would be that of an exact search. Besides, how many of the exact neighbours were found.
    private func approximate(
        _ forest: ForestOptions, _ encoded: StepResult, _ neighbours: StepResult
    ) throws -> EvaluationReport {
        var queries = try FloatMatrix(npy: encoded.url("query.latents.npy"))
        var database = try FloatMatrix(npy: encoded.url("database.latents.npy"))
        if forest.distance == .angular {
            (queries, database) = (queries.scaledToUnitLength(), database.scaledToUnitLength())
        }
        let found = try EuclideanNeighbours.read(from: neighbours.folder, database: database.rows)
        let lists = try ListedNeighbours(
            queries: found.queries, k: found.k, indices: found.indices, distances: found.distances,
            database: database.rows)
        var report = try Evaluator.evaluate(
            listed: lists, queryLabels: queryLabels, databaseLabels: databaseLabels, relevance: recipe.relevance,
            cut: min(cut, found.k), options: evaluation, jobs: options.jobs, progress: options.progress)
        let exact = try EuclideanSearch.topK(
            queries: queries, database: database, k: found.k, jobs: options.jobs, progress: options.progress)
        report.metrics += try RecallOfExact.metrics(
            found: found, exact: exact, cuts: [1, 10, found.k], relevance: recipe.relevance, options: evaluation)
        return report
    }
}
