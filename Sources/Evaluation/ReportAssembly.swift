import Arrays

/// Puts the parts of an evaluation together, in query order.
extension EvaluationPlan {
    /// With how well both splits' codes use their bits.
    func report(
        _ parts: [EvaluationTally], queryCodes: PackedCodes, databaseCodes: PackedCodes
    ) -> EvaluationReport {
        var report = report(parts)
        report.databaseCodes = CodeStatistics(databaseCodes)
        report.queryCodes = CodeStatistics(queryCodes)
        return report
    }

    func report(_ parts: [EvaluationTally]) -> EvaluationReport {
        var perQuery = PerQuery()
        perQuery.averagePrecision = parts.flatMap(\.perQuery.averagePrecision)
        perQuery.averagePrecisionTieAware = parts.flatMap(\.perQuery.averagePrecisionTieAware)
        perQuery.averagePrecisionOverFound = parts.flatMap(\.perQuery.averagePrecisionOverFound)
        perQuery.averagePrecisionAtCut = parts.flatMap(\.perQuery.averagePrecisionAtCut)
        perQuery.precisionAt = precisionAt.enumerated().map { index, k in
            PerQuery.PrecisionColumn(k: k, values: parts.flatMap { $0.perQuery.precisionAt[index].values })
        }
        perQuery.tiesAtCut = parts.flatMap(\.perQuery.tiesAtCut)
        perQuery.relevant = parts.flatMap(\.perQuery.relevant)
        let byClass = classScores(perQuery)
        return EvaluationReport(
            relevance: table.rule, queries: queries, database: database, bits: bits, cut: cut, depth: depth,
            queriesWithoutRelevant: perQuery.relevant.count { $0 == 0 },
            metrics: metricValues(parts) + classMeans(byClass), perQuery: perQuery, byRank: byRank(parts),
            byRadius: byRadius(parts, relevant: perQuery.relevant.reduce(0, +)), distances: histogram(parts),
            byClass: byClass,
            confusion: ConfusionMatrix(classes: classes, k: cut, counts: Self.sum(parts, \.confusion)),
            databaseCodes: nil, queryCodes: nil)
    }

    private func metricValues(_ parts: [EvaluationTally]) -> [MetricValue] {
        let columns = metrics.indices.map { index in parts.flatMap { $0.values[index] } }
        let intervals = Bootstrap.intervals(columns, resamples: options.resamples, seed: options.seed)
        return metrics.enumerated().map { index, metric in
            MetricValue(
                name: metric.name, relevance: table.rule, ties: metric.ties, value: Self.mean(columns[index]),
                metric: type(of: metric).description.identifier, k: metric.k, radius: metric.radius,
                interval: intervals?[index])
        }
    }

    private func classMeans(_ byClass: [ClassScore]) -> [MetricValue] {
        [(TieHandling.indexOrder, \ClassScore.meanAP), (.tieAware, \.meanAPTieAware)].compactMap { ties, value in
            let known = byClass.compactMap { $0[keyPath: value] }
            // A query without any label belongs to no class, so there may be queries and no classes.
            guard known.count == byClass.count, ties == .tieAware ? extent == .whole : knowsWholeOrder else {
                return nil
            }
            return MetricValue(
                name: "mAP@all, mean over classes", relevance: table.rule, ties: ties, value: Self.mean(known),
                metric: MetricRegistry.classMeanDescription.identifier)
        }
    }

    private func classScores(_ perQuery: PerQuery) -> [ClassScore] {
        let precision = perQuery.precisionAt.first { $0.k == cut }?.values ?? []
        var members = [[Int]](repeating: [], count: classes)
        for (query, labels) in queryLabels.enumerated() {
            for label in labels { members[label].append(query) }
        }
        func mean(_ scores: [Double], _ queries: [Int]) -> Double? {
            scores.isEmpty ? nil : Self.mean(queries.map { scores[$0] })
        }
        return members.enumerated().filter { !$0.element.isEmpty }.map { label, queries in
            ClassScore(
                label: label, queries: queries.count, meanAP: mean(perQuery.averagePrecision, queries),
                meanAPTieAware: mean(perQuery.averagePrecisionTieAware, queries),
                precisionAtCut: Self.mean(queries.map { precision[$0] }))
        }
    }

    private func byRank(_ parts: [EvaluationTally]) -> [RankPoint] {
        let precision = Self.sum(parts, \.precision)
        let expected = Self.sum(parts, \.expectedPrecision)
        let recall = Self.sum(parts, \.recall)
        return curvePoints.enumerated().map { index, n in
            RankPoint(
                n: n, precision: precision[index] / Double(queries),
                expectedPrecision: extent == .whole ? expected[index] / Double(queries) : nil,
                recall: recall[index] / Double(queries))
        }
    }

    private func byRadius(_ parts: [EvaluationTally], relevant: Int) -> [RadiusPoint] {
        let at = Self.sum(parts, \.at)
        let relevantAt = Self.sum(parts, \.relevantAt)
        let empty = Self.sum(parts, \.empty)
        let precision = Self.sum(parts, \.radiusPrecision)
        var returned = 0
        var hits = 0
        return at.indices.map { radius in
            returned += at[radius]
            hits += relevantAt[radius]
            return RadiusPoint(
                radius: radius, precision: returned > 0 ? Double(hits) / Double(returned) : 0,
                recall: relevant > 0 ? Double(hits) / Double(relevant) : 0,
                meanPrecision: precision[radius] / Double(queries), meanReturned: Double(returned) / Double(queries),
                emptyShare: Double(empty[radius]) / Double(queries))
        }
    }

    private func histogram(_ parts: [EvaluationTally]) -> DistanceHistogram {
        let relevant = Self.sum(parts, \.relevantAt)
        return DistanceHistogram(
            relevant: relevant, irrelevant: zip(Self.sum(parts, \.at), relevant).map { $0 - $1 })
    }

    static func mean(_ values: [Double]) -> Double {
        // Neumaier's compensated sum: 10 000 precisions of 0.05, 0.1, … add up to what they are, not 1e-14 beside it.
        var total = 0.0
        var lost = 0.0
        for value in values {
            let sum = total + value
            lost += abs(total) >= abs(value) ? (total - sum) + value : (value - sum) + total
            total = sum
        }
        return values.isEmpty ? 0 : (total + lost) / Double(values.count)
    }

    private static func sum<Number: AdditiveArithmetic>(
        _ parts: [EvaluationTally], _ column: KeyPath<EvaluationTally, [Number]>
    ) -> [Number] {
        guard var total = parts.first?[keyPath: column] else { return [] }
        for part in parts.dropFirst() {
            for (index, value) in part[keyPath: column].enumerated() { total[index] += value }
        }
        return total
    }
}
