import ArgumentParser
import Core
import Foundation
import Handover
import Pipeline
import SlidePipeline

struct PackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Make one zip of a site for a venue, within its limits and without names.",
        discussion: """
            A site that is larger than the venue takes is rendered again, smaller. In this order, each as far as it \
            must: quality and size of the pictures, results a query, lists of results as text, pictures that no page \
            shows, and queries with a page. A folder that was built already is packed as it is, and so is a gallery of \
            slides.

            With --anonymous, or where the venue asks for it, metadata of pictures, absolute paths and the generator's \
            credit are taken out. Every byte is searched for the authors' names, e-mail addresses, this account, this \
            machine and any URL; what is found is told by file and byte, and no zip is written. A checklist of what \
            was done lies beside the zip.

            Examples:

              vitrine pack --list
              vitrine pack my-site --venue journal-10
              vitrine pack --venue openreview-100 --author "Anna Example"
              vitrine pack my-site/public --venue pages-1g -o site.zip
              vitrine pack --venue my-venue.yml --anonymous
            """)

    @Argument(
        help: ArgumentHelp("The site, or a folder that was built.", valueName: "site"), completion: .directory)
    var site = "."

    @Option(help: ArgumentHelp("The venue: a name that --list prints, or a YAML file.", valueName: "venue"))
    var venue: String?

    @Flag(help: "Print the venues that are known, with their limits.")
    var list = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The zip (default: pack-VENUE.zip in this folder).", valueName: "file"),
        completion: .file(extensions: ["zip"]))
    var output: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Take out and search for what tells who made it (default: as the venue asks).")
    var anonymous: Bool?

    @Option(help: ArgumentHelp("An author's name to search for; may be repeated.", valueName: "name"))
    var author: [String] = []

    @Option(help: ArgumentHelp("An e-mail address to search for; may be repeated.", valueName: "address"))
    var email: [String] = []

    @Option(help: ArgumentHelp("A text or the begin of a URL that may stay; may be repeated.", valueName: "text"))
    var allow: [String] = []

    @Option(
        help: ArgumentHelp("Templates that replace the site's own and the built-in ones.", valueName: "folder"),
        completion: .directory)
    var templates: String?

    @OptionGroup var work: WorkOptions

    @Flag(help: "Print the result as JSON, and progress as JSON lines on standard error.")
    var json = false

    func validate() throws {
        if json && work.quiet { throw ValidationError("Give only one of --quiet and --json.") }
        if venue == nil && !list { throw ValidationError("Name a venue with --venue; --list prints those known.") }
    }

    func run() throws {
        try reporting {
            if list { return try printVenues() }
            let report = try pack(VenueBudget.find(venue ?? ""))
            if json { return try Console.result(json: report) }
            for warning in report.warnings { Console.message("warning: \(TextTable.plain(warning))") }
            if !work.quiet { try describe(report) }
        }
    }

    // MARK: - Packing

    private func pack(_ venue: VenueBudget) throws -> PackReport {
        var options = work.options(site: site, json: json)
        options.templates = templates.map(WorkOptions.folder)
        var request = PackRequest(
            venue: venue, output: URL(fileURLWithPath: output ?? "pack-\(venue.name).zip").standardizedFileURL,
            isAnonymous: anonymous ?? venue.isAnonymous)
        request.jobs = options.jobs
        request.progress = options.progress
        request.allowed = allow
        if request.isAnonymous { request.pageWords = Themes.words }
        request.identity = PackIdentity.here(site: options.site, authors: author, emails: email)
        let packer = Packer(request)
        let isProject = Files.exists(options.configuration) && !Files.isDirectory(options.configuration)
        let built = isProject ? options.outputFolder : options.site
        try requireOutside(built, request.output)
        guard isProject else {
            return try packer.pack(
                folder: built,
                whole: "name the site that it was built from, which can be rendered smaller, or another venue")
        }
        if SlideSiteConfiguration.describes(options.configuration) {
            _ = try AnySiteBuild.run(options)
            return try packer.pack(
                folder: built,
                whole:
                    "a gallery of slides is packed as it is: leave out slides, scales or queries, or choose another venue"
            )
        }
        return try SiteBuild(options).withPackProject { try packer.pack($0) }
    }

    /// A zip inside of what it packs would hold an older self.
    private func requireOutside(_ folder: URL, _ zip: URL) throws {
        guard zip.path.hasPrefix(folder.standardizedFileURL.path + "/") else { return }
        throw Diagnostic("lies in the folder that is packed", file: zip.path, advice: "choose another --output")
    }

    // MARK: - Telling

    private func printVenues() throws {
        var table = TextTable([("venue", .left), ("takes", .left), ("for", .left)])
        for venue in VenueBudget.builtIn { table.add([venue.name, venue.limits, venue.title]) }
        try Console.result(table.text)
    }

    private func describe(_ report: PackReport) throws {
        let share = 100 * Double(report.bytes) / Double(max(1, report.budget))
        try Console.result(
            "Pack: \(report.output) (\(report.bytes) bytes, \(String(format: "%.1f", share)) % of \(report.venue)'s; "
                + "\(report.files) files)")
        for dropped in report.dropped { try Console.result("  dropped: \(dropped)") }
        if report.dropped.isEmpty { try Console.result("  nothing was dropped") }
        for what in report.removed.keys.sorted() {
            try Console.result("  taken out: \(TextTable.plain(what)) (\(report.removed[what] ?? 0))")
        }
        try Console.result("Checklist: \(report.checklist)")
    }
}
