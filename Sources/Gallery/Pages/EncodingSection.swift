import Templating

/// "Is it retrieved wrongly because it is encoded badly?": average precision by reconstruction error.
struct EncodingSection: Sendable {
    let map: SiteMap
    let run: RunView
    static let bins = 10

    /// Null for a run without a decoder, and where too few queries have both numbers.
    /// - Parameter right: whether the nearest image of a query is right.
    func value(right: (Int) -> Bool) -> TemplateValue {
        guard let errors = run.content.reconstructions?.errors else { return .null }
        let rows = map.rows.filter { run.averagePrecision[$0] != nil && errors[$0].isFinite }
        // As the browser of queries has them, so that a range holds as many queries there as here.
        let own = rows.map { QueryScript.brief(Double(errors[$0])) }
        let scores = rows.map { run.averagePrecision[$0] ?? 0 }
        guard let correlation = RankCorrelation.spearman(own, scores) else { return .null }
        let sign = correlation < 0 ? "−" : ""
        return [
            "correlation": .string("\(sign)\(Format.fixed(abs(correlation), 3))"),
            "words": .string(RankCorrelation.inWords(correlation)), "count": .string(Format.thousands(rows.count)),
            "bins": .list(
                Self.ranges(own, Self.bins).map { range in
                    let inside = rows.indices.filter { range.contains(own[$0]) }
                    let size = Double(max(1, inside.count))
                    let browser = map.content.runs.count > 1 ? "&run=\(run.slug)" : ""
                    return [
                        "range": .string("\(Numbers.small(range.lowerBound)) to \(Numbers.small(range.upperBound))"),
                        "href": .string(
                            "../browse/index.html#sort=ap&error=\(Format.plain(range.lowerBound)).."
                                + "\(Format.plain(range.upperBound))\(browser)"),
                        "queries": .string(Format.thousands(inside.count)),
                        "mean": .string(Numbers.score(inside.reduce(0) { $0 + scores[$1] } / size)),
                        "right": .string(Format.percent(Double(inside.count { right(rows[$0]) }) / size)),
                    ]
                }),
        ]
    }

    /// About equally many values in each; equal values stay together, and so there may be fewer.
    package static func ranges(_ values: [Double], _ bins: Int) -> [ClosedRange<Double>] {
        let sorted = values.sorted()
        var ranges: [ClosedRange<Double>] = []
        var start = 0
        for bin in 1...max(1, bins) where start < sorted.count {
            var end = max(start + 1, bin * sorted.count / max(1, bins))
            while end < sorted.count, sorted[end] == sorted[end - 1] { end += 1 }
            if bin == bins { end = sorted.count }
            ranges.append(sorted[start]...sorted[end - 1])
            start = end
        }
        return ranges
    }
}
