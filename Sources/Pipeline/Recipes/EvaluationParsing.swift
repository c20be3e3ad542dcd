import Evaluation
import Settings

/// The `evaluation` part of `vitrine.yml`: which ranks and radii the metrics are given at, besides `neighbours`.
enum EvaluationParsing {
    static func options(_ map: YAMLMapping?) -> EvaluationOptions {
        var options = EvaluationOptions()
        guard let map else { return options }
        let ranks = 1...1_000_000
        if let cuts = map.ints("cuts", in: ranks) { options.cuts = cuts }
        if let cuts = map.ints("average_precision_cuts", in: ranks) { options.averagePrecisionCuts = cuts }
        if let cuts = map.ints("precision_cuts", in: ranks) { options.precisionCuts = cuts }
        if let radii = map.ints("radii", in: 0...1024) { options.radii = radii }
        map.reportUnknownKeys()
        return options
    }
}
