import ArgumentParser
import Core
import Foundation
import Pipeline

struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build a site: train, encode, search, evaluate and write the pages.",
        discussion: """
            Every step's result is kept in the store, so a second build only does what has changed, and a build that \
            was stopped goes on where it was. The finished site replaces the old one in one move.

            Steps, in order:

            \(StepName.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))

            Examples:

              vitrine build                        the site in this folder, into ./public
              vitrine build my-site --output /srv/www/gallery
              vitrine build my-site/papers.yml     another site in that folder
              vitrine build --limit 2000           a quick try on 2 000 images
              vitrine build --only evaluate        stop before the pages are written
              vitrine build --force train          train again although nothing has changed
              vitrine build --json > summary.json  what was done, for a program
            """)

    @Argument(help: .site, completion: .directory)
    var site = "."

    @Option(
        help: ArgumentHelp("Where the pages go (default: public inside the site).", valueName: "folder"),
        completion: .directory)
    var output: String?

    @Option(
        help: ArgumentHelp("Templates that replace the site's own and the built-in ones.", valueName: "folder"),
        completion: .directory)
    var templates: String?

    @Option(help: ArgumentHelp("Stop after this step; steps that it needs are run too.", valueName: "step"))
    var only: StepName?

    @Option(help: ArgumentHelp("Run this step although its result is stored; may be repeated.", valueName: "step"))
    var force: [StepName] = []

    @Option(
        help: ArgumentHelp(
            "Use at most this many database images and a tenth as many queries, to try things out.",
            valueName: "count"))
    var limit: Int?

    @OptionGroup var work: WorkOptions

    @Flag(help: "Print the summary as JSON, and progress as JSON lines on standard error.")
    var json = false

    func validate() throws {
        if json && work.quiet { throw ValidationError("Give only one of --quiet and --json.") }
        if let limit, limit < 10 { throw ValidationError("--limit is \(limit); it must be 10 or more.") }
    }

    func run() throws {
        try reporting {
            var options = work.options(site: site, json: json)
            options.output = output.map(WorkOptions.folder)
            options.templates = templates.map(WorkOptions.folder)
            options.only = only
            options.limit = limit
            options.force = Set(force)
            let summary = try AnySiteBuild.run(options)
            if json { return try Console.result(json: SummaryReport(summary)) }
            if !work.quiet { try describe(summary) }
        }
    }

    /// How long slides took, a line a run; nothing for images.
    private func times(_ runs: [RunOutcome]) throws {
        var table = TextTable([("run", .left), ("a slide indexed in", .right), ("a region searched in", .right)])
        for run in runs {
            guard let times = run.times else { continue }
            table.add([
                run.name, String(format: "%.1f s", times.secondsASlide),
                times.searchMilliseconds.map { String(format: $0 < 10 ? "%.2f ms" : "%.1f ms", $0) } ?? "–",
            ])
        }
        if runs.contains(where: { $0.times != nil }) { try Console.result(table.text) }
    }

    private func describe(_ summary: BuildSummary) throws {
        try times(summary.runs)
        switch summary.site {
        case .rendered(let pages): try Console.result("Site: \(summary.output.path) (\(pages) pages)")
        case .upToDate: try Console.result("Site: \(summary.output.path) (up to date)")
        case .notAsked:
            for run in summary.runs { try Console.result("\(TextTable.plain(run.name)): \(run.folder.path)") }
            return
        }
        var command = "vitrine serve"
        if site != "." { command += " " + shellWord(site) }
        if let output { command += " --output " + shellWord(output) }
        if let store = work.store { command += " --store " + shellWord(store) }
        try Console.result("View: \(command)")
        try Console.result("      or open \(summary.output.appendingPathComponent("index.html").path) in a browser")
    }
}
