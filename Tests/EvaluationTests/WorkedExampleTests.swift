import Arrays
import Core
import Evaluation
import Testing

/// Values worked out by hand.
@Suite struct WorkedExampleTests {
    /// Distances 0 0 1 1 1 2, relevant the 1st, 4th and 5th row.
    static func example() throws -> EvaluationReport {
        var options = EvaluationOptions()
        options.cuts = [2, 3, 6]
        options.radii = [0, 1]
        return try Case.single(distances: [0, 0, 1, 1, 1, 2], relevance: [1, 0, 0, 1, 1, 0])
            .report(cut: 4, options: options)
    }

    @Test func averagePrecisionOfEachTieHandling() throws {
        let report = try Self.example()
        // Over all 2!·3! orders, counted by hand and by a program.
        #expect(close(report.metric("mAP@all", ties: .tieAware)?.value, 0.670370370370370))
        #expect(close(report.metric("mAP@all", ties: .optimistic)?.value, 0.805555555555556))
        #expect(close(report.metric("mAP@all", ties: .pessimistic)?.value, 0.533333333333333))
        #expect(close(report.metric("mAP@all", ties: .indexOrder)?.value, 0.7))
    }

    @Test func metricsAtFour() throws {
        let report = try Self.example()
        func value(_ name: String, _ ties: TieHandling = .indexOrder) -> Double? {
            report.metric(name, ties: ties)?.value
        }
        #expect(close(value("mAP@4 over relevant found"), 0.75))
        #expect(close(value("mAP@4 over min(k, relevant)"), 0.5))
        #expect(close(value("rank-weighted mAP@4"), 0.6))
        #expect(close(value("P@4"), 2 / 4.0))
        // One of the first two surely, and two places of three for the two relevant ones among three.
        #expect(close(value("P@4", .tieAware), 7 / 12.0))
        #expect(close(value("P@2", .tieAware), 1 / 2.0))
        #expect(close(value("P@3", .tieAware), 5 / 9.0))
        #expect(close(value("R@4"), 2 / 3.0))
        // Precision 1/2 and recall 2/3: 2 · 1/3 / (7/6).
        #expect(close(value("F1@4"), 4 / 7.0))
        // 1/log2(2) + 1/log2(5) over 1/log2(2) + 1/log2(3) + 1/log2(4).
        #expect(close(value("nDCG@4"), 1.430676558073393 / 2.130929753571457))
        #expect(close(value("ACG@4"), 2 / 4.0))
        #expect(value("ties at the cut 4", .unaffected) == 3)
        #expect(value("ties at the cut 2", .unaffected) == 0)
        #expect(value("ties at the cut 6", .unaffected) == 0)
    }

    @Test func withinARadius() throws {
        let report = try Self.example()
        #expect(close(report.metric("precision within radius 0", ties: .unaffected)?.value, 1 / 2.0))
        #expect(close(report.metric("recall within radius 1", ties: .unaffected)?.value, 1))
        #expect(report.metric("returned within radius 1", ties: .unaffected)?.value == 5)
        #expect(report.byRadius.map(\.meanReturned) == [2, 5, 6, 6, 6, 6, 6, 6, 6])
        #expect(report.byRadius.prefix(3).map(\.precision) == [0.5, 0.6, 0.5])
        #expect(report.distances.relevant == [1, 2, 0, 0, 0, 0, 0, 0, 0])
        #expect(report.distances.irrelevant == [1, 1, 1, 0, 0, 0, 0, 0, 0])
    }

    /// An empty ball counts as precision 0, and is counted.
    @Test func emptyBalls() throws {
        let problem = try Case(
            queryCodes: PackedCodes(count: 2, bits: 8, bytes: [0, 0xFF]),
            databaseCodes: PackedCodes(count: 2, bits: 8, bytes: [0, 0]),
            queryLabels: LabelMatrix(single: [0, 0], classes: 1),
            databaseLabels: LabelMatrix(single: [0, 0], classes: 1))
        let report = try problem.report(cut: 1)
        #expect(report.metric("precision within radius 2", ties: .unaffected)?.value == 0.5)
        #expect(report.metric("empty within radius 2", ties: .unaffected)?.value == 0.5)
        #expect(report.byRadius[2].emptyShare == 0.5)
        #expect(report.byRadius[2].precision == 1)
        #expect(report.byRadius[2].meanPrecision == 0.5)
        #expect(report.byRadius[8].emptyShare == 0)
    }

    @Test func aQueryWithoutRelevantRowsCountsAsZero() throws {
        let report = try Case.single(distances: [0, 1], relevance: [0, 0]).report(cut: 1)
        #expect(report.queriesWithoutRelevant == 1)
        #expect(report.metrics.allSatisfy { $0.value.isFinite })
        #expect(report.metric("mAP@all", ties: .tieAware)?.value == 0)
        #expect(report.metric("R@1", ties: .indexOrder)?.value == 0)
    }

    /// [+, −, +] and [+, −, −]: dividing by what was found punishes finding more (5/6 against 1).
    @Test func dividingByFoundPunishesFinding() throws {
        let more = try Case.single(distances: [0, 1, 2, 3], relevance: [1, 0, 1, 1]).report(cut: 3)
        let fewer = try Case.single(distances: [0, 1, 2, 3], relevance: [1, 0, 0, 1]).report(cut: 3)
        #expect(close(more.metric("mAP@3 over relevant found", ties: .indexOrder)?.value, 5 / 6.0))
        #expect(close(fewer.metric("mAP@3 over relevant found", ties: .indexOrder)?.value, 1))
    }
}

@Suite struct MeanTests {
    /// 7861.55 summed naively in steps of 0.05 comes out as 7861.549999999886.
    @Test func roundingErrorsDoNotPileUp() throws {
        var distances: [Int] = []
        var labels: [Int] = []
        for row in 0..<20 {
            distances.append(0)
            labels.append(row % 20 < 7 ? 1 : 0)
        }
        let queries = 10_000
        let problem = try Case.single(distances: distances, relevance: labels)
        let many = try Case(
            queryCodes: PackedCodes(count: queries, bits: 8, bytes: [UInt8](repeating: 0, count: queries)),
            databaseCodes: problem.databaseCodes,
            queryLabels: LabelMatrix(single: [Int](repeating: 0, count: queries), classes: 2),
            databaseLabels: problem.databaseLabels)
        var options = EvaluationOptions()
        options.resamples = 0
        let report = try many.report(cut: 20, options: options, jobs: 2)
        #expect((0..<queries).reduce(0.0) { sum, _ in sum + 0.35 } / Double(queries) != 0.35)
        #expect(report.metric("P@20", ties: .indexOrder)?.value == 0.35)
    }
}
