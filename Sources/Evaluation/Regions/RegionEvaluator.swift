import Core

/// Measures the results of searches for regions.
public enum RegionEvaluator {
    /// - Parameters:
    ///   - results: in query order.
    ///   - classes: their names.
    ///   - database: how many regions (or tiles) of the database have each class; what guessing at random gives is
    ///     a class' share of them.
    ///   - scales: names of the scales, such as `20×`.
    /// - Throws: `Diagnostic` for no queries, classes and scales out of range, and a hit from the query's own slide or
    ///   patient unless the options allow it.
    public static func evaluate(
        _ results: [RegionResult], classes: [String], database: [Int], scales: [String] = [],
        options: RegionEvaluationOptions = RegionEvaluationOptions()
    ) throws -> RegionEvaluation {
        try evaluate(
            results, classes: classes, databases: results.map { _ in database }, scales: scales, options: options)
    }

    /// - Parameter databases: for each query, how many regions (or tiles) of each class it is searched in: those of its
    ///   own slide and patient are not among them.
    public static func evaluate(
        _ results: [RegionResult], classes: [String], databases: [[Int]], scales: [String] = [],
        options: RegionEvaluationOptions = RegionEvaluationOptions()
    ) throws -> RegionEvaluation {
        try options.check()
        guard !results.isEmpty else { throw Diagnostic("no query regions to evaluate", expected: "at least one") }
        guard databases.count == results.count else {
            throw Diagnostic("\(databases.count) databases of \(results.count) queries", expected: "one for each query")
        }
        let chances = try databases.map { try shares($0, classes: classes.count) }
        guard chances.contains(where: { $0.contains { $0 > 0 } }) else {
            throw Diagnostic("a database without labelled regions")
        }
        for result in results {
            try result.check(classes: classes.count, scales: scales.count)
            if !options.ownSlide { try result.checkApart() }
        }
        let measures = measures(options)
        let longest = results.reduce(0) { max($0, $1.hits.count) }
        let harmonic = harmonic(longest)
        let labels = results.map { $0.query.label ?? 0 }
        let perQuery = zip(results, labels).map { result, label in
            let ranking = RankedRelevance(hits: result.hits.map { $0.label == label }, harmonic: harmonic)
            return RegionQueryScore(
                query: result.name, label: label, slide: result.query.slide, hits: result.hits.count,
                scores: measures.map { NamedScore(name: $0.name, value: $0.value(of: ranking)) },
                votes: options.votes.map { VoteScore.majority(of: result.hits.map(\.label), first: $0) },
                scale: result.query.scale, namedScale: result.namedScale)
        }
        let votes = options.votes.enumerated().map { place, hits in
            VoteScore(hits: hits, labels: labels, votes: perQuery.map { $0.votes[place] }, classes: classes.count)
        }
        let byClass = Set(labels).sorted().map { label in
            let own = perQuery.filter { $0.label == label }
            let random = zip(labels, chances).filter { $0.0 == label }.map { $0.1[label] }
            return RegionClassScore(
                label: label, name: classes[label], queries: own.count, random: EvaluationPlan.mean(random),
                scores: measures.enumerated().map { place, measure in
                    NamedScore(name: measure.name, value: EvaluationPlan.mean(own.map { $0.scores[place].value }))
                },
                voteF1: votes.map { $0.f1(of: label, classes: classes.count) })
        }
        let pairs = results.compactMap { result in
            result.query.scale.flatMap { scale in result.namedScale.map { (scale: scale, named: $0) } }
        }
        let scaleScore = ScaleScore(pairs, scales: scales)
        var evaluation = RegionEvaluation(
            classes: classes, ownSlide: options.ownSlide, metrics: [], byClass: byClass, perQuery: perQuery,
            votes: votes, scales: scaleScore)
        let bootstrap = RegionBootstrap(labels)
        evaluation.metrics =
            metrics(measures, evaluation, bootstrap) + metrics(votes, evaluation, bootstrap, labels, chances)
            + metrics(scaleScore, evaluation, bootstrap)
        return evaluation
    }

    private static func measures(_ options: RegionEvaluationOptions) -> [any RankingMetric] {
        options.cuts.map { RankWeightedPrecision($0, ties: .indexOrder) } + [
            PrecisionAtK(options.precisionCut, ties: .indexOrder)
        ]
    }

    private static func metrics(
        _ measures: [any RankingMetric], _ evaluation: RegionEvaluation, _ bootstrap: RegionBootstrap?
    ) -> [RegionMetric] {
        // The mean of class means, so the mean of the classes' shares is what guessing gives.
        let random = EvaluationPlan.mean(evaluation.byClass.map(\.random))
        return measures.enumerated().map { place, measure in
            RegionMetric(
                name: "\(measure.name), mean over classes",
                value: EvaluationPlan.mean(evaluation.byClass.map { $0.scores[place].value }), random: random,
                interval: bootstrap?.meanOfClasses(evaluation.perQuery.map { $0.scores[place].value }),
                metric: type(of: measure).description.identifier, k: measure.k)
        }
    }

    private static func metrics(
        _ votes: [VoteScore], _ evaluation: RegionEvaluation, _ bootstrap: RegionBootstrap?, _ labels: [Int],
        _ chances: [[Double]]
    ) -> [RegionMetric] {
        votes.enumerated().map { place, vote in
            RegionMetric(
                name: vote.hits == 1 ? "macro-F1 of the first hit" : "macro-F1 of the majority of \(vote.hits) hits",
                value: vote.macroF1, random: VoteScore.macroF1AtRandom(labels, chances, hits: vote.hits),
                interval: bootstrap?.macroF1(evaluation.perQuery.map { $0.votes[place] }),
                metric: RegionMetricDescriptions.vote.identifier, k: vote.hits)
        }
    }

    private static func metrics(
        _ score: ScaleScore?, _ evaluation: RegionEvaluation, _ bootstrap: RegionBootstrap?
    ) -> [RegionMetric] {
        guard let score else { return [] }
        let steps = evaluation.perQuery.map { query in
            query.scale.flatMap { scale in query.namedScale.map { abs(scale - $0) } }
        }
        func interval(within most: Int) -> [Double]? { bootstrap?.share(steps.map { $0.map { $0 <= most } }) }
        return [
            RegionMetric(
                name: "scale accuracy", value: score.accuracy, random: 1 / Double(score.scales.count),
                interval: interval(within: 0), metric: RegionMetricDescriptions.scale.identifier),
            RegionMetric(
                name: "scale accuracy within one step", value: score.withinOneStep,
                random: score.withinOneStepAtRandom, interval: interval(within: 1),
                metric: RegionMetricDescriptions.scale.identifier),
        ]
    }

    private static func shares(_ database: [Int], classes: Int) throws -> [Double] {
        guard classes > 0, database.count == classes, database.allSatisfy({ $0 >= 0 }) else {
            throw Diagnostic(
                "\(database.count) counts of regions for \(classes) classes",
                expected: "one count from 0 for each class")
        }
        let total = database.reduce(0.0) { $0 + Double($1) }
        return database.map { total > 0 ? Double($0) / total : 0 }
    }

    private static func harmonic(_ count: Int) -> [Double] {
        (0..<count).reduce(into: [0.0]) { sums, place in sums.append((sums.last ?? 0) + 1 / Double(place + 1)) }
    }
}

extension RankedRelevance {
    /// A list of results that is all that there is.
    /// - Parameters:
    ///   - hits: whether each is right.
    ///   - harmonic: harmonic numbers, 0...hits.count at least.
    init(hits: [Bool], harmonic: [Double]) {
        let ranks = hits.indices.filter { hits[$0] }.map { UInt32($0) }
        self.init(
            count: hits.count, relevant: ranks.count, ranks: ranks, groups: [], top: [], topShared: [],
            sharedCounts: [], harmonic: harmonic, hasRadii: false)
    }
}
