import Torch

public struct FormulaFive: Loss {
    public static let name = "formula-5"
    public static let summary = """
        For images with several labels (Bashir and Saleem 2018, formula 5): nothing where the output is on the right \
        side, at least 1 for a label that holds and at most 0 for one that does not; else half of the distance.
        """
    public static let formula = "mean(0 where y = 1 and f >= 1, or y = 0 and f <= 0; else |y - f| / 2)"
    public static let uses: Set<StepPart> = [.logits]

    public init(_ specification: LossSpecification) {}

    public func value(_ step: TrainingStep) throws -> Tensor {
        guard let (outputs, labels) = try step.classified() else { return try step.nothing() }
        // With y = 1 the distance is 1 − f where that is above 0; with y = 0 it is f where that is.
        let distance = try labels * (-outputs + 1).relu() + (-labels + 1) * outputs.relu()
        return try distance.mean() / 2
    }
}
