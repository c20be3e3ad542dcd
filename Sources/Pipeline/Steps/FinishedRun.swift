import Arrays
import Evaluation
import Foundation
import Retrieval

/// The results of one run's steps, as far as the build went.
struct FinishedRun {
    let recipe: Recipe
    /// The runs whose latents this one joins.
    var joined: [FinishedRun] = []
    var train: StepResult?
    var encode: StepResult?
    var binarise: StepResult?
    var neighbours: StepResult?
    var evaluate: StepResult?
    var map: StepResult?
    var export: StepResult?

    var all: [StepResult] { [train, encode, binarise, neighbours, evaluate, map, export].compactMap { $0 } }

    /// Whether the search is on bits.
    var isHashed: Bool { binarise?.has("query.codes.npy") ?? false }

    func outcome(folder: URL) throws -> RunOutcome {
        var metrics: [MetricValue] = []
        var depth: Int?
        if let evaluate {
            let file = try MetricsFile.read(evaluate.url("metrics.json"))
            (metrics, depth) = (file.metrics, file.depth)
        }
        var bits: Int?
        if isHashed, let binarise { bits = try PackedCodes(npy: binarise.url("query.codes.npy")).bits }
        return RunOutcome(
            name: recipe.name, title: recipe.title, folder: folder, metrics: metrics, depth: depth, bits: bits)
    }
}
