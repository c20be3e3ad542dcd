import ArgumentParser
import Core
import Foundation
import Pipeline

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Start a site, or a report from a notebook.",
        discussion: """
            Writes a vitrine.yml and a recipe to change as you like. Without an option it takes a dataset that is installed on this machine, or else a small sample. Files \
            that are there already are left as they are.

            Examples:

              vitrine init my-site            a dataset that is there
              vitrine init my-site --sample   a small drawn dataset, to try things out
              vitrine init my-site --dataset fashion-mnist
                                              a dataset by name; see `vitrine datasets`
              vitrine init my-site --images ~/Pictures/birds --title Birds
                                              your images, one folder a class
              vitrine init my-site --from analysis.ipynb
                                              a report with the notebook's text and figures
            """)

    @Argument(help: ArgumentHelp("The folder of the new site.", valueName: "folder"), completion: .directory)
    var folder = "."

    @Option(help: ArgumentHelp("A dataset by name, or the path of a card.", valueName: "name"))
    var dataset: String?

    @Option(
        help: ArgumentHelp("A folder of images, sorted into one folder a class.", valueName: "folder"),
        completion: .directory)
    var images: String?

    @Option(
        help: ArgumentHelp("A Jupyter notebook to make a report of.", valueName: "notebook"),
        completion: .file(extensions: ["ipynb"]))
    var from: String?

    @Flag(name: .customLong("code"), help: "With --from: keep the notebook's code in the report.")
    var keepsCode = false

    @Flag(help: "A small dataset made on the spot.")
    var sample = false

    @Option(help: ArgumentHelp("The title of the site.", valueName: "text"))
    var title: String?

    func validate() throws {
        if [dataset != nil, images != nil, sample, from != nil].filter({ $0 }).count > 1 {
            throw ValidationError("Give only one of --dataset, --images, --sample and --from.")
        }
        if keepsCode, from == nil { throw ValidationError("--code is about a notebook: give it with --from.") }
        if title != nil, from != nil { throw ValidationError("--title is a site's: a report has its own.") }
    }

    private var source: SiteStarter.Source {
        if let dataset { return .dataset(dataset) }
        if let images { return .images(WorkOptions.folder(images)) }
        return sample ? .sample : .automatic
    }

    func run() throws {
        try reporting {
            if let from { return try startReport(from) }
            let written = try SiteStarter.create(at: WorkOptions.folder(folder), source: source, title: title)
            let site = folder == "." ? "" : " " + shellWord(folder)
            for line in Self.lines(written) { try Console.result("wrote \(TextTable.plain(line))") }
            try Console.result("Next: vitrine build\(site)")
            try Console.result("Then: vitrine serve\(site)")
        }
    }

    private func startReport(_ notebook: String) throws {
        let source = URL(fileURLWithPath: notebook).standardizedFileURL
        let place = WorkOptions.folder(folder)
        let made = try ReportStarter.create(from: source, at: place, keepsCode: keepsCode)
        for line in Self.lines(made.written) { try Console.result("wrote \(TextTable.plain(line))") }
        let path = folder == "." ? made.report : "\(folder)/\(made.report)"
        try Console.result("Next: vitrine report \(shellWord(path)) --site \(shellWord(folder))")
        try Console.result("      or list it in vitrine.yml, `reports: [\(made.report)]`, for a page of the site")
    }

    /// One line a file, but a folder of many (the sample's images) in one line.
    private static func lines(_ files: [String]) -> [String] {
        func folder(_ file: String) -> String { (file as NSString).deletingLastPathComponent }
        let counts = Dictionary(grouping: files, by: folder).mapValues(\.count)
        var told = Set<String>()
        return files.compactMap { file in
            let folder = folder(file)
            guard let count = counts[folder], count > 10 else { return file }
            return told.insert(folder).inserted ? "\(folder)/ (\(count) files)" : nil
        }
    }
}
