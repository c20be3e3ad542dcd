import ArgumentParser
import Core
import Evaluation
import Foundation
import Pipeline

struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Print the metrics of a site's runs.",
        discussion: """
            Each metric stands with everything that decides its value: when a result counts as right (relevance) and \
            how results at equal distance are ordered (ties). The interval is a 95 % bootstrap over the queries. \
            What is missing is trained, encoded and searched first.

            Examples:

              vitrine evaluate my-site
              vitrine evaluate my-site --run itq-48 --json
            """)

    private struct Report: Encodable {
        var runs: [RunReport]
    }

    @Argument(help: .site, completion: .directory)
    var site = "."

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp("Only this run (default: all of the site).", valueName: "name"))
    var runName: String?

    @Flag(help: "Evaluate again although the metrics are there.")
    var force = false

    @Flag(help: "Print JSON instead of tables.")
    var json = false

    @OptionGroup var work: WorkOptions

    func run() throws {
        try reporting {
            var options = work.options(site: site)
            options.only = .evaluate
            options.run = runName
            if force { options.force = [.evaluate] }
            let runs = try SiteBuild(options).run().runs
            if json { return try Console.result(json: Report(runs: runs.map(RunReport.init))) }
            for (index, run) in runs.enumerated() {
                if index > 0 { try Console.result("") }
                try Console.result(run.heading)
                try Console.result(Self.table(run.metrics))
            }
        }
    }

    private static func table(_ metrics: [MetricValue]) -> String {
        var table = TextTable([
            ("metric", .left), ("relevance", .left), ("ties", .left), ("value", .right), ("95 % interval", .left),
        ])
        for metric in metrics {
            let interval = metric.interval.map { $0.map(number).joined(separator: " – ") }
            table.add([
                metric.name, metric.relevance.rawValue, metric.ties.rawValue, number(metric.value), interval ?? "",
            ])
        }
        return table.text
    }

    private static func number(_ value: Double) -> String {
        String(format: "%.4f", value)
    }
}
