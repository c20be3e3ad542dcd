import Arrays
import Core
import Evaluation
import Testing

/// p-values from SciPy 1.17: `binomtest(wins, wins + losses)` and `wilcoxon(differences)`.
@Suite struct PairedTests {
    @Test(arguments: [
        (7, 3, 0.34375), (0, 5, 0.0625), (60, 40, 0.05688793364098089), (5200, 4700, 5.271465522742394e-07),
        (3, 3, 1), (1, 0, 1), (0, 0, 1), (4000, 6000, 1.7404316412268293e-89),
    ])
    func signTest(wins: Int, losses: Int, expected: Double) {
        #expect(close(SignTest.pValue(wins: wins, losses: losses), expected, expected * 1e-9))
        #expect(SignTest.pValue(wins: losses, losses: wins) == SignTest.pValue(wins: wins, losses: losses))
    }

    @Test func wilcoxonExact() {
        #expect(close(WilcoxonTest.pValue([1, 2, 3, -4, 5, 6, 7, -8, 9, 10]), 0.130859375))
        // wilcoxon drops zeros: the same pairs and one equal one.
        #expect(close(WilcoxonTest.pValue([1, 2, 3, -4, 0, 5, 6, 7, -8, 9, 10]), 0.130859375))
        #expect(WilcoxonTest.pValue([0, 0]) == 1)
    }

    /// `wilcoxon(d, method="asymptotic")`: equal sizes share their ranks.
    @Test func wilcoxonWithEqualSizes() {
        let found = WilcoxonTest.pValue([1, 1, 2, -2, 3, 0, 0, 4, -1, 5, 5, -6])
        #expect(close(found, 0.2603272787106181))
    }

    @Test func wilcoxonByTheNormalApproximation() {
        let alternating = (0..<55).map { Double($0 + 1) * ($0 % 3 == 0 ? -1 : 1) }
        #expect(close(WilcoxonTest.pValue(alternating), 0.04614173089383797))
        var state: UInt64 = 11
        func next() -> Double {
            state = 6_364_136_223_846_793_005 &* state &+ 1_442_695_040_888_963_407
            return Double(state >> 56)
        }
        let many = (0..<300).map { _ in (next() - next() + 6) / 256 }
        #expect(many[0] == 0.30859375)
        #expect(close(WilcoxonTest.pValue(many), 0.5329864947905416))
        #expect(
            close(SignTest.pValue(wins: many.count { $0 > 0 }, losses: many.count { $0 < 0 }), 0.29625812475500335))
    }
}

@Suite struct PairedComparisonTests {
    /// The same problem under its own codes and under codes with the first byte blanked.
    static func reports() throws -> (EvaluationReport, EvaluationReport) {
        let problem = try Case.random(queries: 40, database: 120, bits: 16, classes: 3, multiple: false, seed: 3)
        var worse = problem
        let blank = { (codes: PackedCodes) in
            try PackedCodes(
                count: codes.count, bits: 16,
                bytes: codes.bytes.enumerated().map { $0.offset % 2 == 0 ? 0 : $0.element })
        }
        worse.queryCodes = try blank(problem.queryCodes)
        worse.databaseCodes = try blank(problem.databaseCodes)
        return (try problem.report(cut: 10), try worse.report(cut: 10))
    }

    @Test func differencesOfEveryScore() throws {
        let (first, second) = try Self.reports()
        let found = try PairedComparison(("a", first), ("b", second))
        #expect(
            found.scores.map(\.score) == [
                "AP (index-order)", "AP (tie-aware)", "AP@10 over min(k, relevant)", "P@10", "P@5", "P@1",
                "AP@10 over relevant found",
            ])
        let score = try #require(found.score("AP (index-order)"))
        #expect(score.firstMean == first.metric("mAP@all", ties: .indexOrder)?.value)
        #expect(score.secondMean == second.metric("mAP@all", ties: .indexOrder)?.value)
        #expect(close(score.difference, score.firstMean - score.secondMean))
        let pairs = zip(first.perQuery.averagePrecision, second.perQuery.averagePrecision)
        #expect(score.wins == pairs.count { $0 - $1 > 1e-12 })
        #expect(score.losses == pairs.count { $1 - $0 > 1e-12 })
        #expect(score.wins + score.losses + score.ties == 40)
        #expect(score.wilcoxon == WilcoxonTest.pValue(pairs.map { $0 - $1 }))
        let interval = try #require(score.interval)
        #expect(interval[0] < score.difference && score.difference < interval[1])
        #expect(interval == Bootstrap.intervals([pairs.map { $0 - $1 }], resamples: 1000, seed: 7)?.first)
    }

    @Test func turnedRoundAndAgainstItself() throws {
        let (first, second) = try Self.reports()
        let there = try #require(PairedComparison(("a", first), ("b", second)).score("P@10"))
        let back = try #require(PairedComparison(("b", second), ("a", first)).score("P@10"))
        #expect(there.wins == back.losses && there.ties == back.ties)
        #expect(close(there.difference, -back.difference))
        #expect(there.signTest == back.signTest && close(there.wilcoxon, back.wilcoxon))
        let same = try #require(PairedComparison(("a", first), ("a", first)).score("AP (tie-aware)"))
        #expect(same.difference == 0 && same.ties == 40 && same.signTest == 1 && same.wilcoxon == 1)
        #expect(same.interval == [0, 0] && !same.isClear)
    }

    @Test func whatIsNoPairIsSaid() throws {
        let (first, second) = try Self.reports()
        var other = second
        other.relevance = .anySharedLabel
        let rules = try #require(throws: Diagnostic.self) { try PairedComparison(("a", first), ("b", other)) }
        #expect(rules.message.contains("any-shared-label") && rules.expected == "runs with one relevance rule")
        var fewer = second
        fewer.queries = 39
        #expect(throws: Diagnostic.self) { try PairedComparison(("a", first), ("b", fewer)) }
        let runs = [("a", first), ("b", second), ("c", other), ("d", fewer)]
        let all = PairedComparison.all([
            (runs[0], runs[1]), (runs[0], runs[2]), (runs[1], runs[3]), (runs[1], runs[0]),
        ])
        #expect(all.pairs.map { "\($0.first)\($0.second)" } == ["ab", "ba"])
        #expect(all.left.count == 2)
        // Resampled together or alone: the same intervals.
        #expect(try all.pairs[1] == PairedComparison(("b", second), ("a", first)))
        let leading = PairedComparison.all([(runs[0], runs[1])], leadingOnly: true).pairs
        #expect(leading.map(\.scores) == [[all.pairs[0].scores[0]]])
    }

    /// A run of which only the first results are known is compared by what both have.
    @Test func onlyWhatBothHave() throws {
        let (first, second) = try Self.reports()
        var short = second
        short.perQuery.averagePrecision = []
        short.perQuery.averagePrecisionTieAware = []
        let found = try PairedComparison(("a", first), ("b", short))
        #expect(found.score("AP (index-order)") == nil)
        #expect(found.score("AP@10 over min(k, relevant)") != nil)
    }
}
