import Core

/// The built site that a report tells of.
package protocol ReportSite: Sendable {
    /// Names of the runs, in order.
    var runNames: [String] { get }
    /// Names of the classes; empty where they cannot be had.
    func classes() -> [String]
    /// The same where, and only where, all that these runs' pages show is the same.
    func digest(of runs: RunChoice) -> String
    /// Everything, read when it is first asked for.
    func gallery() throws -> ReportGallery
}
