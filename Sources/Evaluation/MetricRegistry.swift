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
    ///   - radii: Hamming radii, none for real vectors.
    public static func metrics(cuts: [Int], radii: [Int]) -> [any RankingMetric] {
        var metrics: [any RankingMetric] = [
            AveragePrecision(ties: .indexOrder), AveragePrecision(ties: .tieAware),
            AveragePrecision(ties: .optimistic), AveragePrecision(ties: .pessimistic),
        ]
        for k in cuts {
            metrics += [
                AveragePrecisionAtK(k, ties: .indexOrder), AveragePrecisionAtK(k, ties: .tieAware),
                AveragePrecisionOverFound(k), RankWeightedPrecision(k),
                PrecisionAtK(k, ties: .indexOrder), PrecisionAtK(k, ties: .tieAware),
                RecallAtK(k, ties: .indexOrder), RecallAtK(k, ties: .tieAware),
                F1AtK(k, ties: .indexOrder), F1AtK(k, ties: .tieAware),
                NormalisedDiscountedGain(k), AverageGain(k), TiesAtCut(k),
            ]
        }
        for radius in radii {
            metrics += [
                PrecisionWithinRadius(radius), RecallWithinRadius(radius), EmptyBalls(radius),
                ReturnedWithinRadius(radius),
            ]
        }
        return metrics
    }
}
