import Evaluation
import Templating

/// The section "Compared" of the overview: how runs differ in average precision on the same queries.
struct ComparedRuns: Sendable {
    let runs: [RunView]
    /// Beyond this many runs the pairs are too many to read, and each is compared with the first alone.
    static let mostOfAllPairs = 8

    /// Null where there is nothing to compare.
    var table: TemplateValue {
        let all = runs.count <= Self.mostOfAllPairs
        let places = runs.indices.flatMap { first in
            (first + 1..<max(first + 1, runs.count)).map { (first, $0) }
        }.filter { all || $0.0 == 0 }
        let found = PairedComparison.all(places.map { (named($0.0), named($0.1)) }, leadingOnly: true)
        guard !found.pairs.isEmpty else { return .null }
        var notes = found.left.map { "Not compared: \($0.message)." }
        if !all {
            notes.append(
                "Each run against the first of \(runs.count); `vitrine evaluate --compare` prints every pair.")
        }
        return [
            "caption": .string(
                "Paired differences, first run minus second, mean over the same queries. The interval is a 95 % bootstrap "
                    + "over queries; where it leaves out 0, one run is better. P-values are two-sided and not adjusted "
                    + "for the number of pairs."),
            "pairs": .list(found.pairs.flatMap { pair in pair.scores.map { row(pair, $0) } }),
            "notes": .list(notes.map { .string($0) }),
        ]
    }

    private func named(_ place: Int) -> PairedComparison.Run { (runs[place].title, runs[place].content.report) }

    private func row(_ pair: PairedComparison, _ score: PairedDifference) -> TemplateValue {
        [
            "first": .string(pair.first), "second": .string(pair.second), "score": .string(score.score),
            "difference": .string(Self.signed(score.difference)),
            "interval": .string(score.interval.map { $0.map(Self.signed).joined(separator: " to ") } ?? Format.missing),
            "wins": .string(Format.thousands(score.wins)), "losses": .string(Format.thousands(score.losses)),
            "ties": .string(Format.thousands(score.ties)), "sign": .string(Self.chance(score.signTest)),
            "wilcoxon": .string(Self.chance(score.wilcoxon)),
        ]
    }

    /// With its sign, and a true minus.
    private static func signed(_ value: Double) -> String { Numbers.signed(value, 4) }

    private static func chance(_ p: Double) -> String { p < 0.0001 ? "< 0.0001" : Format.fixed(p, 4) }
}
