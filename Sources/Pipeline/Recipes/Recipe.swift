import Evaluation
import Foundation
import Gallery
import Hashing
import Models

/// One way to turn a dataset into codes: what encodes an image, and how its latents become bits.
public struct Recipe: Sendable, Equatable {
    /// Where latents or codes come from.
    public enum Source: Sendable, Equatable {
        /// A network trained here.
        case model(ModelSpecification, TrainingSpecification)
        /// The pixels themselves, in 0…1.
        case pixels
        /// The twelve hand-made features of a slide's tile, each brought to mean 0 and deviation 1 over the database.
        case statistics
        /// A TorchScript module of the user's.
        case torchScript(URL, mean: [Double]?, deviation: [Double]?)
        /// `.npy` files made elsewhere, one row an image.
        case latents(database: URL, query: URL)
        case codes(database: URL, query: URL)
        /// The latents of runs that stand above this one, side by side: of each, so many principal components at most.
        case joined(runs: [String], components: Int)
        /// Result lists made elsewhere: database rows [queries, k], and how far they are where that is known.
        case neighbours(indices: URL, distances: URL?)
    }

    public struct Hash: Sendable, Equatable {
        /// A name in `HashFunctions`, or `none` for a search on the latents themselves.
        public var function = "itq"
        public var options = HashOptions()

        /// A search on the latents themselves.
        static let none = Hash(function: "none", options: HashOptions())
    }

    /// The run's name: letters, digits, hyphens.
    public var name: String
    public var title: String
    public var summary = ""
    public var source: Source
    public var hash = Hash()
    public var search = SearchMethod.exact
    public var relevance = RelevanceRule.sameLabel
    /// The paper whose method this is.
    public var paper: PaperReference?
    /// The file it was read from, for messages.
    public var file: String
    /// Where its relative paths start.
    public var folder: URL?

    /// Whether the search is on bits.
    var searchesCodes: Bool {
        if case .codes = source { return true }
        return hasLatents && hash.function != "none"
    }

    /// Whether there are vectors to hash.
    var hasLatents: Bool {
        switch source {
        case .model, .pixels, .statistics, .torchScript, .latents, .joined: true
        case .codes, .neighbours: false
        }
    }

    /// Whether codes are learnt from the database's labels.
    public var usesLabels: Bool {
        hasLatents && HashFunctions.isSupervised(hash.function)
    }

    /// The runs whose latents this one takes.
    var joinedRuns: [String] {
        if case .joined(let runs, _) = source { return runs }
        return []
    }

    public var isTrained: Bool {
        if case .model = source { return true }
        return false
    }
}
