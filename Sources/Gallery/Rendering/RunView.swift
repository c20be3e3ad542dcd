import Core
import Evaluation
import Templating

/// A run as the pages see it: its report's numbers by the names that pages print.
package struct RunView: Sendable {
    package let content: RunContent
    /// Place among the runs, from 0.
    package let number: Int
    package let slug: String
    /// The run's title, with its name where another run has the same.
    package let title: String
    package let relevance: Relevance
    package let metrics: [Metric]
    /// Average precision of each query, in index order: over the whole ranking, or up to the cut where only the first
    /// results are known; nil where nothing is relevant.
    package let averagePrecision: [Double?]
    /// Labels of the nearest images by label of the query. Shape [classes][classes].
    package let confusion: [[Int]]
    package let confusionTotals: [Int]
    /// The label that most of a query's results on its page have; nil where none has one.
    package let retrieved: [Int?]
    private let classMeans: [Int: Double]

    package var confusionDepth: Int { content.report.confusion.k }
    /// How many results of each query are known, where that is not the whole ranking.
    package var depth: Int? { content.report.depth }

    /// mAP@all in words, which a list of the first results does not give.
    package var headlineText: String { wholeText(content.report.metric("mAP@all", ties: .indexOrder)?.value) }

    /// What `averagePrecision` holds.
    package var scoreText: String {
        depth == nil
            ? "average precision over the whole ranking in index order"
            : "average precision at \(content.report.cut) over min(k, relevant), in the order of the list"
    }

    /// What the run searches.
    package var searches: String {
        if case .listed = content.neighbours { return "elsewhere; its result lists were imported" }
        return content.bits.map { "codes of \($0) bits" } ?? "latent vectors"
    }

    /// A value over whole rankings.
    func wholeText(_ value: Double?) -> String {
        depth.map { "not known, top \($0) only" } ?? Numbers.score(value)
    }

    package struct Metric: Sendable {
        /// "mAP@all".
        package var name: String
        package var relevance: String
        package var ties: String
        package var k: Int?
        package var radius: Int?
        package var value: Double
        /// "0.429 to 0.461", where the mean over queries has a 95 % interval.
        package var interval: String?
        /// The name without parameters, and how it is computed: text of the metric's own registry entry.
        package var title: String
        package var explanation: String
        /// 1 where higher is better, -1 where lower is, 0 where neither.
        package var sense: Double
        package var isHeadline: Bool

        package var key: String { "\(name)\u{0}\(relevance)\u{0}\(ties)" }

        package var qualifiers: String { ties == TieHandling.unaffected.rawValue ? relevance : "\(relevance), \(ties)" }

        /// Scores with four decimals; counts of images, which may be large, with one.
        package func print(_ value: Double) -> String {
            value.isFinite && abs(value) > 1 ? Format.thousands(value, 1) : Numbers.score(value)
        }
    }

    package init(_ content: RunContent, number: Int, map: SiteMap) {
        self.content = content
        self.number = number
        slug = map.runSlugs[number]
        let isAlone = map.content.runs.count { $0.title == content.title } == 1
        title = isAlone ? content.title : "\(content.title) (\(content.name))"
        relevance = Relevance(
            rule: content.relevance, queries: map.content.queryLabels, database: map.content.databaseLabels)
        let cuts = [content.report.cut, 100, 1000]
        metrics = content.report.metrics.map { Metric($0, headlineCuts: cuts) }
        let scores = content.report.perQuery
        let precision = content.report.depth == nil ? scores.averagePrecision : scores.averagePrecisionAtCut
        averagePrecision = precision.indices.map { row in
            scores.relevant[row] > 0 ? precision[row] : nil
        }
        let matrix = content.report.confusion
        confusion = (0..<matrix.classes).map { label in
            (0..<matrix.classes).map { matrix.count(query: label, result: $0) }
        }
        confusionTotals = confusion.map { $0.reduce(0, +) }
        retrieved = MostRetrieved.labels(
            content.neighbours, depth: map.content.shownNeighbours, database: map.databaseLabels)
        classMeans = Dictionary(content.report.byClass.compactMap { score in score.meanAP.map { (score.label, $0) } }) {
            first, _ in first
        }
    }

    package static func all(_ content: SiteContent, map: SiteMap, jobs: Int) throws -> [RunView] {
        try Parallel.map(count: content.runs.count, jobs: jobs, chunk: 1) { range in
            range.map { RunView(content.runs[$0], number: $0, map: map) }
        }.flatMap(\.self)
    }

    package func classMean(_ label: Int) -> Double? { classMeans[label] }

    func averagePrecisionText(_ row: Int) -> String {
        Numbers.score(averagePrecision[row]) + (depth == nil ? "" : " (top \(content.report.cut))")
    }

    /// Best first, equal ones by row; queries without a value are left out.
    package func rankedByAveragePrecision(_ rows: [Int]) -> [Int] {
        let valued = rows.compactMap { row in averagePrecision[row].map { (row, $0) } }
        return valued.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
    }

    /// What a query's page says of it in this run: names and values as HTML.
    func facts(of row: Int) -> [(name: String, value: String)] {
        let scores = content.report.perQuery
        let cut = content.report.cut
        var facts = [
            (
                name: depth == nil ? "AP, index order" : "AP@\(cut), order of the list",
                value: Numbers.score(averagePrecision[row])
            )
        ]
        if !scores.averagePrecisionTieAware.isEmpty {
            let value = scores.relevant[row] > 0 ? scores.averagePrecisionTieAware[row] : nil
            facts.append(("AP, tie-aware", Numbers.score(value)))
        }
        for column in scores.precisionAt {
            facts.append(("P@\(column.k)", Format.fixed(column.values[row], column.k > 100 ? 3 : 2)))
        }
        if !scores.tiesAtCut.isEmpty {
            facts.append(("Tied at the cut of \(cut)", Format.thousands(scores.tiesAtCut[row])))
        }
        facts.append(("Right in the database", Format.thousands(scores.relevant[row])))
        return facts
    }

    /// How many database images are as far as the last result shown; nil where that is not known.
    func tiesAtShown(_ row: Int, _ count: Int) -> Int? {
        let neighbours = content.neighbours
        guard count > 0, count <= neighbours.k, neighbours.hasDistances else { return nil }
        let tied = neighbours.placesTied(with: count - 1, of: row)
        if tied.upperBound < neighbours.k { return tied.count }
        let report = content.report
        if neighbours.k == report.database { return tied.count }
        guard report.cut == neighbours.k || report.cut == count, !report.perQuery.tiesAtCut.isEmpty else { return nil }
        // Nothing is counted where the cut falls between two distances.
        return max(report.perQuery.tiesAtCut[row], tied.count)
    }
}

extension RunView.Metric {
    init(_ metric: MetricValue, headlineCuts: [Int]) {
        name = metric.name
        relevance = metric.relevance.rawValue
        ties = metric.ties.rawValue
        k = metric.k
        radius = metric.radius
        value = metric.value
        if let ends = metric.interval, ends.count == 2, ends.allSatisfy({ abs($0) <= 1 }) {
            interval = "\(Format.fixed(ends[0], 3)) to \(Format.fixed(ends[1], 3))"
        }
        let description = metric.description
        title = description?.title ?? metric.name
        explanation = [
            description?.explanation, description.map { "Formula: \($0.formula)." },
            metric.ties == .unaffected ? nil : metric.ties.explanation, metric.relevance.explanation,
            description.map { "Range: \($0.range)." },
        ].compactMap { $0 }.joined(separator: " ")
        let range = description?.range ?? ""
        sense = range.contains("higher is better") ? 1 : range.contains("lower is better") ? -1 : 0
        let plain = metric.ties != .optimistic && metric.ties != .pessimistic
        let known = [
            "average-precision", "average-precision-at-k", "average-precision-at-k-over-found", "precision-at-k",
            "precision-within-radius", "empty-within-radius",
        ]
        isHeadline = plain && known.contains(metric.metric) && (metric.k.map(headlineCuts.contains) ?? true)
    }
}
