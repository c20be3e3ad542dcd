import Core
import Evaluation
import Foundation

/// Paired differences between runs of a site.
public struct RunComparisons: Sendable {
    public var pairs: [PairedComparison]
    /// What kept pairs of runs from being compared.
    public var left: [Diagnostic]

    /// - Parameter names: the runs to compare, each with each; one name: that run with every other; none: all.
    /// - Throws: `Diagnostic` for a name that is no run's, for fewer than two runs, and where the runs that were asked
    ///   for by name cannot be compared.
    public init(_ runs: [RunOutcome], names: [String]) throws {
        let known = runs.map(\.name)
        for name in names where !known.contains(name) {
            throw Diagnostic("there is no run `\(name)`", expected: "one of \(known.joined(separator: ", "))")
        }
        let wanted = names.count > 1 ? names : known
        guard Set(wanted).count > 1 else {
            throw Diagnostic("there is only one run", expected: "two runs or more to compare", advice: "add a recipe")
        }
        var reports: [(name: String, report: EvaluationReport)] = []
        for name in wanted where !reports.contains(where: { $0.name == name }) {
            guard let run = runs.first(where: { $0.name == name }) else { continue }
            let url = run.folder.appendingPathComponent("report.json")
            reports.append((name, try JSON.decode(EvaluationReport.self, from: Files.read(url), file: url.path)))
        }
        if let only = names.first, names.count == 1, let place = reports.firstIndex(where: { $0.name == only }) {
            let chosen = reports.remove(at: place)
            (pairs, left) = PairedComparison.all(reports.map { (chosen, $0) })
        } else {
            let all = reports.indices.flatMap { first in
                reports[(first + 1)...].map { (reports[first], $0) }
            }
            (pairs, left) = PairedComparison.all(all)
        }
        if pairs.isEmpty, let reason = left.first { throw reason }
    }
}
