import Foundation
import Synchronization
import Templating

/// What each page's template is given, recorded while a small site is rendered: templates are linted against it.
package enum PageContexts {
    /// Template name with extension → one context of every page that uses it.
    package static func all(_ content: SiteContent, theme: Theme, to folder: URL) throws -> [String: [TemplateValue]] {
        let pictures = try SitePictures.build(content, to: folder, jobs: 1)
        let map = try SiteMap(content, pictures: pictures, theme: theme)
        let runs = try RunView.all(content, map: map, jobs: 1)
        let charts = ChartList(map: map, runs: runs, theme: theme)
        let pairs = RunPairs(runs)
        let recorder = Recorder()
        let classes = ClassPages(map: map, runs: runs, theme: theme)
        let plain = PlainPages(map: map, runs: runs)
        _ = try classes.index(recorder)
        for label in map.classSlugs.indices { _ = try classes.page(label, recorder) }
        _ = try OverviewPage(map: map, runs: runs, pairs: pairs, charts: charts).text(recorder)
        _ = try ReconstructionPage(map: map, runs: runs).text(recorder)
        _ = try plain.provenance(recorder)
        _ = try PapersPage(map: map, runs: runs).text(recorder)
        _ = try plain.search(recorder)
        _ = try plain.about(recorder)
        let engine = theme.mustache()
        _ = try ComparePage(map: map, runs: runs, pairs: pairs, charts: engine).text(recorder)
        let pairPages = PairPages(map: map, charts: engine)
        for pair in pairs.pairs { _ = try pairPages.page(pair, recorder) }
        let failures = runs.map { RunFailures(map: map, run: $0, charts: engine) }
        _ = try FailuresPage(map: map, failures: failures).text(recorder)
        for run in failures { _ = try run.page(recorder) }
        for run in runs {
            _ = try RunPage(map: map, run: run, charts: charts, downloads: [("data/a.csv", "A table", 1)]).page(
                recorder)
        }
        let coded = runs.compactMap { CodedRun($0, map: map) }
        _ = try CodesIndexPage(map: map, runs: runs, coded: coded, charts: charts).text(recorder)
        for run in coded { _ = try CodesPage(map: map, coded: run, charts: charts).page(recorder) }
        _ = try InspectPage(map: map, runs: runs).text(recorder)
        _ = try MapPage(map: map, runs: runs)?.text(recorder)
        var found = recorder.contexts.withLock { $0 }
        let queries = try QueryPages(map: map, runs: runs, pairs: pairs, theme: theme)
        found["query.mustache"] = try map.rows.indices.map(queries.context)
        let browse = BrowsePages(map: map, runs: runs, theme: theme)
        found["browse.mustache"] = try (0..<browse.count).map(browse.context)
        return found
    }

    private final class Recorder: TemplateEngine {
        let contexts = Mutex<[String: [TemplateValue]]>([:])

        func render(_ template: String, _ context: TemplateValue) throws -> String {
            contexts.withLock { $0[template, default: []].append(context) }
            return ""
        }
    }
}
