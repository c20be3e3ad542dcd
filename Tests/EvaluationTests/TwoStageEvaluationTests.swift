import Arrays
import Core
import Evaluation
import Retrieval
import Testing

@Suite struct TwoStageEvaluationTests {
    /// Whole quarters, so that sums of squares are exact.
    private func vectors(_ rows: Int, seed: UInt64) throws -> FloatMatrix {
        var random = SeededRandom(seed: seed)
        return try FloatMatrix(rows: rows, columns: 3, values: (0..<rows * 3).map { _ in Float(random.below(9)) / 4 })
    }

    private func report(_ problem: Case, _ lookUp: LookUp, cut: Int, jobs: Int = 1) throws -> EvaluationReport {
        let search = try TwoStageSearch(
            codes: problem.databaseCodes, vectors: vectors(problem.databaseCodes.count, seed: 1), lookUp: lookUp)
        return try Evaluator.evaluate(
            search, databaseCodes: problem.databaseCodes, queryCodes: problem.queryCodes,
            queryVectors: vectors(problem.queryCodes.count, seed: 2), queryLabels: problem.queryLabels,
            databaseLabels: problem.databaseLabels, cut: cut, jobs: jobs)
    }

    /// Relevance in the order of a two-stage ranking, by two sorts, and how many rows the look-up returned.
    private func naive(_ problem: Case, _ lookUp: LookUp) throws -> [(relevant: [Bool], returned: Int)] {
        let (points, rows) = (
            try vectors(problem.queryCodes.count, seed: 2), try vectors(problem.databaseCodes.count, seed: 1)
        )
        return (0..<problem.queryCodes.count).map { query in
            let hamming = (0..<rows.rows).map { row in
                zip(problem.queryCodes.code(query), problem.databaseCodes.code(row)).reduce(0) {
                    $0 + ($1.0 ^ $1.1).nonzeroBitCount
                }
            }
            let squared = (0..<rows.rows).map { row in
                zip(points.row(query), rows.row(row)).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            }
            let order = hamming.indices.sorted { (hamming[$0], $0) < (hamming[$1], $1) }
            let returned =
                switch lookUp {
                case .radius(let radius): hamming.count { $0 <= radius }
                case .candidates(let number): min(number, order.count)
                }
            let ranking =
                order.prefix(returned).sorted { (squared[$0], $0) < (squared[$1], $1) } + order.dropFirst(returned)
            let own = Set(problem.queryLabels.labels(of: query))
            return (ranking.map { own == Set(problem.databaseLabels.labels(of: $0)) }, returned)
        }
    }

    private func averagePrecision(_ relevant: ArraySlice<Bool>, over divisor: Int) -> Double {
        var (hits, total) = (0, 0.0)
        for (rank, right) in relevant.enumerated() where right {
            hits += 1
            total += Double(hits) / Double(rank + 1)
        }
        return divisor > 0 ? total / Double(divisor) : 0
    }

    @Test(arguments: [LookUp.radius(0), .radius(3), .radius(99), .candidates(1), .candidates(7), .candidates(500)])
    func metricsAreOfTheTwoStageRanking(lookUp: LookUp) throws {
        let problem = try Case.random(queries: 21, database: 150, bits: 16, classes: 4, multiple: false, seed: 3)
        let found = try report(problem, lookUp, cut: 12)
        let rankings = try naive(problem, lookUp)
        let whole = rankings.map { averagePrecision($0.relevant[...], over: $0.relevant.count { $0 }) }
        #expect(close(found.metric("mAP@all", ties: .indexOrder)?.value, mean(whole)))
        let precision = rankings.map { Double($0.relevant.prefix(12).count { $0 }) / 12 }
        #expect(close(found.metric("P@12", ties: .indexOrder)?.value, mean(precision)))
        for k in [5, 10, 15, 20] {
            let values = rankings.map { relevant, returned in
                let first = relevant.prefix(min(k, returned))
                return averagePrecision(first, over: first.count { $0 })
            }
            let name = "mAP@\(k) over relevant returned by the look-up"
            #expect(close(found.metric(name, ties: .indexOrder)?.value, mean(values)), "\(name)")
        }
        #expect(
            close(
                found.metric("returned by the look-up", ties: .unaffected)?.value,
                mean(rankings.map { Double($0.returned) })))
        #expect(
            close(
                found.metric("empty look-ups", ties: .unaffected)?.value,
                mean(rankings.map { $0.returned == 0 ? 1 : 0 })))
        // Within a radius the Hamming distances alone count, as without a second stage.
        let plain = try problem.report(cut: 12)
        for name in ["precision within radius 2", "recall within radius 2", "returned within radius 2"] {
            #expect(found.metric(name, ties: .unaffected)?.value == plain.metric(name, ties: .unaffected)?.value)
        }
        #expect(found.byRadius == plain.byRadius)
        #expect(found.distances == plain.distances)
        #expect(try report(problem, lookUp, cut: 12, jobs: 3) == found)
    }

    /// One candidate cannot change its place.
    @Test func aLookUpOfOneIsThePlainRanking() throws {
        let problem = try Case.random(queries: 9, database: 80, bits: 24, classes: 3, multiple: true, seed: 5)
        let (stages, plain) = (try report(problem, .candidates(1), cut: 10), try problem.report(cut: 10))
        for ties in [TieHandling.indexOrder] {
            #expect(stages.metric("mAP@all", ties: ties)?.value == plain.metric("mAP@all", ties: ties)?.value)
            #expect(stages.metric("nDCG@10", ties: ties)?.value == plain.metric("nDCG@10", ties: ties)?.value)
        }
        #expect(stages.confusion == plain.confusion)
    }

    @Test func recallCountsWhatIsAsNearAsTheTrueNeighbours() throws {
        let exact = try EuclideanNeighbours(
            queries: 2, k: 3, indices: [0, 1, 2, 5, 6, 7], distances: [1, 2, 2, 0, 0, 4])
        // Query 0 found another row at the same distance; query 1 missed its nearest.
        let found = try EuclideanNeighbours(
            queries: 2, k: 3, indices: [0, 9, 4, 6, 7, 8], distances: [1, 2, 3, 0, 4, 5])
        let metrics = try RecallOfExact.metrics(
            found: found, exact: exact, cuts: [1, 2, 3, 10], relevance: .sameLabel)
        #expect(metrics.map(\.k) == [1, 2, 3])
        #expect(close(metrics[0].value, 1))
        #expect(close(metrics[1].value, (1 + 0.5) / 2))
        #expect(close(metrics[2].value, (2.0 / 3 + 2.0 / 3) / 2))
        #expect(metrics[2].name == "recall of exact neighbours@3")
        #expect(metrics[0].description?.title == "Recall of the exact neighbours")
    }
}
