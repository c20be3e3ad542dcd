import ArgumentParser
import Core
import Foundation
import Pipeline

struct EncodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encode",
        abstract: "Turn every image of a site into latents and codes, and stop there.",
        discussion: """
            Prints where the arrays are. They are .npy files that numpy.load opens: latents are float32, one row an \
            image; codes are uint8, eight bits a byte, the least significant first (bitorder="little"). Models that \
            are not trained yet are trained first.

            Examples:

              vitrine encode my-site
              vitrine encode my-site --run itq-48
            """)

    private static let files = [
        "database.latents.npy", "query.latents.npy", "database.codes.npy", "query.codes.npy",
    ]

    @Argument(help: .site, completion: .directory)
    var site = "."

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp("Only this run (default: all of the site).", valueName: "name"))
    var runName: String?

    @Flag(help: "Encode again although the arrays are there.")
    var force = false

    @OptionGroup var work: WorkOptions

    func run() throws {
        try reporting {
            var options = work.options(site: site)
            options.only = .binarise
            options.run = runName
            if force { options.force = [.encode, .binarise] }
            for run in try AnySiteBuild.run(options).runs {
                try Console.result(run.heading)
                for file in Self.files.compactMap(run.file) { try Console.result("  \(file.path)") }
            }
        }
    }
}
