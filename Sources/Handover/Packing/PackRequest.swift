import Core
import Foundation

/// What a pack is to be.
public struct PackRequest: Sendable {
    public var venue: VenueBudget
    /// The zip; its checklist is written beside it.
    public var output: URL
    /// nil: whatever the venue asks for.
    public var isAnonymous: Bool
    public var identity = Identity()
    /// Texts that may stay though the search finds them.
    public var allowed: [String] = []
    /// Words in small letters that stand in every site's pages: a last name among them counts with a capital only.
    public var pageWords: Set<String> = []
    public var jobs = 1
    public var progress: ProgressHandler?

    public init(venue: VenueBudget, output: URL, isAnonymous: Bool) {
        self.venue = venue
        self.output = output
        self.isAnonymous = isAnonymous
    }
}

/// A project that can be rendered again, larger or smaller.
public struct PackProject {
    /// The site as it would be built.
    public var full: PackSettings
    /// How far each setting may go down.
    public var least: PackSettings
    /// Writes the site with other settings into an empty folder.
    public var render: (PackSettings, URL) throws -> Void

    public init(
        full: PackSettings, least: PackSettings? = nil, render: @escaping (PackSettings, URL) throws -> Void
    ) {
        self.full = full
        self.least = least ?? full.least
        self.render = render
    }
}

/// What `vitrine pack` made.
public struct PackReport: Sendable, Encodable {
    public var output: String
    public var checklist: String
    public var venue: String
    public var bytes: Int
    public var budget: Int
    public var files: Int
    /// nil for a site that was packed as it stands.
    public var settings: PackSettings?
    /// What was turned down or left out, in the order in which it was; empty where all fits.
    public var dropped: [String]
    public var anonymous: Bool
    /// Things taken out, each with in how many places.
    public var removed: [String: Int]
    public var warnings: [String]
    /// Sites that were rendered and packed to find these settings.
    public var trials: Int
}
