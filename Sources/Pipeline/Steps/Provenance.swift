import Core
import Datasets
import Foundation
import Torch

/// Where a run's numbers come from: `provenance.json`.
package struct Provenance {
    let run: FinishedRun
    let labels: StepResult
    let card: DatasetCard
    let inputs: [URL]

    package static let version = "0.1.0"

    private struct Record: Encodable {
        struct Step: Encodable {
            var step: String
            var key: String
            var seconds: Double
            var files: [StepResult.File]
        }

        /// How the neighbours were found, the size of the index that is kept, and how long it took.
        struct Search: Encodable {
            var method: String
            var explanation: String
            var times: SearchTimes?
        }

        var dataset: String
        var inputs: [String]
        var vitrine: String
        var libtorch: String
        var recipe: String
        var search: Search
        var steps: [Step]
    }

    func json() throws -> Data {
        try JSON.encode(
            Record(
                dataset: card.name, inputs: inputs.map(\.lastPathComponent), vitrine: Self.version,
                libtorch: Torch.version, recipe: Digest.sha256(Data(run.recipe.resolvedText.utf8)),
                search: Record.Search(
                    method: run.recipe.search.text, explanation: run.recipe.searchExplanation,
                    times: run.neighbours.flatMap(SearchTimes.read)),
                steps: ([labels] + run.all).map { result in
                    Record.Step(
                        step: result.step.rawValue, key: result.key, seconds: result.seconds, files: result.files)
                }))
    }

    /// Which labels of the database the run learnt from, or that it saw none; nil for what was made elsewhere.
    func learning() throws -> String? {
        var found = try run.joined.compactMap { source in
            try Provenance(run: source, labels: labels, card: card, inputs: inputs).learning()
                .map { "\(source.recipe.name): \($0)" }
        }
        if let model = run.train, model.has("model.safetensors"),
            let labels = try Safetensors.read(model.url("model.safetensors")).metadata["labels"]
        {
            found.append("network: \(labels)")
        }
        if run.recipe.usesLabels, let hash = run.binarise, hash.has("hash.safetensors") {
            let count = try Safetensors.read(hash.url("hash.safetensors")).metadata["labels"] ?? "?"
            found.append("\(run.recipe.hash.function): \(count) labels of the database")
        }
        switch run.recipe.source {
        case .model, .pixels: return found.isEmpty ? "no labels" : found.joined(separator: "; ")
        default: return found.isEmpty ? nil : found.joined(separator: "; ")
        }
    }

    /// What the site shows. No times: the same inputs must give the same bytes.
    func rows() throws -> [(name: String, value: String)] {
        var rows = [
            ("dataset", card.name), ("vitrine", Self.version), ("libtorch", Torch.version),
            ("recipe, SHA-256", Digest.sha256(Data(run.recipe.resolvedText.utf8))),
        ]
        if let learning = try learning() { rows.append(("learnt from", learning)) }
        if !run.recipe.searchExplanation.isEmpty { rows.append(("search", run.recipe.searchExplanation)) }
        if let forest = run.neighbours?.files.first(where: { $0.name == NeighbourSearch.forest }) {
            rows.append(("\(forest.name), bytes", "\(forest.bytes)"))
        }
        for result in [labels] + run.all where result.step != .train {
            for file in result.files { rows.append(("\(file.name), SHA-256", file.sha256)) }
        }
        if let model = run.train?.files.first(where: { $0.name == "model.safetensors" }) {
            rows.append(("model.safetensors, SHA-256", model.sha256))
        }
        return rows.map { (name: $0.0, value: $0.1) }
    }
}
