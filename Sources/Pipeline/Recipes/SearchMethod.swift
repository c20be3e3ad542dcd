import Retrieval

/// How a run searches: `search` in its recipe.
public enum SearchMethod: Sendable, Equatable {
    /// Every row of the database is compared.
    case exact
    /// A look-up by Hamming distance, ranked again by the latents that the codes were made from.
    case twoStage(LookUp)
    /// Approximate, on latents.
    case forest(ForestOptions, searchK: Int?)
    /// Exact, on codes, by hash tables over parts of them.
    case multiIndex(parts: Int?)

    /// Whether it may miss neighbours.
    var isApproximate: Bool {
        if case .forest = self { return true }
        return false
    }

    /// Defaults that depend on the number of results filled in.
    func resolved(neighbours k: Int) -> SearchMethod {
        if case .forest(let options, searchK: nil) = self { return .forest(options, searchK: options.searchK(for: k)) }
        return self
    }

    /// What comes after `search: ` in a recipe.
    var text: String {
        switch self {
        case .exact: "exact"
        case .twoStage(.radius(let radius)): "{method: two-stage, radius: \(radius)}"
        case .twoStage(.candidates(let number)): "{method: two-stage, candidates: \(number)}"
        case .multiIndex(let parts): "{method: multi-index\(parts.map { ", parts: \($0)" } ?? "")}"
        case .forest(let options, let searchK):
            "{method: forest, distance: \(options.distance.rawValue), trees: \(options.trees)"
                + (options.leaf.map { ", leaf: \($0)" } ?? "") + (searchK.map { ", search_k: \($0)" } ?? "")
                + ", seed: \(options.seed)}"
        }
    }

    /// For the keys of steps: empty for the plain search, whose results older stores hold already.
    var parameters: String { self == .exact ? "" : "\nsearch \(text)" }

    /// For the run's page, in a sentence.
    var explanation: String {
        switch self {
        case .exact: "exact: every image of the database is compared"
        case .twoStage(let lookUp):
            "two stages: \(Self.words(lookUp)), ranked again by Euclidean distance of the latents; after them the others "
                + "by Hamming distance"
        case .forest(let options, let searchK):
            "approximate, by a forest of \(options.trees) random-projection trees with "
                + "\(options.distance.rawValue) distance and "
                + (searchK.map { "at least \($0) row numbers looked at for a query" } ?? "the default search")
                + "; metrics are of the results that it returned"
        case .multiIndex(let parts):
            "exact, by hash tables over "
                + (parts.map { $0 == 1 ? "the whole code" : "\($0) parts of the code" } ?? "parts of the code")
        }
    }

    private static func words(_ lookUp: LookUp) -> String {
        switch lookUp {
        case .radius(let radius): "images within a Hamming distance of \(radius)"
        case .candidates(1): "the first image by Hamming distance"
        case .candidates(let number): "the first \(number) images by Hamming distance"
        }
    }
}

extension Recipe {
    /// How the run searches, for its page; empty where lists made elsewhere take the place of a search.
    var searchExplanation: String {
        searchesCodes || hasLatents ? search.explanation : ""
    }
}
