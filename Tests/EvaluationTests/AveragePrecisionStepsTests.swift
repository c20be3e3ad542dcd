import Core
import Evaluation
import Testing

@Suite struct AveragePrecisionStepsTests {
    /// Distances 0 0 1 1 1 2, relevant the 1st, 4th and 5th row: AP (1 + 2/4 + 3/5) / 3 in order; over all 2!·3!
    /// orders 0.670370…, as METHODS counted.
    @Test func workedByHand() {
        let found = AveragePrecisionSteps(
            distances: [0, 0, 1, 1, 1, 2], relevance: [true, false, false, true, true, false], first: 4)
        #expect(found.relevant == 3 && close(found.value, 0.7) && close(found.tieAware, 0.670370370370370))
        #expect(found.steps.map(\.rank) == [1, 2, 3, 4] && found.steps.map(\.row) == [0, 1, 2, 3])
        #expect(found.steps.map(\.relevantSoFar) == [1, 1, 1, 2])
        for (step, term) in zip(found.steps, [1 / 3.0, 0, 0, 0.5 / 3]) { #expect(close(step.term, term)) }
        #expect(close(found.steps.last?.sum, 0.5))
        // Ranks 5 and 6, cut at 5 as curves are.
        #expect(found.stretches.map(\.ranks) == [5...5, 6...6] && found.stretches.map(\.distances) == [1...1, 2...2])
        #expect(found.stretches.map(\.relevant) == [1, 0])
        // Distance 0: half of (1/1 + 1/2). Distance 1: two thirds of 2/3 + 2.5/4 + 3/5.
        #expect(found.ties.map(\.distance) == [0, 1, 2] && found.ties.map(\.count) == [2, 3, 1])
        #expect(found.ties.map(\.relevantBefore) == [0, 1, 3] && found.ties.map(\.before) == [0, 2, 5])
        let expected = [0.5 * 1.5 / 3, 2 / 3.0 * (2 / 3.0 + 2.5 / 4 + 3 / 5.0) / 3, 0]
        for (tie, wanted) in zip(found.ties, expected) { #expect(close(tie.expected, wanted)) }
        for (tie, wanted) in zip(found.ties, [1 / 3.0, (0.5 + 0.6) / 3, 0]) { #expect(close(tie.inOrder, wanted)) }
    }

    @Test func nothingRelevantAndNothingAtAll() {
        let none = AveragePrecisionSteps(distances: [1, 0], relevance: [false, false], first: 5)
        #expect(none.value == 0 && none.tieAware == 0 && none.steps.map(\.row) == [1, 0] && none.stretches.isEmpty)
        let empty = AveragePrecisionSteps(distances: [], relevance: [], first: 5)
        #expect(empty.value == 0 && empty.ties.isEmpty && empty.steps.isEmpty)
    }

    /// The same numbers as the report's, whose sums are other code.
    @Test(arguments: [0, 1, 7, 400])
    func agreesWithTheReport(first: Int) throws {
        let problem = try Case.random(queries: 6, database: 300, bits: 16, classes: 3, multiple: false, seed: 4)
        let report = try problem.report(cut: 10)
        for query in 0..<6 {
            let distances = (0..<300).map { row in
                UInt16(
                    zip(problem.queryCodes.code(query), problem.databaseCodes.code(row))
                        .reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount })
            }
            let label = problem.queryLabels.labels(of: query)
            let found = AveragePrecisionSteps(
                distances: distances, relevance: (0..<300).map { problem.databaseLabels.labels(of: $0) == label },
                first: first)
            #expect(close(found.value, report.perQuery.averagePrecision[query]))
            #expect(close(found.tieAware, report.perQuery.averagePrecisionTieAware[query]))
            #expect(found.steps.count + found.stretches.reduce(0) { $0 + $1.ranks.count } == 300)
            #expect(found.ties.reduce(0) { $0 + $1.count } == 300)
        }
    }
}
