import Evaluation
import Templating

/// The section "Compared" of the overview: how runs differ in average precision on the same queries.
struct ComparedRuns: Sendable {
    let runs: [RunView]
    let pairs: RunPairs
    /// Beyond this many runs the pairs are too many to read, and each is compared with the first alone.
    static let mostOfAllPairs = 8

    static let caption =
        "Paired differences, first run minus second, mean over the same queries. The interval is a 95 % bootstrap "
        + "over queries; where it leaves out 0, one run is better. P-values are two-sided and not adjusted "
        + "for the number of pairs."

    /// Null where there is nothing to compare.
    var table: TemplateValue {
        let all = runs.count <= Self.mostOfAllPairs
        let shown = pairs.pairs.filter { all || $0.first.number == 0 }
        guard !shown.isEmpty else { return .null }
        var notes = pairs.left.map { "Not compared: \($0)." }
        if !all { notes.append("Each run against the first of \(runs.count); the page Compare has every pair.") }
        return [
            "caption": .string(Self.caption), "pairs": .list(shown.map(Self.row)),
            "notes": .list(notes.map { .string($0) }),
        ]
    }

    static func row(_ pair: RunPair) -> TemplateValue {
        let score = pair.score
        return [
            "slug": .string(pair.slug), "first": .string(pair.first.title), "second": .string(pair.second.title),
            "score": .string(score.score), "difference": .string(signed(score.difference)),
            "interval": .string(interval(score)),
            "wins": .string(Format.thousands(score.wins)), "losses": .string(Format.thousands(score.losses)),
            "ties": .string(Format.thousands(score.ties)), "sign": .string(chance(score.signTest)),
            "wilcoxon": .string(chance(score.wilcoxon)),
        ]
    }

    static func interval(_ score: PairedDifference) -> String {
        score.interval.map { $0.map(signed).joined(separator: " to ") } ?? Format.missing
    }

    /// With its sign, and a true minus.
    static func signed(_ value: Double) -> String { Numbers.signed(value, 4) }

    static func chance(_ p: Double) -> String { p < 0.0001 ? "< 0.0001" : Format.fixed(p, 4) }
}
