import ArgumentParser
import Core
import Foundation
import Slides

struct SlidesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slides",
        abstract: "Look at whole slides, or make some up.",
        discussion: """
            A gallery of whole slides is a site whose vitrine.yml has `slides:` in place of `dataset:`.

            Examples:

              vitrine slides generate slides --count 8      made-up slides with annotations
              vitrine slides info slides/*.svs              size, resolution, levels, tissue
            """,
        subcommands: [SlidesGenerate.self, SlidesInfo.self])
}

struct SlidesGenerate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Write made-up slides of tissue-like textures, with annotations.",
        discussion: """
            Each is a pyramidal TIFF of several kinds of tissue on a bright ground, at a known resolution, with its \
            areas as GeoJSON beside it, and a slides.csv of the patients. The same seed gives the same slides.
            """)

    @Argument(help: ArgumentHelp("Where the slides go.", valueName: "folder"), completion: .directory)
    var folder: String

    @Option(help: ArgumentHelp("How many slides.", valueName: "count"))
    var count = 8

    @Option(help: ArgumentHelp("Their width and height in pixels.", valueName: "pixels"))
    var edge = 20_000

    @Option(help: ArgumentHelp("Draws the slides.", valueName: "number"))
    var seed: UInt64 = 0

    @Option(help: ArgumentHelp("How many threads to use (default: one a core).", valueName: "count"))
    var jobs: Int?

    @Flag(name: .shortAndLong, help: "Print no progress and no messages, errors excepted.")
    var quiet = false

    func validate() throws {
        if count < 1 { throw ValidationError("--count is \(count); it must be 1 or more.") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs); it must be 1 or more.") }
    }

    func run() throws {
        try reporting {
            let url = WorkOptions.folder(folder)
            try SyntheticSlides.write(
                SyntheticSlidePlan(slides: count, edge: edge, seed: seed), to: url,
                jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
                progress: ProgressPrinter.standard(quiet: quiet, json: false).handler)
            try Console.result("wrote \(count) slide\(count == 1 ? "" : "s") to \(TextTable.plain(url.path))")
        }
    }
}

struct SlidesInfo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Print size, resolution, levels and tissue of slides.")

    @Argument(help: ArgumentHelp("Slide files.", valueName: "files"), completion: .file())
    var files: [String]

    @Option(
        help: ArgumentHelp("Microns a pixel, for slides whose files do not say.", valueName: "microns"))
    var micronsPerPixel: Double?

    func run() throws {
        var failed = false
        for file in files {
            do {
                try describe(URL(fileURLWithPath: file))
            } catch {
                failed = true
                _ = reported(error)
            }
        }
        if failed { throw ExitCode(1) }
    }

    private func describe(_ url: URL) throws {
        let slide = try Slide(url, givenMicronsPerPixel: micronsPerPixel)
        let mask = try TissueMask(slide)
        let whole = PixelRect(x: 0, y: 0, width: slide.width, height: slide.height)
        let source =
            switch slide.resolution.source {
            case .micronsPerPixel: "by the file’s microns per pixel"
            case .objectivePower: "by the file’s objective power"
            case .given: "as given"
            }
        try Console.result(
            """
            \(TextTable.plain(url.lastPathComponent))
              size        \(slide.width) × \(slide.height) pixels
              resolution  \(String(format: "%.4f", slide.resolution.micronsPerPixel)) microns a pixel \(source), \
            \(String(format: "%.3g", slide.resolution.magnification))×
              levels      \(slide.levels.map { "\($0.width) × \($0.height)" }.joined(separator: ", "))
              tissue      \(String(format: "%.0f", mask.share(whole) * 100)) % of the slide (saturation above \
            \(mask.threshold))
            """)
        for note in slide.notes { Console.message(note.description) }
    }
}
