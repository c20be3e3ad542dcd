import Core
import Foundation

/// What a build is asked to do.
public struct BuildOptions: Sendable {
    /// The site's folder.
    public let site: URL
    /// The file that describes the site: `vitrine.yml`, or another YAML file in its folder.
    public let configuration: URL
    /// nil: `public` in the site's folder, or `public-NAME` for a site described by `NAME.yml`.
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
    /// At most so many database images, and a tenth as many queries, drawn by the card's seed: to try things out.
    public var limit: Int?
    /// Takes results from the store and computes nothing: what is missing is a mistake.
    public var onlyStored = false
    public var progress: ProgressHandler = { _ in }

    /// - Parameter site: a folder with a `vitrine.yml`, or a YAML file beside which the site's other files lie.
    public init(site: URL) {
        let isFile = ["yml", "yaml"].contains(site.pathExtension.lowercased()) && !Files.isDirectory(site)
        let folder = isFile ? site.deletingLastPathComponent() : site
        self.site = URL(fileURLWithPath: folder.path, isDirectory: true)
        configuration = isFile ? site : self.site.appendingPathComponent(SiteConfiguration.fileName)
    }

    /// Of the configuration: empty for `vitrine.yml`, so that several sites can share a folder and its store.
    package var variant: String {
        configuration.lastPathComponent == SiteConfiguration.fileName
            ? "" : "-" + configuration.deletingPathExtension().lastPathComponent
    }

    public var outputFolder: URL {
        (output ?? site.appendingPathComponent("public" + variant, isDirectory: true)).standardizedFileURL
    }
    package var storeFolder: URL { (store ?? site.appendingPathComponent(".vitrine")).standardizedFileURL }

    /// Whether a step comes within what was asked for.
    package func wants(_ step: StepName) -> Bool {
        guard let only else { return true }
        let order = StepName.allCases
        return (order.firstIndex(of: step) ?? 0) <= (order.firstIndex(of: only) ?? 0)
    }
}
