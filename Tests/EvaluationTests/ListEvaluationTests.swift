import Arrays
import Core
import Evaluation
import Retrieval
import Testing

/// Result lists made elsewhere give the values of the ranking that they were cut from.
@Suite struct ListEvaluationTests {
    static let problem = Result {
        try Case.random(queries: 25, database: 80, bits: 16, classes: 4, multiple: true, seed: 12)
    }

    static func lists(_ k: Int, distances: Bool) throws -> ListedNeighbours {
        let problem = try problem.get()
        let found = try HammingSearch.topK(
            queries: problem.queryCodes, database: problem.databaseCodes, k: k, jobs: 1)
        return try ListedNeighbours(
            queries: 25, k: k, indices: found.indices, distances: distances ? found.distances.map(Float.init) : nil,
            database: 80)
    }

    static func evaluate(_ lists: ListedNeighbours, cut: Int, jobs: Int = 1) throws -> EvaluationReport {
        let problem = try problem.get()
        var options = EvaluationOptions()
        options.cuts = [3, 20, 80]
        return try Evaluator.evaluate(
            listed: lists, queryLabels: problem.queryLabels, databaseLabels: problem.databaseLabels,
            relevance: .anySharedLabel, cut: cut, options: options, jobs: jobs)
    }

    static func whole(cut: Int) throws -> EvaluationReport {
        var options = EvaluationOptions()
        options.cuts = [3, 20, 80]
        return try problem.get().report(.anySharedLabel, cut: cut, options: options)
    }

    @Test func theFirstTwentyOfEighty() throws {
        let report = try Self.evaluate(Self.lists(20, distances: true), cut: 10, jobs: 2)
        let whole = try Self.whole(cut: 10)
        #expect(report.depth == 20)
        let expected = whole.metrics.filter { $0.ties == .indexOrder && ($0.k ?? 99) <= 20 }
        #expect(report.metrics == expected)
        #expect(expected.count > 20)
        #expect(!report.metrics.contains { $0.name.hasPrefix("mAP@all") })
        #expect(report.perQuery.averagePrecision.isEmpty && report.perQuery.averagePrecisionTieAware.isEmpty)
        #expect(report.perQuery.averagePrecisionAtCut == whole.perQuery.averagePrecisionAtCut)
        #expect(report.perQuery.relevant == whole.perQuery.relevant)
        #expect(report.byRank.map(\.n) == [1, 2, 5, 10, 20])
        for (point, other) in zip(report.byRank, whole.byRank) {
            #expect(point.precision == other.precision && point.recall == other.recall)
            #expect(point.expectedPrecision == nil)
        }
        #expect(report.byClass.map(\.precisionAtCut) == whole.byClass.map(\.precisionAtCut))
        #expect(report.byClass.allSatisfy { $0.meanAP == nil && $0.meanAPTieAware == nil })
        #expect(report.confusion == whole.confusion)
        #expect(
            report.perQuery.columns(cut: 10).map(\.name) == [
                "AP@10 over relevant found", "AP@10 over min(k, relevant)", "P@1", "P@5", "P@10",
                "relevant in database",
            ])
        let data = try JSON.encode(report)
        #expect(try JSON.decode(EvaluationReport.self, from: data, file: "report.json") == report)
    }

    @Test func listsOfTheWholeDatabase() throws {
        let whole = try Self.whole(cut: 10)
        let tied = try Self.evaluate(Self.lists(80, distances: true), cut: 10)
        #expect(tied.metrics == whole.metrics.filter { $0.radius == nil })
        #expect(tied.perQuery == whole.perQuery && tied.depth == nil)
        let ordered = try Self.evaluate(Self.lists(80, distances: false), cut: 10)
        #expect(ordered.metrics == whole.metrics.filter { $0.ties == .indexOrder })
        #expect(ordered.perQuery.averagePrecision == whole.perQuery.averagePrecision)
        #expect(ordered.perQuery.averagePrecisionTieAware.isEmpty && ordered.perQuery.tiesAtCut.isEmpty)
    }

    @Test func aCutBeyondTheListsIsRefused() throws {
        let error = try #require(throws: Diagnostic.self) {
            try Self.evaluate(Self.lists(20, distances: false), cut: 21)
        }
        #expect(error.message == "a cut of 21 results of lists that hold 20")
    }

    /// Unlabelled images match each other under `identical` alone.
    @Test func identicalRowsOfLabels() throws {
        let problem = try Case(
            queryCodes: PackedCodes(count: 2, bits: 8, bytes: [0, 0]),
            databaseCodes: PackedCodes(count: 3, bits: 8, bytes: [0, 1, 3]),
            queryLabels: LabelMatrix(rows: 2, classes: 2, values: [0, 0, 1, 1]),
            databaseLabels: LabelMatrix(rows: 3, classes: 2, values: [1, 0, 0, 0, 1, 1]))
        #expect(try problem.report(.identical, cut: 3).perQuery.relevant == [1, 1])
        #expect(try problem.report(.sameLabel, cut: 3).perQuery.relevant == [0, 1])
        #expect(try problem.report(.anySharedLabel, cut: 3).perQuery.relevant == [0, 2])
    }
}
