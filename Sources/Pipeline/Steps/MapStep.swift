import Arrays
import Core
import Foundation
import Gallery
import Projection
import Templating

/// The step `map`: where the queries of a run lie on two maps of the plane.
struct MapStep {
    static let positions = "map.npy"
    static let facts = "map.json"

    let encoded: StepResult
    let codes: StepResult
    let options: BuildOptions
    let tsne = TSNEOptions()

    /// Latents where there are any, else the bits of codes; nil where the run has neither.
    var source: MapFacts.Source? {
        if encoded.has("query.latents.npy") { return .latents }
        return codes.has("query.codes.npy") ? .bits : nil
    }

    func parameters(_ source: MapFacts.Source) throws -> String {
        "\(source.rawValue) \(LatentMap.mostPlaced) \(try JSON.text(tsne))"
    }

    /// Writes `map.npy`, float32 [Q, 4]: x and y by principal components and by t-SNE; and `map.json`.
    func write(_ source: MapFacts.Source, to folder: URL) throws {
        let vectors =
            switch source {
            case .latents: try FloatMatrix(npy: encoded.url("query.latents.npy"))
            case .bits: try LatentMap.signs(of: PackedCodes(npy: codes.url("query.codes.npy")))
            }
        let made = try LatentMap.make(
            of: vectors, source: source, options: tsne, jobs: options.jobs, progress: options.progress)
        try made.positions.write(to: folder.appendingPathComponent(Self.positions))
        try Files.write(JSON.encode(made.facts), to: folder.appendingPathComponent(Self.facts))
    }

    /// What `write` wrote, as the site shows it.
    static func read(_ result: StepResult) throws -> QueryMap {
        let url = result.url(facts)
        let facts = try JSON.decode(MapFacts.self, from: Files.read(url), file: url.path)
        // Queries that are not placed are no numbers, which a matrix of latents may not hold.
        let positions = try NPY.read(result.url(positions)).values(Float.self, as: .float32)
        return QueryMap(positions: positions, notes: [.pca: facts.componentsText, .tsne: facts.neighbourText])
    }
}

extension MapFacts {
    private var placedText: String {
        placed < rows
            ? "\(Format.thousands(placed)) of \(Format.thousands(rows)) queries, chosen by seed \(seed). " : ""
    }

    private func trustText(_ index: Int) -> String {
        guard let trustworthiness, trustworthiness.indices.contains(index) else { return "" }
        return " Trustworthiness for 12 neighbours: \(Format.fixed(trustworthiness[index], 3))."
    }

    private var vectorText: String {
        switch source {
        case .latents: "latents of \(columns) numbers"
        case .bits: "the \(columns) bits of the codes, as −1 and 1"
        }
    }

    var componentsText: String {
        let parts = shares.map { Format.percent($0) }
        let held = parts.isEmpty ? "nothing" : parts.joined(separator: " and ")
        return "\(placedText)Across and upwards: \(held) of the variance of \(vectorText).\(trustText(0))"
    }

    var neighbourText: String {
        guard let divergence, let perplexity, let iterations else {
            return "\(placedText)Too few different queries for t-SNE: placed by their principal components."
        }
        let from = reduced.map { "the first \($0) principal components of " } ?? ""
        return "\(placedText)Of \(from)\(vectorText): perplexity \(Format.plain((perplexity * 10).rounded() / 10)), "
            + "\(iterations) iterations, forces by a quadtree, from the principal components; "
            + "Kullback–Leibler divergence \(Format.fixed(divergence, 3)).\(trustText(1))"
    }
}
