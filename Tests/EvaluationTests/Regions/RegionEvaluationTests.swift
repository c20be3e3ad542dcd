import Core
import Evaluation
import Testing

@Suite struct RegionEvaluationTests {
    /// A query on slide 0 and hits on slide 1.
    static func result(
        _ label: Int?, _ hits: [Int?], name: String = "q", scale: Int? = nil, named: Int? = nil
    ) -> RegionResult {
        RegionResult(
            name: name, query: RegionLabel(label: label, slide: 0, scale: scale),
            hits: hits.map { RegionLabel(label: $0, slide: 1) }, namedScale: named)
    }

    /// Worked by hand: two queries of class A, one of them without a hit, and one of class B.
    @Test func workedExample() throws {
        var options = RegionEvaluationOptions()
        options.cuts = [1, 5]
        let results = [
            Self.result(0, [0, 1, 0], name: "one", scale: 0, named: 0), Self.result(0, [], name: "two", scale: 2),
            Self.result(1, [1, 0, 0, 1, nil], name: "three", scale: 2, named: 1),
        ]
        let report = try RegionEvaluator.evaluate(
            results, classes: ["A", "B"], database: [30, 10], scales: ["5×", "10×", "20×"], options: options)
        // 1 + 1/2 + 1/3 + 1/4 + 1/5 = 137/60, also for lists of three, or of none.
        let queries = [80 / 137.0, 0, 75 / 137.0]
        for (query, value) in zip(report.perQuery, queries) {
            #expect(abs(query.scores[1].value - value) < 1e-15)
        }
        #expect(report.perQuery.map { $0.scores[2].value } == [0.1, 0, 0.1])
        #expect(report.perQuery.map(\.hits) == [3, 0, 5])
        #expect(report.byClass.map(\.name) == ["A", "B"])
        #expect(report.byClass.map(\.queries) == [2, 1])
        #expect(report.byClass.map(\.random) == [0.75, 0.25])
        #expect(abs(report.byClass[0].scores[1].value - 40 / 137.0) < 1e-15)
        // Of the first: A, nothing, B. Of three: A, nothing, A. Of five: A, nothing, and B for its better rank.
        #expect(report.perQuery.map(\.votes) == [[0, 0, 0], [nil, nil, nil], [1, 0, 1]])
        #expect(report.votes.map(\.confusion) == [[1, 0, 1, 0, 1, 0], [1, 0, 1, 1, 0, 0], [1, 0, 1, 0, 1, 0]])
        #expect(report.byClass[0].voteF1 == [2 / 3.0, 0.5, 2 / 3.0])
        #expect(report.byClass[1].voteF1 == [1, 0, 1])
        let expected: [(String, Double, Double?)] = [
            ("rank-weighted mAP@1, mean over classes", 0.75, 0.5),
            ("rank-weighted mAP@5, mean over classes", 57.5 / 137, 0.5), ("P@20, mean over classes", 0.075, 0.5),
            // By chance A wins 3 of 4 votes of one hit, 27 of 32 of three and 459 of 512 of five; with p of them A, F1 is
            // 4p / (2 + 3p) for the two queries of A and 2(1 - p) / (1 + 3(1 - p)) for the one of B.
            ("macro-F1 of the first hit", 5 / 6.0, (12 / 17.0 + 2 / 7.0) / 2),
            ("macro-F1 of the majority of 3 hits", 0.25, (108 / 145.0 + 10 / 47.0) / 2),
            ("macro-F1 of the majority of 5 hits", 5 / 6.0, (1836 / 2401.0 + 106 / 671.0) / 2),
            ("scale accuracy", 0.5, 1 / 3.0),
            // Scale 5× has one neighbour, 20× one: two of three scales for both.
            ("scale accuracy within one step", 1, 2 / 3.0),
        ]
        #expect(report.metrics.map(\.name) == expected.map(\.0))
        for (metric, (name, value, random)) in zip(report.metrics, expected) {
            #expect(abs(metric.value - value) < 1e-15, "\(name)")
            #expect(abs((metric.random ?? -1) - (random ?? -1)) < 1e-15, "\(name)")
            // One query of class B says nothing about others.
            #expect(metric.interval == nil)
            #expect(metric.description != nil, "\(name)")
        }
        let scales = try #require(report.scales)
        #expect(scales.queries == 2 && scales.byScale == [1, nil, 0])
        #expect(scales.confusion == [1, 0, 0, 0, 0, 0, 0, 1, 0])
        #expect(
            report.csv.split(separator: "\r\n") == [
                """
                query,class,slide,hits,rank-weighted mAP@1,rank-weighted mAP@5,P@20,class by vote of 1,\
                class by vote of 3,class by vote of 5,scale,named scale
                """,
                "one,A,0,3,1.0,\(80 / 137.0),0.1,A,A,A,0,0", "two,A,0,0,0.0,0.0,0.0,,,,2,",
                "three,B,0,5,1.0,\(75 / 137.0),0.1,B,A,B,2,1",
            ])
        let data = try JSON.encode(report)
        #expect(try JSON.decode(RegionEvaluation.self, from: data, file: "regions.json") == report)
    }

    /// Values of scikit-learn 1.9.1's f1_score(labels=[0, 1, 2], average="macro" and None).
    @Test func macroF1EqualsScikitLearn() throws {
        let labels = [2, 2, 0, 2, 1, 1, 1, 0, 2, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 2, 0, 1, 2, 0]
        let votes = [2, 3, 0, 1, 1, 1, 1, 0, 2, 0, 0, 1, 3, 0, 0, 1, 0, 0, 2, 2, 1, 1, 2, 0]
        let report = try RegionEvaluator.evaluate(
            zip(labels, votes).map { Self.result($0, [$1]) }, classes: ["a", "b", "c", "d"], database: [1, 1, 1, 1])
        let expected = [0.8, 0.6666666666666666, 0.7272727272727273]
        #expect(report.byClass.map(\.label) == [0, 1, 2])
        for (score, value) in zip(report.byClass, expected) { #expect(abs(score.voteF1[0] - value) < 1e-12) }
        #expect(abs(report.votes[0].macroF1 - 0.7313131313131315) < 1e-12)
    }

    @Test func equalsTheDefinitions() throws {
        var random = SeededRandom(seed: 77)
        for round in 0..<30 {
            let classes = 1 + random.below(4)
            let results = (0..<1 + random.below(25)).map { _ in
                Self.result(
                    random.below(classes),
                    (0..<random.below(30)).map { _ in random.below(5) == 0 ? nil : random.below(classes) })
            }
            let database = (0..<classes).map { _ in 1 + random.below(9) }
            var options = RegionEvaluationOptions()
            options.cuts = [1, 3, 10]
            options.votes = [1, 2, 4]
            options.precisionCut = 1 + random.below(25)
            let report = try RegionEvaluator.evaluate(
                results, classes: (0..<classes).map { "c\($0)" }, database: database, options: options)
            let used = Set(results.compactMap(\.query.label)).sorted()
            for (place, k) in options.cuts.enumerated() {
                let norm = (1...k).map { 1 / Double($0) }.reduce(0, +)
                let means = used.map { label in
                    mean(
                        results.filter { $0.query.label == label }.map { result in
                            result.hits.prefix(k).enumerated()
                                .map { $0.element.label == label ? 1 / Double($0.offset + 1) : 0 }.reduce(0, +) / norm
                        })
                }
                for (score, value) in zip(report.byClass, means) {
                    #expect(abs(score.scores[place].value - value) < 1e-12, "round \(round)")
                }
                #expect(abs(report.metrics[place].value - mean(means)) < 1e-12)
                let shares = used.map { Double(database[$0]) / Double(database.reduce(0, +)) }
                #expect(abs((report.metrics[place].random ?? -1) - mean(shares)) < 1e-12)
            }
            let k = options.precisionCut
            let precisions = used.map { label in
                mean(
                    results.filter { $0.query.label == label }.map { result in
                        Double(result.hits.prefix(k).count { $0.label == label }) / Double(k)
                    })
            }
            #expect(abs(report.metrics[3].value - mean(precisions)) < 1e-12)
            for (place, k) in options.votes.enumerated() {
                let votes = results.map { naiveVote($0.hits.prefix(k).compactMap(\.label)) }
                #expect(report.perQuery.map { $0.votes[place] } == votes)
                let f1 = used.map { label in
                    let right = zip(results, votes).count { $0.query.label == label && $1 == label }
                    let queries = results.count { $0.query.label == label }
                    let voted = votes.count { $0 == label }
                    return 2 * Double(right) / Double(queries + voted)
                }
                #expect(abs(report.votes[place].macroF1 - mean(f1)) < 1e-12)
            }
            #expect(report.scales == nil)
        }
    }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    /// Every class by how many votes it has and how early the first comes.
    private func naiveVote(_ labels: [Int]) -> Int? {
        Set(labels).min { one, other in
            let votes = labels.count { $0 == one }
            let otherVotes = labels.count { $0 == other }
            if votes != otherVotes { return votes > otherVotes }
            return labels.firstIndex(of: one) ?? 0 < labels.firstIndex(of: other) ?? 0
        }
    }

    /// What random lists score is what is printed beside the metrics.
    @Test func randomListsScoreTheRandomBaseline() throws {
        var random = SeededRandom(seed: 3)
        let database = [60, 30, 10]
        let results = (0..<6000).map { query in
            Self.result(
                query % 3,
                (0..<20).map { _ in
                    let place = random.below(100)
                    return place < 60 ? 0 : place < 90 ? 1 : 2
                }, scale: query % 4, named: random.below(4))
        }
        let report = try RegionEvaluator.evaluate(
            results, classes: ["a", "b", "c"], database: database, scales: ["1", "2", "3", "4"])
        var compared = 0
        for metric in report.metrics {
            guard let expected = metric.random else { continue }
            compared += 1
            #expect(abs(metric.value - expected) < 0.02, "\(metric.name)")
        }
        #expect(compared == 9)
    }

    @Test func hitsFromTheOwnSlideOrPatientAreRefused() throws {
        let query = RegionLabel(label: 0, slide: 4, patient: "P1")
        func evaluate(_ hit: RegionLabel, own: Bool = false) throws -> RegionEvaluation {
            var options = RegionEvaluationOptions()
            options.ownSlide = own
            let other = RegionLabel(label: 0, slide: 5, patient: "P2")
            return try RegionEvaluator.evaluate(
                [RegionResult(name: "north", query: query, hits: [other, hit])], classes: ["a"], database: [3],
                options: options)
        }
        let slide = try #require(throws: Diagnostic.self) { try evaluate(RegionLabel(label: 0, slide: 4)) }
        #expect(slide.message == "hit 2 of query region `north` is from its own slide 4")
        let samePatient = RegionLabel(label: 0, slide: 6, patient: "P1")
        let patient = try #require(throws: Diagnostic.self) { try evaluate(samePatient) }
        #expect(patient.message == "hit 2 of query region `north` is from slide 6 of the same patient `P1`")
        #expect(try evaluate(samePatient, own: true).ownSlide)
        #expect(try !evaluate(RegionLabel(label: 0, slide: 6)).ownSlide)
    }

    @Test func complainsInWords() throws {
        func evaluate(
            _ results: [RegionResult], classes: [String] = ["a", "b"], database: [Int] = [1, 1],
            scales: [String] = ["5×"], _ change: (inout RegionEvaluationOptions) -> Void = { _ in }
        ) throws {
            var options = RegionEvaluationOptions()
            change(&options)
            _ = try RegionEvaluator.evaluate(
                results, classes: classes, database: database, scales: scales, options: options)
        }
        let good = Self.result(0, [1])
        try evaluate([good])
        #expect(throws: Diagnostic.self) { try evaluate([]) }
        #expect(throws: Diagnostic.self) { try evaluate([good], database: [1]) }
        #expect(throws: Diagnostic.self) { try evaluate([good], database: [0, 0]) }
        #expect(throws: Diagnostic.self) { try evaluate([good], database: [-1, 2]) }
        #expect(throws: Diagnostic.self) { try evaluate([good], classes: [], database: []) }
        #expect(throws: Diagnostic.self) { try evaluate([good]) { $0.cuts = [0] } }
        #expect(throws: Diagnostic.self) { try evaluate([Self.result(nil, [1])]) }
        #expect(throws: Diagnostic.self) { try evaluate([Self.result(2, [1])]) }
        #expect(throws: Diagnostic.self) { try evaluate([Self.result(0, [-1])]) }
        #expect(throws: Diagnostic.self) { try evaluate([Self.result(0, [1], scale: 1)]) }
        #expect(throws: Diagnostic.self) { try evaluate([Self.result(0, [1], scale: 0, named: -1)]) }
    }
}
