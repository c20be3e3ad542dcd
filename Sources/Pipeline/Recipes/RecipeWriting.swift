import Foundation
import Hashing
import Models

extension Recipe {
    /// The recipe as resolved, every default written out, as YAML that reads back to the same recipe.
    public var resolvedText: String {
        var lines = ["title: \(quoted(title))"]
        if !summary.isEmpty { lines.append("description: \(quoted(summary))") }
        if let paper {
            lines.append("paper: {name: \(quoted(paper.paper)), method: \(quoted(paper.method))}")
        }
        switch source {
        case .statistics: lines.append("encoder: statistics")
        case .pixels: lines.append("encoder: pixels")
        case .codes(let database, let query): lines += pair("codes", database, query)
        case .latents(let database, let query): lines += pair("latents", database, query)
        case .joined(let runs, let components):
            lines.append("latents: {runs: [\(runs.joined(separator: ", "))], components: \(components)}")
        case .neighbours(let indices, let distances):
            lines += ["neighbours:", "  indices: \(quoted(indices.lastPathComponent))"]
            if let distances { lines.append("  distances: \(quoted(distances.lastPathComponent))") }
        case .torchScript(let url, let mean, let deviation):
            lines.append("torchscript: \(quoted(url.lastPathComponent))")
            if let mean { lines.append("mean: \(mean)") }
            if let deviation { lines.append("deviation: \(deviation)") }
        case .model(let model, let training):
            lines += ModelWriting.lines(model) + ModelWriting.lines(training)
        }
        if hasLatents {
            lines += ["hash:", "  function: \(hash.function)"]
            for option in HashFunctions.options(of: hash.function) {
                if let text = option.text(in: hash.options) { lines.append("  \(option.rawValue): \(text)") }
            }
        }
        if searchesCodes || hasLatents { lines.append("search: \(search.text)") }
        lines.append("relevance: \(relevance.rawValue)")
        return lines.joined(separator: "\n") + "\n"
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
