import Core
import Evaluation
import Testing

/// What hits drawn by chance get, and how sure the means are.
@Suite struct RegionChanceTests {
    private static func result(_ label: Int, _ hits: [Int?], slide: Int = 0) -> RegionResult {
        RegionResult(
            name: "q", query: RegionLabel(label: label, slide: slide),
            hits: hits.map { RegionLabel(label: $0, slide: 9) })
    }

    /// Every list of hits that there can be, with its chance, voted on one by one.
    private func naiveMacroF1(_ labels: [Int], _ shares: [[Double]], hits: Int) -> Double {
        let classes = shares[0].count
        let votes = shares.map { shares -> [Double] in
            var chances = [Double](repeating: 0, count: classes)
            var list = [Int](repeating: 0, count: hits)
            while true {
                let counts = (0..<classes).map { label in list.count { $0 == label } }
                let most = counts.max() ?? 0
                if let winner = list.first(where: { counts[$0] == most }) {
                    chances[winner] += list.reduce(1) { $0 * shares[$1] }
                }
                guard let place = list.indices.last(where: { list[$0] < classes - 1 }) else { return chances }
                list[place] += 1
                for later in list.indices where later > place { list[later] = 0 }
            }
        }
        let f1 = Set(labels).map { label -> Double in
            let right = labels.indices.filter { labels[$0] == label }.reduce(0) { $0 + votes[$1][label] }
            let voted = votes.reduce(0) { $0 + $1[label] }
            return 2 * right / (Double(labels.count { $0 == label }) + voted)
        }
        return f1.reduce(0, +) / Double(f1.count)
    }

    @Test func macroF1AtRandomIsThatOfAllListsOfHits() throws {
        var random = SeededRandom(seed: 11)
        for round in 0..<12 {
            let classes = 2 + random.below(3)
            let labels = (0..<2 + random.below(5)).map { _ in random.below(classes) }
            let databases = labels.map { _ in (0..<classes).map { _ in random.below(6) + 1 } }
            var options = RegionEvaluationOptions()
            options.votes = [1, 2, 3, 5]
            let report = try RegionEvaluator.evaluate(
                labels.map { Self.result($0, []) }, classes: (0..<classes).map { "c\($0)" }, databases: databases,
                options: options)
            let shares = databases.map { counts in counts.map { Double($0) / Double(counts.reduce(0, +)) } }
            for (place, hits) in options.votes.enumerated() {
                let metric = report.metrics[options.cuts.count + 1 + place]
                #expect(metric.k == hits)
                let naive = naiveMacroF1(labels, shares, hits: hits)
                #expect(abs((metric.random ?? -1) - naive) < 1e-12, "round \(round), \(hits) hits")
            }
        }
    }

    /// A query's class is as frequent as it is in what the query is searched in, without its own slide.
    @Test func eachQueryHasItsOwnDatabase() throws {
        let report = try RegionEvaluator.evaluate(
            [Self.result(0, [0]), Self.result(0, [1], slide: 1), Self.result(1, [1])], classes: ["a", "b", "c"],
            databases: [[1, 3, 0], [3, 3, 6], [2, 1, 1]])
        #expect(report.byClass.map(\.random) == [0.25, 0.25])
        #expect(report.metrics[0].random == 0.25)
        // Where nothing is annotated but the query's own slide, no hit can be right.
        let alone = try RegionEvaluator.evaluate(
            [Self.result(0, []), Self.result(1, [1])], classes: ["a", "b"], databases: [[0, 0], [1, 1]])
        #expect(alone.byClass.map(\.random) == [0, 0.5])
        #expect(throws: Diagnostic.self) {
            try RegionEvaluator.evaluate([Self.result(0, [])], classes: ["a"], databases: [[1], [1]])
        }
    }

    /// Two classes of many queries, half of them right: the mean of n queries has the deviation 0.5 / √n, and that of
    /// two classes 1/√2 of it; an interval of 95 % has 1.96 of them on both sides.
    @Test func intervalsAreAsWideAsTheTheorySays() throws {
        let count = 400
        let results = (0..<2 * count).map { Self.result($0 % 2, [$0 % 4 < 2 ? 0 : 1]) }
        var options = RegionEvaluationOptions()
        options.cuts = [1]
        options.votes = [1]
        let report = try RegionEvaluator.evaluate(
            results, classes: ["a", "b"], database: [1, 1], options: options)
        let metric = report.metrics[0]
        let interval = try #require(metric.interval)
        let expected = 1.96 * 0.5 / Double(count).squareRoot() / 2.0.squareRoot()
        #expect(abs(metric.value - 0.5) < 1e-12)
        #expect(abs(interval[1] - interval[0] - 2 * expected) < 0.1 * expected)
        #expect(interval[0] < 0.5 && 0.5 < interval[1])
        // Of one hit, the share that is right is also the F1 here, give or take the class that is voted for more often.
        let vote = try #require(report.metrics[2].interval)
        #expect(abs(vote[0] - interval[0]) < 0.02 && abs(vote[1] - interval[1]) < 0.02)
    }

    @Test func intervalsOfOneValueAreThatValue() throws {
        let report = try RegionEvaluator.evaluate(
            [Self.result(0, [0]), Self.result(0, [0]), Self.result(1, []), Self.result(1, [])], classes: ["a", "b"],
            database: [1, 1])
        for metric in report.metrics {
            let interval = try #require(metric.interval)
            for end in interval { #expect(abs(end - metric.value) < 1e-12, "\(metric.name)") }
        }
    }
}
