import ArgumentParser
import Core
import Foundation
import Pipeline

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write reports: documents with figures, tables and numbers of a built site.",
        discussion: """
            A report is a Markdown file with values such as {{runs.itq48.mAP@all}} and cells, fenced blocks that begin \
            with ```vitrine grid (or another kind) and hold a few lines of YAML. A cell runs again only when what it \
            shows has changed; one that fails says so in its place. Reports that vitrine.yml lists under `reports:` \
            become pages of the site too.

            Formats:

            \(ReportWork.formats.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n"))

            Examples:

              vitrine report results.md              writes report/results.html
              vitrine report results.md --format latex --format ipynb
              vitrine report --watch results.md      again whenever it is saved
              vitrine report --strict --site papers  fails if a cell of any report does
            """)

    @Argument(help: "The reports; those that vitrine.yml names where none is given.", completion: .file())
    var reports: [String] = []

    @Option(help: .site, completion: .directory)
    var site = "."

    @Option(help: ArgumentHelp("Where the files go (default: report).", valueName: "folder"), completion: .directory)
    var output = "report"

    @Option(help: ArgumentHelp("A form to write; may be repeated (default: html).", valueName: "format"))
    var format: [String] = []

    @Option(
        help: ArgumentHelp("Templates that replace the site's own and the built-in ones.", valueName: "folder"),
        completion: .directory)
    var templates: String?

    @Option(help: ArgumentHelp("How large the file that stands alone may be.", valueName: "bytes"))
    var mostBytes = 20_000_000

    @Flag(help: "Write again whenever a report or a file of its cells changes, until you press Ctrl-C.")
    var watch = false

    @Flag(help: "End with 1 when a value or a cell could not be filled in.")
    var strict = false

    @Flag(help: "Run the programs that shell cells name. They have your rights.")
    var allowShell = false

    @Flag(help: "Print what was written as JSON.")
    var json = false

    @OptionGroup var work: WorkOptions

    func validate() throws {
        if mostBytes < 10_000 { throw ValidationError("--most-bytes is \(mostBytes); it must be 10000 or more.") }
        if watch && json { throw ValidationError("Give only one of --watch and --json.") }
    }

    func run() async throws {
        do {
            var options = work.options(site: site)
            options.templates = templates.map(WorkOptions.folder)
            var choices = ReportWork.Choices(output: WorkOptions.folder(output))
            choices.formats = format.isEmpty ? ["html"] : format
            choices.allowsShell = allowShell
            choices.mostBytes = mostBytes
            let writing = try ReportWork(options, choices)
            let files = reports.isEmpty ? writing.reports : reports.map { URL(fileURLWithPath: $0).standardizedFileURL }
            guard !files.isEmpty else {
                throw Diagnostic(
                    "no report is named", file: options.configuration.path, expected: "a list `reports:`",
                    advice: "name a file: vitrine report results.md")
            }
            if watch { return try await ReportWatch(writing, files, choices, quiet: work.quiet).run() }
            try write(files, writing)
        } catch {
            throw reported(error)
        }
    }

    private func write(_ files: [URL], _ writing: ReportWork) throws {
        var outcomes: [ReportWork.Outcome] = []
        for file in files { outcomes.append(try writing.write(file)) }
        let mistakes = outcomes.flatMap(\.mistakes)
        for mistake in mistakes {
            var mistake = mistake
            if !strict, mistake.severity == .error { mistake.severity = .warning }
            Console.message(mistake.description)
        }
        if json {
            try Console.result(json: outcomes.map(ReportSummary.init))
        } else if !work.quiet {
            for outcome in outcomes { try Console.result(ReportSummary(outcome).lines) }
        }
        if strict, !mistakes.isEmpty { throw ExitCode.failure }
    }
}

/// What was written, for people and for programs.
struct ReportSummary: Encodable {
    struct Written: Encodable {
        var format: String
        var file: String
        var bytes: Int
    }

    var report: String
    var written: [Written]
    var cells: Int
    var ran: [String]
    var mistakes: [String]
    var seconds: Double

    init(_ outcome: ReportWork.Outcome) {
        report = outcome.report.path
        written = outcome.written.map { Written(format: $0.format, file: $0.file.path, bytes: $0.bytes) }
        cells = outcome.cells
        ran = outcome.ran
        mistakes = outcome.mistakes.map(\.description)
        seconds = outcome.seconds
    }

    var lines: String {
        let state = "\(cells) cells, \(ran.count) ran, \(String(format: "%.2f", seconds)) s"
        return written.map { "\($0.file): \($0.bytes) bytes (\(state))" }.joined(separator: "\n")
    }
}
