import Foundation
import Hashing
import Models

extension Recipe {
    /// The recipe as resolved, every default written out, as YAML that reads back to the same recipe.
    public var resolvedText: String {
        var lines = ["title: \(quoted(title))"]
        if !summary.isEmpty { lines.append("description: \(quoted(summary))") }
        switch source {
        case .pixels: lines.append("encoder: pixels")
        case .codes(let database, let query): lines += pair("codes", database, query)
        case .latents(let database, let query): lines += pair("latents", database, query)
        case .torchScript(let url, let mean, let deviation):
            lines.append("torchscript: \(quoted(url.lastPathComponent))")
            if let mean { lines.append("mean: \(mean)") }
            if let deviation { lines.append("deviation: \(deviation)") }
        case .model(let model, let training):
            lines += modelLines(model) + trainingLines(training)
        }
        if case .codes = source {
        } else {
            lines += ["hash:", "  function: \(hash.function)"]
            for option in HashFunctions.options(of: hash.function) {
                if let text = option.text(in: hash.options) { lines.append("  \(option.rawValue): \(text)") }
            }
        }
        lines.append("relevance: \(relevance.rawValue)")
        return lines.joined(separator: "\n") + "\n"
    }

    private func modelLines(_ model: ModelSpecification) -> [String] {
        [
            "model:", "  architecture: \(model.architecture)", "  bits: \(model.bits)", "  channels: \(model.channels)",
            "  kernel: \(model.kernel)", "  hidden: \(model.hidden)", "  decoder_hidden: \(model.decoderHidden)",
            "  code: \(model.code.rawValue)", "  output: \(model.output.rawValue)",
            "  average_mirror: \(model.averageMirror)",
        ]
    }

    private func trainingLines(_ training: TrainingSpecification) -> [String] {
        var lines = [
            "training:", "  epochs: \(training.epochs)", "  batch: \(training.batch)", "  seed: \(training.seed)",
            "  threads: \(training.threads)", "  optimiser:", "    name: \(training.optimiser.name.rawValue)",
            "    rate: \(training.optimiser.rate)", "    momentum: \(training.optimiser.momentum)",
            "    weight_decay: \(training.optimiser.weightDecay)", "  schedule:",
            "    name: \(training.schedule.name.rawValue)", "    warm_up: \(training.schedule.warmUp)", "  losses:",
        ]
        for loss in training.losses {
            lines.append("    - {name: \(loss.name), weight: \(loss.weight), temperature: \(loss.temperature)}")
        }
        lines += [
            "  views:", "    count: \(training.views.count)", "    smallest_area: \(training.views.smallestArea)",
            "    aspect: \(training.views.aspect)", "    flip: \(training.views.flip.rawValue)",
            "    rotation: \(training.views.rotation)", "    brightness: \(training.views.brightness)",
        ]
        return lines
    }

    /// File names alone: where they lay on the author's machine is nobody's business.
    private func pair(_ key: String, _ database: URL, _ query: URL) -> [String] {
        [
            "\(key):", "  database: \(quoted(database.lastPathComponent))",
            "  query: \(quoted(query.lastPathComponent))",
        ]
    }

    /// A JSON string is a YAML string.
    private func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}
