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
    /// The site's folder, and the file in it that describes the site.
    public let site: URL
    public let configuration: URL
    public var title: String?
    public var relevance: RelevanceRule?
    /// Whether a run imported before under this name may be overwritten.
    public var replaces = false

    /// - Parameter site: as of `BuildOptions`: a folder with a `vitrine.yml`, or another YAML file.
    public init(name: String, source: Source, site: URL) {
        self.name = name
        self.source = source
        let options = BuildOptions(site: site)
        self.site = options.site
        configuration = options.configuration
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
    /// The recipe's path from the site's folder, as it stands in the site's file.
    public var recipe: String
    /// Whether the site's file lists the recipe now; where not, the user has to add it.
    public var isListed: Bool
}
