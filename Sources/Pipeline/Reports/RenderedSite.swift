import Core
import Foundation
import Gallery
import Report

/// A site whose steps are done, as reports see it.
final class RenderedSite: ReportSite {
    let runNames: [String]
    private let digests: [String: String]
    private let ground: String
    private let names: [String]
    private let made: OnceMade

    /// - Parameter gallery: of the site's own pages where they are being written.
    convenience init(
        content: SiteContent, gallery: RenderedGallery, runs: [FinishedRun], labels: StepResult, build: SiteBuild
    ) {
        // A pack shows fewer queries, and fewer results of each, than the site does.
        let isWhole = content.shownQueries == nil && content.shownNeighbours == build.configuration.neighbours
        let shown = content.shownQueries.map { "\($0)" } ?? ""
        self.init(
            classes: content.dataset.classes, runs: runs, labels: labels, build: build,
            shown: isWhole ? "" : "\(content.shownNeighbours) \(shown)"
        ) {
            gallery
        }
    }

    init(
        classes: [String], runs: [FinishedRun], labels: StepResult, build: SiteBuild, shown: String = "",
        gallery: @escaping () throws -> ReportGallery
    ) {
        runNames = runs.map(\.recipe.name)
        names = classes
        var ground = Digest()
        let configuration = build.configuration
        for part in [labels.digest, build.theme.digest, build.card.text, configuration.title, configuration.summary] {
            ground.add(part)
        }
        ground.add("\(configuration.neighbours) \(configuration.pictureEdge) \(shown)")
        self.ground = ground.hex()
        digests = Dictionary(
            runs.map { run in
                var digest = Digest()
                digest.add(run.recipe.name)
                digest.add(run.recipe.resolvedText)
                for step in run.all { digest.add(step.digest) }
                return (run.recipe.name, digest.hex())
            }
        ) { first, _ in first }
        made = OnceMade(gallery)
    }

    static func cells(in store: URL) -> URL {
        store.appendingPathComponent("reports", isDirectory: true).appendingPathComponent("cells", isDirectory: true)
    }

    func classes() -> [String] { names }

    func digest(of runs: RunChoice) -> String {
        switch runs {
        case .none: "none"
        case .all: ([ground] + runNames.map { digests[$0] ?? "" }).joined(separator: " ")
        case .named(let names): ([ground] + names.map { digests[$0] ?? "" }).joined(separator: " ")
        }
    }

    func gallery() throws -> ReportGallery { try made.value() }
}

/// Made when it is first asked for, and by one of those who ask at once: nothing in it is touched without the lock.
final class OnceMade: @unchecked Sendable {
    private let lock = NSLock()
    private let make: () throws -> ReportGallery
    private var made: ReportGallery?

    init(_ make: @escaping () throws -> ReportGallery) {
        self.make = make
    }

    func value() throws -> ReportGallery {
        lock.lock()
        defer { lock.unlock() }
        if let made { return made }
        let new = try make()
        made = new
        return new
    }
}
