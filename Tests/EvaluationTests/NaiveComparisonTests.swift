import Arrays
import Core
import Evaluation
import Foundation
import Testing

/// Every metric against its definition on random codes with many ties.
@Suite struct NaiveComparisonTests {
    struct Setting: Sendable, CustomStringConvertible {
        var rule: RelevanceRule
        var multiple: Bool
        var bits: Int
        var classes: Int
        var description: String { "\(rule.rawValue), \(multiple ? "several labels" : "one label"), \(bits) bits" }
    }

    static let settings: [Setting] =
        RelevanceRule.allCases.flatMap { rule in
            [
                Setting(rule: rule, multiple: false, bits: 8, classes: 4),
                Setting(rule: rule, multiple: true, bits: 16, classes: 3),
                Setting(rule: rule, multiple: true, bits: 24, classes: 70),
            ]
        }

    @Test(arguments: settings) func everyMetric(setting: Setting) throws {
        let problem = try Case.random(
            queries: 23, database: 61, bits: setting.bits, classes: setting.classes, multiple: setting.multiple, seed: 5
        )
        var options = EvaluationOptions()
        options.cuts = [1, 3, 10, 60, 61]
        options.radii = [0, 2, 5]
        options.averagePrecisionCuts = [5, 10, 15, 62]
        options.precisionCuts = [40, 60, 100]
        let report = try problem.report(setting.rule, cut: 7, options: options)
        let naive = problem.naive(setting.rule)
        func check(_ name: String, _ ties: TieHandling, _ metric: (NaiveRanking) -> Double) {
            let found = report.metric(name, ties: ties)
            let expected = mean(naive.map(metric))
            #expect(close(found?.value, expected), "\(name) \(ties): \(found?.value ?? .nan) and \(expected)")
            #expect(found?.relevance == setting.rule)
        }
        check("mAP@all", .indexOrder) { NaiveRanking.averagePrecision($0.indexOrder) }
        check("mAP@all", .optimistic) { NaiveRanking.averagePrecision($0.optimistic) }
        check("mAP@all", .pessimistic) { NaiveRanking.averagePrecision($0.pessimistic) }
        check("mAP@all", .tieAware) { $0.tieAwareAveragePrecision() }
        for k in [1, 3, 7, 10, 60, 61] {
            check("mAP@\(k) over relevant found", .indexOrder) {
                NaiveRanking.averagePrecision($0.indexOrder, cut: k, divisor: NaiveRanking.hits($0.indexOrder, k))
            }
            check("mAP@\(k) over min(k, relevant)", .indexOrder) {
                NaiveRanking.averagePrecision($0.indexOrder, cut: k, divisor: min(k, $0.relevant))
            }
            check("mAP@\(k) over min(k, relevant)", .tieAware) { $0.tieAwareAveragePrecision(cut: k) }
            check("rank-weighted mAP@\(k)", .indexOrder) { $0.rankWeighted(k) }
            check("rank-weighted mAP@\(k)", .tieAware) { $0.expectedRankWeighted(k) }
            check("P@\(k)", .indexOrder) { Double(NaiveRanking.hits($0.indexOrder, k)) / Double(k) }
            check("P@\(k)", .tieAware) { $0.expectedHits(k) / Double(k) }
            check("R@\(k)", .indexOrder) {
                $0.relevant == 0 ? 0 : Double(NaiveRanking.hits($0.indexOrder, k)) / Double($0.relevant)
            }
            check("R@\(k)", .tieAware) { $0.relevant == 0 ? 0 : $0.expectedHits(k) / Double($0.relevant) }
            check("F1@\(k)", .indexOrder) { ranking in
                let p = Double(NaiveRanking.hits(ranking.indexOrder, k)) / Double(k)
                let r =
                    ranking.relevant == 0
                    ? 0 : Double(NaiveRanking.hits(ranking.indexOrder, k)) / Double(ranking.relevant)
                return p + r == 0 ? 0 : 2 * p * r / (p + r)
            }
            check("F1@\(k)", .tieAware) { 2 * $0.expectedHits(k) / Double(k + $0.relevant) }
            check("nDCG@\(k)", .indexOrder) { $0.discountedGain(k) }
            check("nDCG@\(k)", .tieAware) { $0.expectedDiscountedGain(k) }
            check("ACG@\(k)", .tieAware) { $0.expectedGain(k) }
            check("ACG@\(k)", .indexOrder) { Double($0.sorted.prefix(k).reduce(0) { $0 + $1.shared }) / Double(k) }
            check("ties at the cut \(k)", .unaffected) { Double($0.tiesAtCut(k)) }
        }
        for radius in [0, 2, 5] {
            func ball(_ ranking: NaiveRanking) -> [Bool] {
                ranking.rows.filter { $0.distance <= Double(radius) }.map(\.relevant)
            }
            check("precision within radius \(radius)", .unaffected) {
                ball($0).isEmpty ? 0 : Double(ball($0).count { $0 }) / Double(ball($0).count)
            }
            check("recall within radius \(radius)", .unaffected) {
                $0.relevant == 0 ? 0 : Double(ball($0).count { $0 }) / Double($0.relevant)
            }
            check("empty within radius \(radius)", .unaffected) { ball($0).isEmpty ? 1 : 0 }
            check("returned within radius \(radius)", .unaffected) { Double(ball($0).count) }
        }
        // As the papers print them: average precision alone, and precision alone.
        for k in [5, 15] {
            check("mAP@\(k) over relevant found", .indexOrder) {
                NaiveRanking.averagePrecision($0.indexOrder, cut: k, divisor: NaiveRanking.hits($0.indexOrder, k))
            }
            check("mAP@\(k) over min(k, relevant)", .indexOrder) {
                NaiveRanking.averagePrecision($0.indexOrder, cut: k, divisor: min(k, $0.relevant))
            }
            check("mAP@\(k) over min(k, relevant)", .tieAware) { $0.tieAwareAveragePrecision(cut: k) }
        }
        check("P@40", .indexOrder) { Double(NaiveRanking.hits($0.indexOrder, 40)) / 40 }
        check("P@40", .tieAware) { $0.expectedHits(40) / 40 }
        // Nothing above was left out: 4 + 16 for each k + 3 for 5 and 15 each + 2 for 40 + 4 for each radius + 2 means
        // over classes.
        #expect(report.metrics.count == 4 + 16 * 6 + 3 * 2 + 2 + 4 * 3 + 2)
        #expect(report.perQuery.averagePrecision.count == 23)
        for (query, ranking) in naive.enumerated() {
            #expect(close(report.perQuery.averagePrecision[query], NaiveRanking.averagePrecision(ranking.indexOrder)))
            #expect(close(report.perQuery.averagePrecisionTieAware[query], ranking.tieAwareAveragePrecision()))
            #expect(report.perQuery.relevant[query] == ranking.relevant)
            #expect(report.perQuery.tiesAtCut[query] == ranking.tiesAtCut(7))
        }
    }

    /// The closed form and the truncated one against all orders of equal distances, one by one.
    @Test func tieAwareEqualsTheMeanOverAllOrders() throws {
        var random = SeededRandom(seed: 17)
        for _ in 0..<40 {
            let count = 3 + random.below(5)
            let distances = (0..<count).map { _ in random.below(3) }
            let relevance = (0..<count).map { _ in random.below(2) }
            let problem = try Case.single(distances: distances, relevance: relevance)
            let cut = 1 + random.below(count)
            let report = try problem.report(cut: cut)
            let naive = problem.naive()[0]
            let whole = naive.expected { NaiveRanking.averagePrecision($0) }
            #expect(close(report.metric("mAP@all", ties: .tieAware)?.value, whole))
            let divisor = min(cut, naive.relevant)
            let truncated = naive.expected { NaiveRanking.averagePrecision($0, cut: cut, divisor: divisor) }
            #expect(close(report.metric("mAP@\(cut) over min(k, relevant)", ties: .tieAware)?.value, truncated))
            let precision = naive.expected { Double(NaiveRanking.hits($0, cut)) / Double(cut) }
            #expect(close(report.metric("P@\(cut)", ties: .tieAware)?.value, precision))
            let weighted = naive.expected { list in
                (1...cut).reduce(0.0) { $0 + (list[$1 - 1] ? 1 / Double($1) : 0) }
                    / (1...cut).reduce(0.0) { $0 + 1 / Double($1) }
            }
            #expect(close(report.metric("rank-weighted mAP@\(cut)", ties: .tieAware)?.value, weighted))
            let best = (0..<divisor).reduce(0.0) { $0 + 1 / log2(Double($1 + 2)) }
            let gain = naive.expected { list in
                (0..<cut).reduce(0.0) { $0 + (list[$1] ? 1 / log2(Double($1 + 2)) : 0) }
            }
            #expect(close(report.metric("nDCG@\(cut)", ties: .tieAware)?.value, best > 0 ? gain / best : 0))
        }
    }

    @Test func curvesConfusionAndClasses() throws {
        let problem = try Case.random(queries: 30, database: 57, bits: 16, classes: 4, multiple: true, seed: 2)
        let report = try problem.report(.anySharedLabel, cut: 9)
        let naive = problem.naive(.anySharedLabel)
        #expect(report.byRank.map(\.n) == [1, 2, 5, 10, 20, 50, 57])
        for point in report.byRank {
            let hits = naive.map { Double(NaiveRanking.hits($0.indexOrder, point.n)) }
            let precision = mean(hits.map { $0 / Double(point.n) })
            let expected = mean(naive.map { $0.expectedHits(point.n) / Double(point.n) })
            let recall = mean(zip(hits, naive).map { $1.relevant == 0 ? 0 : $0 / Double($1.relevant) })
            #expect(close(point.precision, precision))
            #expect(close(point.expectedPrecision, expected))
            #expect(close(point.recall, recall))
        }
        #expect(report.byRadius.count == 17)
        for point in report.byRadius {
            let balls = naive.map { $0.rows.filter { $0.distance <= Double(point.radius) } }
            let returned = balls.reduce(0) { $0 + $1.count }
            let hits = balls.reduce(0) { $0 + $1.count { $0.relevant } }
            #expect(close(point.precision, returned == 0 ? 0 : Double(hits) / Double(returned)))
            #expect(close(point.recall, Double(hits) / Double(naive.reduce(0) { $0 + $1.relevant })))
            let shares = balls.map { ball in
                ball.isEmpty ? 0 : Double(ball.count { $0.relevant }) / Double(ball.count)
            }
            #expect(close(point.meanPrecision, mean(shares)))
            #expect(close(point.emptyShare, Double(balls.count { $0.isEmpty }) / 30))
            #expect(close(point.meanReturned, Double(returned) / 30))
            let exactly = naive.flatMap { $0.rows.filter { $0.distance == Double(point.radius) } }
            #expect(report.distances.relevant[point.radius] == exactly.count { $0.relevant })
            #expect(report.distances.irrelevant[point.radius] == exactly.count { !$0.relevant })
        }
        var confusion = [Int](repeating: 0, count: 16)
        for query in 0..<30 {
            let order = naive[query].rows.enumerated().sorted {
                ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
            }
            for own in problem.queryLabels.labels(of: query) {
                for (row, _) in order.prefix(9) {
                    for other in problem.databaseLabels.labels(of: row) { confusion[own * 4 + other] += 1 }
                }
            }
        }
        #expect(report.confusion.classes == 4 && report.confusion.k == 9)
        #expect(report.confusion.counts == confusion)
        for score in report.byClass {
            let members = (0..<30).filter { problem.queryLabels.has(score.label, row: $0) }
            #expect(score.queries == members.count)
            #expect(close(score.meanAP, mean(members.map { NaiveRanking.averagePrecision(naive[$0].indexOrder) })))
            #expect(close(score.meanAPTieAware, mean(members.map { naive[$0].tieAwareAveragePrecision() })))
        }
        let overClasses = report.metric("mAP@all, mean over classes", ties: .indexOrder)?.value
        #expect(close(overClasses, mean(report.byClass.compactMap(\.meanAP))))
    }

    /// Real vectors at the same squared distances as codes give the same metrics.
    @Test func vectorsOfZerosAndOnesRankAsTheirCodes() throws {
        let problem = try Case.random(queries: 21, database: 70, bits: 16, classes: 3, multiple: false, seed: 9)
        func matrix(_ codes: PackedCodes) throws -> FloatMatrix {
            let values = (0..<codes.count).flatMap { row in
                (0..<codes.bits).map { codes.bit($0, of: row) ? Float(1) : 0 }
            }
            return try FloatMatrix(rows: codes.count, columns: codes.bits, values: values)
        }
        let byCode = try problem.report(cut: 5)
        let byVector = try Evaluator.evaluate(
            queryLatents: matrix(problem.queryCodes), databaseLatents: matrix(problem.databaseCodes),
            queryLabels: problem.queryLabels, databaseLabels: problem.databaseLabels, cut: 5, jobs: 2)
        #expect(byVector.metrics == byCode.metrics.filter { $0.radius == nil })
        #expect(byVector.perQuery == byCode.perQuery)
        #expect(byVector.byRank == byCode.byRank)
        #expect(byVector.confusion == byCode.confusion)
        #expect(byVector.byRadius.isEmpty && byVector.bits == nil && byVector.databaseCodes == nil)
    }

    @Test func jobsChangeNothing() throws {
        let problem = try Case.random(queries: 77, database: 300, bits: 24, classes: 5, multiple: true, seed: 4)
        #expect(
            try problem.report(.anySharedLabel, cut: 20, jobs: 1) == problem.report(.anySharedLabel, cut: 20, jobs: 3))
    }
}
