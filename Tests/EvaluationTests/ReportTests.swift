import Arrays
import Core
import Evaluation
import Foundation
import Testing

@Suite struct ReportTests {
    /// The form that DESIGN.md promises for `metrics.json`.
    @Test func metricsFile() throws {
        let value = MetricValue(
            name: "P@20", relevance: .anySharedLabel, ties: .tieAware, value: 0.25, metric: "precision-at-k", k: 20)
        let text = String(decoding: try JSON.encode(MetricsFile(metrics: [value]), pretty: false), as: UTF8.self)
        #expect(
            text == """
                {"metrics":[{"k":20,"metric":"precision-at-k","name":"P@20","relevance":"any-shared-label",\
                "ties":"tie-aware","value":0.25}]}

                """)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("metrics-\(UUID().uuidString)")
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appendingPathComponent("metrics.json")
        try MetricsFile(metrics: [value]).write(to: url)
        #expect(try MetricsFile.read(url).metrics == [value])
        try Files.write("{\"metrics\": 3}", to: url)
        #expect(throws: Diagnostic.self) { try MetricsFile.read(url) }
    }

    @Test func aReportSurvivesJSON() throws {
        let report = try NumPyTests.report()
        let data = try JSON.encode(report)
        #expect(try JSON.decode(EvaluationReport.self, from: data, file: "report.json") == report)
        #expect(try JSON.encode(NumPyTests.report()) == data)
    }

    @Test func everyMetricIsExplainedAndNamedOnce() throws {
        let report = try NumPyTests.report()
        for metric in report.metrics {
            let description = try #require(metric.description, "\(metric.name)")
            #expect(!description.explanation.isEmpty && !description.formula.isEmpty && !description.source.isEmpty)
        }
        #expect(Set(report.metrics.map { "\($0.name) \($0.ties.rawValue)" }).count == report.metrics.count)
        let identifiers = MetricRegistry.descriptions.map(\.identifier)
        #expect(Set(identifiers).count == identifiers.count)
        // Two-stage and approximate searches alone have these, and searches for regions the last two:
        // `TwoStageEvaluationTests` and `RegionEvaluationTests` look at their values.
        let ofOtherSearches: Set = [
            "average-precision-in-look-up", "returned-by-look-up", "empty-look-up", "recall-of-exact",
            "macro-f1-of-vote", "scale-accuracy",
        ]
        #expect(ofOtherSearches.isSubset(of: identifiers))
        #expect(
            Set(report.metrics.map(\.metric)) == Set(identifiers).subtracting(ofOtherSearches),
            "a metric without a value, or a value unlisted")
    }

    @Test func columnsOfThePerQueryTable() throws {
        let report = try NumPyTests.report()
        let columns = report.perQuery.columns(cut: report.cut)
        #expect(
            columns.map(\.name) == [
                "AP (index-order)", "AP (tie-aware)", "AP@50 over relevant found", "AP@50 over min(k, relevant)", "P@1",
                "P@5", "P@10", "P@50", "ties at the cut 50", "relevant in database",
            ])
        #expect(columns.allSatisfy { $0.values.count == 40 })
        #expect(close(mean(columns[0].values), 0.21103822777315667))
    }

    @Test func wrongInputsSayWhatToDo() throws {
        let problem = try NumPyTests.problem()
        let error = try #require(throws: Diagnostic.self) { try problem.report(cut: 501) }
        #expect(error.message == "a cut of 501 results")
        #expect(error.expected == "from 1 to 500, the size of the database")
        #expect(throws: Diagnostic.self) { try problem.report(cut: 0) }
        var fewer = problem
        fewer.databaseLabels = try LabelMatrix(rows: 1, classes: 5, values: [1, 0, 0, 0, 0])
        let mismatch = try #require(throws: Diagnostic.self) { try fewer.report(cut: 5) }
        #expect(mismatch.message == "500 database rows, but labels for 1")
        var others = problem
        others.queryLabels = try LabelMatrix(rows: 40, classes: 4, values: [UInt8](repeating: 0, count: 160))
        #expect(throws: Diagnostic.self) { try others.report(cut: 5) }
        var longer = problem
        longer.queryCodes = try PackedCodes(count: 40, bits: 8, bytes: [UInt8](repeating: 0, count: 40))
        #expect(throws: Diagnostic.self) { try longer.report(cut: 5) }
        var none = problem
        none.queryCodes = try PackedCodes(count: 0, bits: 16, bytes: [])
        none.queryLabels = try LabelMatrix(rows: 0, classes: 5, values: [])
        #expect(throws: Diagnostic.self) { try none.report(cut: 5) }
    }

    @Test func cutsAboveTheDatabaseAreLeftOut() throws {
        let report = try NumPyTests.problem().report(cut: 20)
        #expect(report.metric("P@100", ties: .indexOrder) != nil)
        #expect(report.metric("P@1000", ties: .indexOrder) == nil)
        #expect(report.metric("P@20", ties: .indexOrder)?.k == 20)
    }
}
