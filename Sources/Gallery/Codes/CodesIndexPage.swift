import Templating

/// `codes/index.html`: how all runs with codes use their bits, side by side.
struct CodesIndexPage: Sendable {
    let map: SiteMap
    let runs: [RunView]
    let coded: [CodedRun]
    let charts: ChartList

    func text(_ engine: any TemplateEngine) throws -> String {
        let others = runs.filter { run in !coded.contains { $0.slug == run.slug } }
        return try engine.render(
            "codes.stencil",
            [
                "page": map.frame("Codes", section: .codes, root: "../"), "rows": .list(coded.map(row)),
                "without": .string(others.map(\.title).joined(separator: ", ")),
                "informationTitle": .string(informationTitle),
                "charts": .list(try charts.balance(of: coded.map(\.run))),
            ])
    }

    private var informationTitle: String {
        coded.allSatisfy(\.separation.isSingle) ? "Mean information on the class" : "Mean information on one label"
    }

    private func row(_ coded: CodedRun) -> TemplateValue {
        let statistics = coded.statistics
        return [
            "slug": .string(coded.slug), "title": .string(coded.title), "bits": .int(coded.bits),
            "share": .string(Format.percent(coded.meanShare, 1)),
            "imbalance": .string(Format.percent(coded.meanImbalance, 1)),
            "bitEntropy": .string(Format.fixed(CodedRun.mean(statistics.entropyPerBit), 4)),
            "correlation": .string(Format.fixed(statistics.meanAbsoluteCorrelation, 4)),
            "information": .string(Format.fixed(coded.meanInformation, 4)),
            "entropy": .string(Format.fixed(statistics.codeEntropy, 2)),
            "distinct": .string(Format.thousands(statistics.uniqueCodes)),
            "count": .string(Format.thousands(statistics.count)),
            "colliding": .string(Format.thousands(coded.buckets.colliding)),
            "largest": .string(Format.thousands(statistics.largestBucket)),
        ]
    }
}
