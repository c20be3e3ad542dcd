/// Every metric there is: descriptions for documentation and tooltips, and those that a report holds.
public enum MetricRegistry {
    public static let descriptions: [MetricDescription] = [
        AveragePrecision.description,
        AveragePrecisionAtK.description,
        AveragePrecisionOverFound.description,
        RankWeightedPrecision.description,
        PrecisionAtK.description,
        RecallAtK.description,
        F1AtK.description,
        NormalisedDiscountedGain.description,
        AverageGain.description,
        PrecisionWithinRadius.description,
        RecallWithinRadius.description,
        EmptyBalls.description,
        ReturnedWithinRadius.description,
        AveragePrecisionInLookUp.description,
        ReturnedByLookUp.description,
        EmptyLookUps.description,
        RecallOfExact.description,
        TiesAtCut.description,
        classMeanDescription,
        RegionMetricDescriptions.vote,
        RegionMetricDescriptions.scale,
    ]

    /// Not a mean over queries, so it is no `RankingMetric`.
    public static let classMeanDescription = MetricDescription(
        identifier: "average-precision-by-class",
        title: "Mean over classes of mean average precision",
        explanation: """
            Average precision over the whole ranking, averaged over the queries of each class and then over the classes, \
            so that every class weighs the same however many queries it has.
            """,
        formula: "(1/C) Σ_c mean of AP over the queries with label c",
        source: "common usage",
        range: "0 to 1, higher is better")

    public static func description(_ identifier: String) -> MetricDescription? {
        descriptions.first { $0.identifier == identifier }
    }

    /// The metrics of a report, in the order it lists them.
    /// - Parameters:
    ///   - cuts: the values of k, ascending.
    ///   - averagePrecisionCuts: further values of k for average precision alone.
    ///   - precisionCuts: further values of k for precision alone.
    ///   - radii: Hamming radii, none for real vectors.
    ///   - extent: metrics that it does not determine are left out.
    public static func metrics(
        cuts: [Int], averagePrecisionCuts: [Int] = [], precisionCuts: [Int] = [], radii: [Int],
        extent: RankingExtent = .whole
    ) -> [any RankingMetric] {
        let all = all(
            cuts: cuts, averagePrecisionCuts: Set(averagePrecisionCuts).subtracting(cuts).sorted(),
            precisionCuts: Set(precisionCuts).subtracting(cuts).sorted(), radii: radii)
        return switch extent {
        case .whole: all
        case .order: all.filter { $0.ties == .indexOrder }
        case .top: all.filter { $0.ties == .indexOrder && !$0.needsWholeRanking }
        }
    }

    private static func all(
        cuts: [Int], averagePrecisionCuts: [Int], precisionCuts: [Int], radii: [Int]
    ) -> [any RankingMetric] {
        var metrics: [any RankingMetric] = [
            AveragePrecision(ties: .indexOrder), AveragePrecision(ties: .tieAware),
            AveragePrecision(ties: .optimistic), AveragePrecision(ties: .pessimistic),
        ]
        for k in cuts {
            metrics += [
                AveragePrecisionAtK(k, ties: .indexOrder), AveragePrecisionAtK(k, ties: .tieAware),
                AveragePrecisionOverFound(k),
                RankWeightedPrecision(k, ties: .indexOrder), RankWeightedPrecision(k, ties: .tieAware),
                PrecisionAtK(k, ties: .indexOrder), PrecisionAtK(k, ties: .tieAware),
                RecallAtK(k, ties: .indexOrder), RecallAtK(k, ties: .tieAware),
                F1AtK(k, ties: .indexOrder), F1AtK(k, ties: .tieAware),
                NormalisedDiscountedGain(k, ties: .indexOrder), NormalisedDiscountedGain(k, ties: .tieAware),
                AverageGain(k, ties: .indexOrder), AverageGain(k, ties: .tieAware), TiesAtCut(k),
            ]
        }
        for k in averagePrecisionCuts {
            metrics += [
                AveragePrecisionAtK(k, ties: .indexOrder), AveragePrecisionAtK(k, ties: .tieAware),
                AveragePrecisionOverFound(k),
            ]
        }
        for k in precisionCuts { metrics += [PrecisionAtK(k, ties: .indexOrder), PrecisionAtK(k, ties: .tieAware)] }
        for radius in radii {
            metrics += [
                PrecisionWithinRadius(radius), RecallWithinRadius(radius), EmptyBalls(radius),
                ReturnedWithinRadius(radius),
            ]
        }
        return metrics
    }
}
