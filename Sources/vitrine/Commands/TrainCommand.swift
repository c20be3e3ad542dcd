import ArgumentParser
import Core
import Foundation
import Pipeline

struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train the models of a site and stop there.",
        discussion: """
            Prints where each model is and its losses by epoch. A training that was stopped goes on after its last \
            finished epoch; one that is done is not repeated unless forced. `vitrine build` trains by itself.

            Examples:

              vitrine train my-site
              vitrine train my-site --run autoencoder --force
            """)

    @Argument(help: .site, completion: .directory)
    var site = "."

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp("Only this run (default: all of the site).", valueName: "name"))
    var runName: String?

    @Flag(help: "Train again although the model is there.")
    var force = false

    @OptionGroup var work: WorkOptions

    func run() throws {
        try reporting {
            var options = work.options(site: site)
            options.only = .train
            options.run = runName
            if force { options.force = [.train] }
            for run in try AnySiteBuild.run(options).runs {
                try Console.result(run.heading)
                guard let model = run.file("model.safetensors") else {
                    try Console.result("  no model of its own to train")
                    continue
                }
                try Console.result("  \(model.path)")
                if let log = run.file("training.csv"), let table = try Self.losses(log) {
                    try Console.result(table)
                }
            }
        }
    }

    /// The log's columns, aligned; nil for an empty one. Its cells are numbers and names without quotes.
    private static func losses(_ log: URL) throws -> String? {
        let lines = try Files.readText(log).split(whereSeparator: \.isNewline)
        guard let head = lines.first, lines.count > 1 else { return nil }
        func cells(_ line: Substring) -> [String] {
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        var table = TextTable(
            cells(head).enumerated().map { ($0.offset == 0 ? "  " + $0.element : $0.element, .right) })
        for line in lines.dropFirst() {
            table.add(
                cells(line).map { cell in
                    guard Int(cell) == nil, let number = Double(cell) else { return cell }
                    return String(format: "%.4f", number)
                })
        }
        return table.text
    }
}
