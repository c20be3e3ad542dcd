import Core

/// Something wrong with a site.
public struct SiteProblem: Sendable, Equatable, Codable {
    /// From the site's root; empty for the site as a whole.
    public var file: String
    public var message: String

    package init(file: String, message: String) {
        self.file = file
        self.message = message
    }
}

/// One thing that was checked.
public struct SiteCheck: Sendable, Codable {
    /// `digests`, `links`, …
    public var name: String
    /// What was looked at, in a few words.
    public var summary: String
    public var problems: [SiteProblem]
    /// What could not be checked, and why.
    public var notes: [String] = []
}

/// What `vitrine verify` found.
public struct VerifyReport: Sendable, Encodable {
    public var path: String
    public var files: Int
    public var bytes: Int
    public var checks: [SiteCheck]

    public var isWell: Bool { checks.allSatisfy(\.problems.isEmpty) }
}
