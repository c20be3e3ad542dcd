import Arrays
import Core
import Foundation
import Retrieval

/// The step `neighbours`: the nearest rows of every query, by the recipe's search.
struct NeighbourSearch {
    let recipe: Recipe
    let k: Int
    let encoded: StepResult
    let codes: StepResult
    let options: BuildOptions

    /// The index of an approximate search, in the step's folder.
    static let forest = "forest.index"

    /// Writes the neighbours, the index where there is one to keep, and the search's times.
    func write(to folder: URL) throws {
        var clock = SearchClock()
        switch recipe.search {
        case .exact where codes.has("query.codes.npy"):
            let (queries, database) = try packed()
            let index = clock.build { HammingIndex(database) }
            try clock.search(queries.count) {
                try index.topK(queries, k: k, jobs: options.jobs, progress: options.progress)
            }.write(to: folder)
        case .exact:
            let (queries, database) = try latents()
            let index = try clock.build { try EuclideanIndex(database) }
            try clock.search(queries.rows) {
                try index.topK(queries, k: k, jobs: options.jobs, progress: options.progress)
            }.write(to: folder)
        case .multiIndex(let parts):
            let (queries, database) = try packed()
            let index = try clock.build { try MultiIndexHashing(database, parts: parts) }
            let found = try clock.search(queries.count) {
                try index.topK(queries, k: k, jobs: options.jobs, progress: options.progress)
            }
            clock.times.rowsExamined = Double(found.examined) / Double(max(1, queries.count))
            try found.neighbours.write(to: folder)
        case .twoStage(let lookUp):
            let (queryCodes, databaseCodes) = try packed()
            let (queries, database) = try latents()
            let search = try clock.build {
                try TwoStageSearch(codes: databaseCodes, vectors: database, lookUp: lookUp)
            }
            try clock.search(queries.rows) {
                try search.topK(
                    codes: queryCodes, vectors: queries, k: k, jobs: options.jobs, progress: options.progress)
            }.write(to: folder)
        case .forest(let forestOptions, let searchK):
            let (queries, database) = try latents()
            let index = try clock.build {
                try ForestIndex(database, options: forestOptions, jobs: options.jobs, progress: options.progress)
            }
            clock.times.indexBytes = try index.write(to: folder.appendingPathComponent(Self.forest))
            try clock.search(queries.rows) {
                try index.topK(queries, k: k, searchK: searchK, jobs: options.jobs, progress: options.progress)
            }.write(to: folder)
        }
        clock.times.jobs = options.jobs
        try clock.times.write(to: folder)
    }

    private func packed() throws -> (queries: PackedCodes, database: PackedCodes) {
        (
            try PackedCodes(npy: codes.url("query.codes.npy")), try PackedCodes(npy: codes.url("database.codes.npy"))
        )
    }

    private func latents() throws -> (queries: FloatMatrix, database: FloatMatrix) {
        (
            try FloatMatrix(npy: encoded.url("query.latents.npy")),
            try FloatMatrix(npy: encoded.url("database.latents.npy"))
        )
    }
}

/// How long a search took. Kept beside the step's files but not among them: times differ from run to run, and the files'
/// digests must not.
struct SearchTimes: Codable {
    private static let name = ".search-times.json"

    /// Making the index, and finding the neighbours of all queries.
    var buildSeconds = 0.0
    var searchSeconds = 0.0
    var queries = 0
    /// Threads that both were shared by.
    var jobs = 1
    /// Size on disk of an index that is kept.
    var indexBytes: Int?
    /// Database rows looked at for a query, on average, where a search skips some.
    var rowsExamined: Double?

    func write(to folder: URL) throws {
        try Files.write(JSON.encode(self), to: folder.appendingPathComponent(Self.name))
    }

    /// nil for results of older versions.
    static func read(_ result: StepResult) -> SearchTimes? {
        (try? Data(contentsOf: result.url(name))).flatMap { try? JSONDecoder().decode(SearchTimes.self, from: $0) }
    }
}

/// Takes the times of a search's two halves.
private struct SearchClock {
    var times = SearchTimes()

    mutating func build<Result>(_ body: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        defer { times.buildSeconds = (ContinuousClock.now - start) / .seconds(1) }
        return try body()
    }

    mutating func search<Result>(_ queries: Int, _ body: () throws -> Result) rethrows -> Result {
        let start = ContinuousClock.now
        times.queries = queries
        defer { times.searchSeconds = (ContinuousClock.now - start) / .seconds(1) }
        return try body()
    }
}
