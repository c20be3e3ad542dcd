import ArgumentParser
import Core
import Foundation
import Handover
import Pipeline

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a built site or a zip of one.",
        discussion: """
            Every file against the digests of the manifest; every link within the site; that nothing is loaded from a \
            network; that names can lie on any disk, of Windows too; and of a zip, that no entry leads out of its \
            folder, is a link, or unpacks to more than it says.

            With --rebuild, the metrics of every run whose codes the site ships are computed from those and the labels, \
            and compared with the numbers printed; so are the result lists.

            Examples:

              vitrine verify my-site
              vitrine verify supplement.zip --rebuild
            """)

    @Argument(
        help: ArgumentHelp("A zip, a folder that was built, or the site it was built from.", valueName: "path"))
    var path = "."

    @Flag(help: "Compute the metrics anew from the codes and labels that are shipped.")
    var rebuild = false

    @Option(help: ArgumentHelp("How many threads to use (default: one a core).", valueName: "count"))
    var jobs: Int?

    @Flag(name: .shortAndLong, help: "Print problems only.")
    var quiet = false

    @Flag(help: "Print what was checked and found as JSON.")
    var json = false

    /// Problems of one check that are told one by one.
    private static let mostTold = 20

    func validate() throws {
        if json && quiet { throw ValidationError("Give only one of --quiet and --json.") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs); it must be 1 or more.") }
    }

    func run() throws {
        try reporting {
            let progress = ProgressPrinter.standard(quiet: quiet, json: json).handler
            let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
            let report = try SiteVerifier(place(), jobs: jobs, progress: progress).verify(rebuild: rebuild)
            if json {
                try Console.result(json: report)
            } else {
                try describe(report)
            }
            if !report.isWell { throw ExitCode.failure }
        }
    }

    /// Of a site's project, the folder that it was built to.
    private func place() -> URL {
        let url = WorkOptions.folder(path)
        let options = BuildOptions(site: url)
        let isProject = Files.exists(options.configuration) && !Files.isDirectory(options.configuration)
        if isProject { return options.outputFolder }
        return URL(fileURLWithPath: path).standardizedFileURL
    }

    private func describe(_ report: VerifyReport) throws {
        for check in report.checks {
            for problem in check.problems.prefix(Self.mostTold) {
                let file = problem.file.isEmpty ? report.path : TextTable.plain(problem.file)
                Console.message("\(file): error: \(TextTable.plain(problem.message))")
            }
            if check.problems.count > Self.mostTold {
                Console.message("\(check.name): and \(check.problems.count - Self.mostTold) more problems")
            }
            if quiet { continue }
            let verdict = check.problems.isEmpty ? "well" : "\(check.problems.count) problems"
            try Console.result("\(check.name): \(verdict) (\(TextTable.plain(check.summary)))")
            for note in check.notes { try Console.result("  \(TextTable.plain(note))") }
        }
        guard !quiet else { return }
        let wrong = report.checks.reduce(0) { $0 + $1.problems.count }
        try Console.result(
            "\(report.path): " + (wrong == 0 ? "all is well" : "\(wrong) problems") + " in \(report.files) files")
    }
}
