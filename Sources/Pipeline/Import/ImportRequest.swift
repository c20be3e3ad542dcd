import Evaluation
import Foundation

/// What `vitrine import` is asked for.
public struct ImportRequest: Sendable {
    /// Files by path: `.npy`, `.csv`, or `.npz` (with `:name` for one array of several).
    public enum Source: Sendable {
        case codes(database: String, query: String, layout: CodeLayout, order: BitOrder)
        /// - hash: a name in `HashFunctions`; nil to compare the vectors by Euclidean distance.
        case latents(database: String, query: String, hash: String?, bits: Int?)
        /// - first: only the first results of each list; nil for all.
        case neighbours(indices: String, distances: String?, first: Int?)
    }

    /// The run's name: letters, digits, `-` and `_`.
    public var name: String
    public var source: Source
    /// The folder with `vitrine.yml`.
    public var site: URL
    public var title: String?
    public var relevance: RelevanceRule?
    /// Whether a run imported before under this name may be overwritten.
    public var replaces = false

    public init(name: String, source: Source, site: URL) {
        self.name = name
        self.source = source
        self.site = URL(fileURLWithPath: site.path, isDirectory: true)
    }
}

/// What an import did.
public struct ImportedRun: Codable, Sendable, Equatable {
    public var name: String
    /// One line: "codes of 48 bits: 60000 database images, 10000 queries".
    public var content: String
    /// What was changed on the way, such as padding; empty as a rule.
    public var notes: [String]
    /// Paths of the files written, from the site's folder.
    public var files: [String]
    /// The recipe's path from the site's folder, as it stands in `vitrine.yml`.
    public var recipe: String
    /// Whether `vitrine.yml` lists the recipe now; where not, the user has to add it.
    public var isListed: Bool
}
