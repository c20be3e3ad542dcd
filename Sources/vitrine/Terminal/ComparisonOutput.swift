import Core
import Evaluation
import Foundation
import Pipeline

/// Prints paired differences, as tables for people or as JSON.
struct ComparisonOutput {
    private struct Report: Encodable {
        var comparisons: [PairedComparison]
        /// Why other pairs are missing.
        var left: [String]
    }

    let found: RunComparisons
    let runs: [RunOutcome]

    init(_ found: RunComparisons, runs: [RunOutcome]) {
        self.found = found
        self.runs = runs
    }

    func print(json: Bool) throws {
        if json {
            return try Console.result(json: Report(comparisons: found.pairs, left: found.left.map(\.message)))
        }
        for (index, pair) in found.pairs.enumerated() {
            if index > 0 { try Console.result("") }
            let titles = [pair.first, pair.second].map { name in
                runs.first { $0.name == name }.map { "\($0.title) (\(name))" } ?? name
            }
            try Console.result(TextTable.plain("\(titles[0]) minus \(titles[1])"))
            try Console.result("\(pair.queries) queries, \(pair.relevance.rawValue)")
            try Console.result(Self.table(pair))
        }
        for reason in found.left { Console.message("not compared: \(reason.message)") }
    }

    private static func table(_ pair: PairedComparison) -> String {
        var table = TextTable([
            ("score", .left), ("first", .right), ("second", .right), ("difference", .right), ("95 % interval", .left),
            ("wins", .right), ("losses", .right), ("ties", .right), ("sign test", .right), ("Wilcoxon", .right),
        ])
        for score in pair.scores {
            table.add([
                score.score, String(format: "%.4f", score.firstMean), String(format: "%.4f", score.secondMean),
                signed(score.difference), score.interval?.map(signed).joined(separator: " to ") ?? "",
                "\(score.wins)", "\(score.losses)", "\(score.ties)", chance(score.signTest), chance(score.wilcoxon),
            ])
        }
        return table.text
    }

    private static func signed(_ value: Double) -> String { String(format: "%+.4f", value) }

    private static func chance(_ p: Double) -> String { p < 0.0001 ? "< 0.0001" : String(format: "%.4f", p) }
}
