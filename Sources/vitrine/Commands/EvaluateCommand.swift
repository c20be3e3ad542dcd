import ArgumentParser
import Core
import Evaluation
import Foundation
import Pipeline

struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Print the metrics of a site's runs, or compare runs query by query.",
        discussion: """
            Each metric stands with everything that decides its value: when a result counts as right (relevance) and \
            how results at equal distance are ordered (ties). The interval is a 95 % bootstrap over the queries. \
            What is missing is trained, encoded and searched first.

            With --compare it prints paired differences instead: for each score the mean over queries of the first \
            run's minus the second's with a 95 % bootstrap interval, on how many queries either is better, and the \
            p-values of the sign test and of Wilcoxon's signed-rank test. They are not adjusted for the number of pairs.

            Examples:

              vitrine evaluate my-site
              vitrine evaluate my-site --run itq-48 --json
              vitrine evaluate my-site --compare                  every pair of runs
              vitrine evaluate my-site --compare itq-48 pixels    these two
              vitrine evaluate my-site --compare itq-48           this one with every other
            """)

    private struct Report: Encodable {
        var runs: [RunReport]
    }

    @Argument(help: .site, completion: .directory)
    var site = "."

    @Argument(help: ArgumentHelp("With --compare, the runs to compare (default: every pair).", valueName: "run"))
    var compared: [String] = []

    @Flag(help: "Compare runs on the same queries.")
    var compare = false

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp("Only this run (default: all of the site).", valueName: "name"))
    var runName: String?

    @Flag(help: "Evaluate again although the metrics are there.")
    var force = false

    @Flag(help: "Print JSON instead of tables.")
    var json = false

    @OptionGroup var work: WorkOptions

    func validate() throws {
        if !compare, let extra = compared.first {
            throw ValidationError("Unexpected argument '\(extra)'; name runs after --compare.")
        }
        if compare, runName != nil { throw ValidationError("Give only one of --compare and --run.") }
    }

    func run() throws {
        try reporting {
            let (site, names) = compare ? siteAndRuns : (site, [])
            var options = work.options(site: site)
            options.only = .evaluate
            options.run = runName
            if force { options.force = [.evaluate] }
            let runs = try AnySiteBuild.run(options).runs
            if compare { return try ComparisonOutput(RunComparisons(runs, names: names), runs: runs).print(json: json) }
            if json { return try Console.result(json: Report(runs: runs.map(RunReport.init))) }
            for (index, run) in runs.enumerated() {
                if index > 0 { try Console.result("") }
                try Console.result(run.heading)
                if let depth = run.depth {
                    try Console.result("Top \(depth) only: metrics that need the whole ranking are left out.")
                }
                try Console.result(Self.table(run.metrics))
            }
        }
    }

    /// `evaluate --compare A B` names no site: the first word is one only where there is a site of that name.
    private var siteAndRuns: (site: String, runs: [String]) {
        func isSite(_ path: String) -> Bool {
            Files.exists(BuildOptions(site: WorkOptions.folder(path)).configuration)
        }
        if isSite(site) || !isSite(".") { return (site, compared) }
        return (".", [site] + compared)
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
