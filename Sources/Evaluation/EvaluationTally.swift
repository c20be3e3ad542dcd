/// What is gathered over some queries.
struct EvaluationTally: Sendable {
    private let plan: EvaluationPlan
    /// [metric][query]
    var values: [[Double]]
    var perQuery = PerQuery()
    var precision: [Double]
    var expectedPrecision: [Double]
    var recall: [Double]
    /// By radius 0...bits: rows and relevant rows at exactly that distance, queries with nothing within it, and sums
    /// of precision within it.
    var at: [Int]
    var relevantAt: [Int]
    var empty: [Int]
    var radiusPrecision: [Double]
    var confusion: [Int]

    init(_ plan: EvaluationPlan) {
        self.plan = plan
        values = [[Double]](repeating: [], count: plan.metrics.count)
        precision = [Double](repeating: 0, count: plan.curvePoints.count)
        expectedPrecision = precision
        recall = precision
        at = [Int](repeating: 0, count: plan.bits.map { $0 + 1 } ?? 0)
        relevantAt = at
        empty = at
        radiusPrecision = [Double](repeating: 0, count: at.count)
        confusion = [Int](repeating: 0, count: plan.classes * plan.classes)
        perQuery.precisionAt = plan.precisionAt.map { PerQuery.PrecisionColumn(k: $0, values: []) }
    }

    mutating func add(query: Int, _ ranking: RankedRelevance) {
        for (index, metric) in plan.metrics.enumerated() { values[index].append(metric.value(of: ranking)) }
        if plan.knowsWholeOrder {
            perQuery.averagePrecision.append(AveragePrecision(ties: .indexOrder).value(of: ranking))
        }
        if plan.extent == .whole {
            perQuery.averagePrecisionTieAware.append(AveragePrecision(ties: .tieAware).value(of: ranking))
            perQuery.tiesAtCut.append(Int(TiesAtCut(plan.cut).value(of: ranking)))
        }
        perQuery.averagePrecisionOverFound.append(AveragePrecisionOverFound(plan.cut).value(of: ranking))
        perQuery.averagePrecisionAtCut.append(AveragePrecisionAtK(plan.cut, ties: .indexOrder).value(of: ranking))
        for (index, k) in plan.precisionAt.enumerated() {
            perQuery.precisionAt[index].values.append(Double(ranking.hits(k)) / Double(k))
        }
        perQuery.relevant.append(ranking.relevant)
        addCurves(ranking)
        for own in plan.queryLabels[query] {
            for row in ranking.top.prefix(plan.cut) {
                for other in plan.databaseLabels[Int(row)] { confusion[own * plan.classes + other] += 1 }
            }
        }
    }

    private mutating func addCurves(_ ranking: RankedRelevance) {
        for (index, n) in plan.curvePoints.enumerated() {
            let hits = Double(ranking.hits(n))
            precision[index] += hits / Double(n)
            if plan.extent == .whole { expectedPrecision[index] += ranking.expectedHits(n) / Double(n) }
            if ranking.relevant > 0 { recall[index] += hits / Double(ranking.relevant) }
        }
        guard plan.bits != nil else { return }
        var groups = (ranking.balls ?? ranking.groups).makeIterator()
        var next = groups.next()
        var share: Double?
        for radius in at.indices {
            if let group = next, group.distance == Double(radius) {
                at[radius] += group.count
                relevantAt[radius] += group.relevant
                share = Double(group.relevantBefore + group.relevant) / Double(group.end)
                next = groups.next()
            }
            if let share { radiusPrecision[radius] += share } else { empty[radius] += 1 }
        }
    }
}
