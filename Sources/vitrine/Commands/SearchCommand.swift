import ArgumentParser
import Core
import Foundation
import Pipeline

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find the database images nearest to an image of yours.",
        discussion: """
            The image is encoded and hashed as the run's recipe does with the dataset, then compared with every image \
            of the database. Nearest first; images at equal distance by their row. Any format that libvips opens.

            Examples:

              vitrine search shoe.jpg --site my-site
              vitrine search shoe.jpg --site my-site -k 50 --json
            """)

    @Argument(help: ArgumentHelp("The image file.", valueName: "image"), completion: .file())
    var image: String

    @Option(help: .site, completion: .directory)
    var site = "."

    @Option(name: .customShort("k"), help: ArgumentHelp("How many neighbours to print.", valueName: "count"))
    var count = 10

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp("The run that answers (default: the site's first).", valueName: "name"))
    var runName: String?

    @Flag(help: "Print JSON instead of a table.")
    var json = false

    @OptionGroup var work: WorkOptions

    func validate() throws {
        if count < 1 { throw ValidationError("-k is \(count); it must be 1 or more.") }
    }

    func run() throws {
        try reporting {
            // Before anything is built for it.
            let data = try Files.read(URL(fileURLWithPath: image))
            var options = work.options(site: site)
            options.run = runName
            let result = try ImageSearch(options).search(image: data, name: image, k: count)
            if json { return try Console.result(json: result) }
            var table = TextTable([
                ("rank", .right), ("distance", .right), ("label", .left), ("identifier", .left),
            ])
            for hit in result.neighbours {
                let distance =
                    result.bits == nil ? String(format: "%.4f", hit.distance) : String(format: "%.0f", hit.distance)
                table.add([String(hit.rank), distance, hit.label, hit.identifier])
            }
            try Console.result(table.text)
        }
    }
}
