import Core
import Foundation
import Retrieval
import Synchronization
import Templating

/// Writes the parts of a site one after the other, each with all jobs.
struct SiteParts: Sendable {
    let map: SiteMap
    let runs: [RunView]
    let theme: Theme
    let writer: SiteWriter
    let jobs: Int
    let pairs: RunPairs

    func writeQueryPages(_ progress: ProgressHandler?) throws {
        let task = "query pages"
        let pages = try QueryPages(map: map, runs: runs, pairs: pairs, theme: theme)
        progress?(.started(task: task, total: map.rows.count, unit: "pages"))
        let done = Mutex(0)
        try Parallel.forEach(count: map.rows.count, jobs: jobs, chunk: 50) { range in
            for position in range {
                let (path, text) = try pages.page(position)
                try writer.write(text, to: path)
            }
            guard let progress else { return }
            // Told inside the lock, so that the count never goes back.
            done.withLock { done in
                done += range.count
                progress(.advanced(task: task, done: done))
            }
        }
        progress?(.finished(task: task, summary: "\(map.rows.count) pages"))
    }

    func writeBrowsePages() throws {
        let pages = BrowsePages(map: map, runs: runs, theme: theme)
        try Parallel.forEach(count: pages.count, jobs: jobs) { range in
            for number in range {
                let (path, text) = try pages.page(number)
                try writer.write(text, to: path)
            }
        }
    }

    /// What each run's page offers for download.
    typealias Downloads = [[(path: String, content: String, bytes: Int)]]

    func writeData() throws -> Downloads {
        let data = SiteData(map: map, runs: runs)
        try writer.write(try JSON.encode(data), to: "data/site.json")
        try writer.write(try JSON.encode(MetricData(data)), to: "data/metrics.json")
        try writer.write(try QueryScript(map: map, runs: runs).script(), to: "data/queries.js")
        let site = SiteScript(title: map.content.title, citation: map.content.citation)
        try writer.write(try DataScript.assigning(site, to: "site"), to: "data/site.js")
        let downloads: Downloads = try runs.map { run in
            try writer.makeFolder("data/\(run.slug)")
            if let codes = CodesScript(run.content) {
                try writer.write(try codes.script(for: run.slug), to: "data/\(run.slug)/codes.js")
            }
            if let places = run.content.map {
                let script = try MapScript(places, rows: map.rows).script(for: run.slug)
                try writer.write(script, to: "data/\(run.slug)/map.js")
            }
            return try RunFiles(map: map, run: run).all().map { file in
                let path = "data/\(run.slug)/\(file.name)"
                try writer.write(file.data, to: path)
                return (path, file.content, file.data.count)
            }
        }
        let images = ImagesScript(map: map, runs: runs, files: Set(downloads.joined().map(\.path)))
        try writer.write(try images.script(), to: "data/images.js")
        return downloads
    }

    func writeOtherPages(_ downloads: Downloads) throws {
        let classes = ClassPages(map: map, runs: runs, theme: theme)
        try Parallel.forEach(count: map.classSlugs.count, jobs: jobs, chunk: 4) { range in
            let engine = theme.stencil()
            for label in range {
                let (path, text) = try classes.page(label, engine)
                try writer.write(text, to: path)
            }
        }
        let engine = theme.stencil()
        let charts = ChartList(map: map, runs: runs, theme: theme)
        let plain = PlainPages(map: map, runs: runs)
        try writeComparisons()
        try writeFailures()
        try writer.write(try classes.index(engine), to: "classes/index.html")
        try writer.write(
            try OverviewPage(map: map, runs: runs, pairs: pairs, charts: charts).text(engine), to: "index.html")
        try writer.write(try ReconstructionPage(map: map, runs: runs).text(engine), to: "reconstructions/index.html")
        try writer.write(try plain.provenance(engine), to: "provenance.html")
        if !map.content.papers.isEmpty {
            try writer.write(try PapersPage(map: map, runs: runs).text(engine), to: "papers.html")
        }
        try writer.write(try plain.search(engine), to: "search.html")
        try writer.write(try plain.about(engine), to: "about.html")
        try writeCodesPages(charts)
        if let page = try MapPage(map: map, runs: runs, jobs: jobs) {
            try writer.write(try page.text(engine), to: "map.html")
        }
        for (run, files) in zip(runs, downloads) {
            let (path, text) = try RunPage(map: map, run: run, charts: charts, downloads: files).page(engine)
            try writer.write(text, to: path)
        }
    }

    private func writeComparisons() throws {
        guard runs.count > 1 else { return }
        try writer.makeFolder("compare")
        let charts = theme.mustache()
        let index = ComparePage(map: map, runs: runs, pairs: pairs, charts: charts)
        try writer.write(try index.text(theme.stencil()), to: "compare/index.html")
        let pages = PairPages(map: map, charts: charts)
        try Parallel.forEach(count: pairs.pairs.count, jobs: jobs) { range in
            let engine = theme.stencil()
            for place in range {
                let (path, text) = try pages.page(pairs.pairs[place], engine)
                try writer.write(text, to: path)
            }
        }
    }

    private func writeFailures() throws {
        guard !runs.isEmpty else { return }
        try writer.makeFolder("failures")
        let engine = theme.stencil()
        let charts = theme.mustache()
        let failures = runs.map { RunFailures(map: map, run: $0, charts: charts) }
        try writer.write(try FailuresPage(map: map, failures: failures).text(engine), to: "failures/index.html")
        for run in failures {
            let (path, text) = try run.page(engine)
            try writer.write(text, to: path)
        }
    }

    /// `codes/` and `inspect.html`, where a run has codes.
    private func writeCodesPages(_ charts: ChartList) throws {
        let coded = try Parallel.map(count: runs.count, jobs: jobs, chunk: 1) { range in
            range.compactMap { CodedRun(runs[$0], map: map) }
        }.flatMap { $0 }
        guard !coded.isEmpty else { return }
        try writer.makeFolder("codes")
        try Parallel.forEach(count: coded.count, jobs: jobs) { range in
            let engine = theme.stencil()
            for number in range {
                let (path, text) = try CodesPage(map: map, coded: coded[number], charts: charts).page(engine)
                try writer.write(text, to: path)
            }
        }
        let engine = theme.stencil()
        let index = CodesIndexPage(map: map, runs: runs, coded: coded, charts: charts)
        try writer.write(try index.text(engine), to: "codes/index.html")
        if InspectPage.exists(map.content) {
            try writer.write(try InspectPage(map: map, runs: runs).text(engine), to: "inspect.html")
        }
    }
}
