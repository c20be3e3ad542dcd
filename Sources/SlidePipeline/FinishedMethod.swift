import Arrays
import Core
import Evaluation
import Foundation
import Pipeline

/// The results of one method's steps, as far as the build went.
struct FinishedMethod {
    let method: SlideMethod
    var train: StepResult?
    /// One for each slide.
    var encode: [StepResult] = []
    var binarise: StepResult?
    var neighbours: StepResult?
    var evaluate: StepResult?
    /// For each query the chance of each scale; empty without a scale network.
    var probabilities: [[Double]] = []

    /// nil where regions are compared by their vectors.
    func codes() throws -> PackedCodes? {
        guard let binarise, binarise.has("codes.npy") else { return nil }
        return try PackedCodes(npy: binarise.url("codes.npy"))
    }

    /// The scale that the network names, as an index; the finer of two that are equally likely.
    func namedScale(_ query: Int) -> Int? {
        guard probabilities.indices.contains(query) else { return nil }
        let chances = probabilities[query]
        return chances.indices.max { (chances[$0], $0) < (chances[$1], $1) }
    }

    /// The named scale and those beside it.
    func searchedScales(_ query: Int) -> [Int]? {
        guard let named = namedScale(query) else { return nil }
        return (named - 1...named + 1).filter(probabilities[query].indices.contains)
    }

    /// Links the results together in the store, under the run's name.
    func publish(in store: RunStore, index: TileIndex, collection: String?) throws -> RunOutcome {
        let recipe = method.recipe
        let results = [train, binarise, neighbours, evaluate].compactMap { $0 }
        var extra = ["recipe.yml": Data(recipe.resolvedText.utf8)]
        if !results.isEmpty {
            extra["provenance.json"] = try JSON.encode(
                SlideProvenance(self, index: index, collection: collection))
        }
        try store.publish(results, run: recipe.name, extra: extra)
        var metrics: [MetricValue] = []
        if let evaluate { metrics = try RegionScoring.read(evaluate).metricValues }
        var outcome = RunOutcome(
            name: recipe.name, title: recipe.title, folder: store.runFolder(recipe.name), metrics: metrics, depth: nil,
            bits: try codes()?.bits)
        outcome.times = times(index)
        return outcome
    }
}

extension StepResult {
    func foundRegions() throws -> [FoundRegions] {
        let url = url(FoundRegions.fileName)
        return try JSON.decode([FoundRegions].self, from: Files.read(url), file: url.path)
    }
}
