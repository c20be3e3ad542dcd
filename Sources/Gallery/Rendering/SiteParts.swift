import Core
import Foundation
import Retrieval
import Templating

/// Writes the parts of a site, all jobs taking the next part that nobody has begun.
struct SiteParts: Sendable {
    let map: SiteMap
    let runs: [RunView]
    let theme: Theme
    let writer: SiteWriter
    let jobs: Int
    let pairs: RunPairs
    let charts: ChartList
    /// What each run's page offers for download.
    private let downloads: Slots<[(path: String, content: String, bytes: Int)]>
    private let failures: Slots<RunFailures>
    private let coded: Slots<CodedRun>

    /// Writes one file of the site or some of a kind.
    typealias Part = @Sendable () throws -> Void

    init(map: SiteMap, runs: [RunView], theme: Theme, writer: SiteWriter, jobs: Int) {
        self.map = map
        self.runs = runs
        self.theme = theme
        self.writer = writer
        self.jobs = jobs
        pairs = RunPairs(runs)
        charts = ChartList(map: map, runs: runs, theme: theme)
        downloads = Slots(runs.count)
        failures = Slots(runs.count)
        coded = Slots(runs.count)
    }

    func write(_ progress: ProgressHandler?) throws {
        try makeFolders()
        // The many query pages last: no job is left alone with something long at the end.
        let (task, total) = ("query pages", map.rows.count)
        progress?(.started(task: task, total: total, unit: "pages"))
        let queries = try queryPages { progress?(.advanced(task: task, done: $0)) }
        try write(partsOfRuns + data + pages + queries)
        progress?(.finished(task: task, summary: "\(total) pages"))
        try write(partsOfAllRuns)
    }

    private func write(_ parts: [Part]) throws {
        try Parallel.forEach(count: parts.count, jobs: jobs) { range in
            for number in range { try parts[number]() }
        }
    }

    private func makeFolders() throws {
        var folders = ["browse", "classes", "data", "queries", "reconstructions", "runs"]
        if runs.count > 1 { folders.append("compare") }
        if !runs.isEmpty { folders.append("failures") }
        if runs.contains(where: { CodedRun.exists($0.content) }) { folders.append("codes") }
        for folder in folders + runs.map({ "data/\($0.slug)" }) { try writer.makeFolder(folder) }
    }

    // MARK: - Of each run

    /// What takes longest.
    private var partsOfRuns: [Part] {
        let engine = theme.mustache()
        let map: Part = { try writeMap() }
        return [map]
            + runs.flatMap { run -> [Part] in
                [
                    { try writeFiles(of: run) },
                    {
                        guard let found = CodedRun(run, map: self.map) else { return }
                        coded.set(run.number, found)
                        try write(try CodesPage(map: self.map, coded: found, charts: charts).page(theme.pages()))
                    },
                    {
                        let found = RunFailures(map: self.map, run: run, charts: engine)
                        failures.set(run.number, found)
                        try write(try found.page(theme.pages()))
                    },
                ]
            }
    }

    private func writeMap() throws {
        guard let page = MapPage(map: map, runs: runs) else { return }
        try writer.write(try page.text(theme.pages()), to: "map.html")
    }

    private func writeFiles(of run: RunView) throws {
        let folder = "data/\(run.slug)"
        if let codes = CodesScript(run.content) {
            try writer.write(try codes.script(for: run.slug), to: "\(folder)/codes.js")
        }
        if let places = run.content.map {
            try writer.write(try MapScript(places, rows: map.rows).script(for: run.slug), to: "\(folder)/map.js")
        }
        let files = try RunFiles(map: map, run: run).all()
        for file in files { try writer.write(file.data, to: "\(folder)/\(file.name)") }
        downloads.set(run.number, files.map { ("\(folder)/\($0.name)", $0.content, $0.data.count) })
    }

    /// What needs something of every run that was made for its own part.
    private var partsOfAllRuns: [Part] {
        let images: Part = {
            let paths = Set(downloads.all.joined().map(\.path))
            try writer.write(try ImagesScript(map: map, runs: runs, files: paths).script(), to: "data/images.js")
        }
        var parts = [images]
        parts += zip(runs, downloads.all).map { run, files -> Part in
            {
                let page = RunPage(map: map, run: run, charts: charts, downloads: files)
                try write(try page.page(theme.pages()))
            }
        }
        if !runs.isEmpty {
            parts.append {
                let page = FailuresPage(map: map, failures: failures.all)
                try writer.write(try page.text(theme.pages()), to: "failures/index.html")
            }
        }
        let withCodes = coded.all
        if !withCodes.isEmpty {
            parts.append {
                let page = CodesIndexPage(map: map, runs: runs, coded: withCodes, charts: charts)
                try writer.write(try page.text(theme.pages()), to: "codes/index.html")
            }
        }
        return parts
    }

    func write(_ page: (path: String, text: String)) throws {
        try writer.write(page.text, to: page.path)
    }
}
