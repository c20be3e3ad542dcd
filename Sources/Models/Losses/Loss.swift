import Core
import Torch

/// One term of the training loss: a number to make small. One conformance a file, one line in `Losses`.
public protocol Loss {
    static var name: String { get }
    /// One sentence for the documentation.
    static var summary: String { get }
    static var formula: String { get }
    /// What of a step it looks at, so that nothing else is computed.
    static var uses: Set<StepPart> { get }
    init(_ specification: LossSpecification) throws
    func value(_ step: TrainingStep) throws -> Tensor
}

extension Loss {
    public static var uses: Set<StepPart> { [.codes] }
}

/// The losses by name.
public enum Losses {
    public static var all: [any Loss.Type] {
        [
            MeanSquaredError.self, BinaryCrossEntropy.self, NormalisedTemperatureCrossEntropy.self, BitBalance.self,
            CodeBalance.self, Push.self, Decorrelation.self, Quantisation.self, Classification.self,
            SigmoidClassification.self, FormulaFive.self, GaussianDivergence.self, BernoulliDivergence.self,
        ]
    }

    public static var names: [String] { all.map { $0.name } }

    static func type(_ name: String) throws -> any Loss.Type {
        guard let type = all.first(where: { $0.name == name }) else {
            throw Diagnostic("there is no loss `\(name)`", expected: "one of \(names.joined(separator: ", "))")
        }
        return type
    }

    public static func make(_ specification: LossSpecification) throws -> any Loss {
        let type = try type(specification.name)
        try check(specification.weight, "weight of \(specification.name)", 0...1e6)
        return try type.init(specification)
    }

    /// Whether one of the losses looks at labels.
    public static func needLabels(_ losses: [LossSpecification]) -> Bool {
        losses.contains { loss in all.first { $0.name == loss.name }?.uses.contains(.logits) ?? false }
    }
}
