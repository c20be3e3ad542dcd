import Core
import Foundation

/// What a build is asked to do.
public struct BuildOptions: Sendable {
    /// The folder with `vitrine.yml`.
    public var site: URL
    /// nil: `public` in the site's folder.
    public var output: URL?
    /// nil: `.vitrine` in the site's folder.
    public var store: URL?
    /// Templates that override the site's own.
    public var templates: URL?
    /// Threads of search, evaluation and rendering. No result depends on it.
    public var jobs = ProcessInfo.processInfo.activeProcessorCount
    /// The last step to run.
    public var only: StepName?
    /// Steps that run even though their results exist.
    public var force: Set<StepName> = []
    /// `auto`, `cpu` or `cuda`.
    public var device = "auto"
    /// Only this run.
    public var run: String?
    public var progress: ProgressHandler = { _ in }

    public init(site: URL) {
        self.site = URL(fileURLWithPath: site.path, isDirectory: true)
    }

    var outputFolder: URL { (output ?? site.appendingPathComponent("public")).standardizedFileURL }
    var storeFolder: URL { (store ?? site.appendingPathComponent(".vitrine")).standardizedFileURL }

    /// Whether a step comes within what was asked for.
    func wants(_ step: StepName) -> Bool {
        guard let only else { return true }
        let order = StepName.allCases
        return (order.firstIndex(of: step) ?? 0) <= (order.firstIndex(of: only) ?? 0)
    }
}
