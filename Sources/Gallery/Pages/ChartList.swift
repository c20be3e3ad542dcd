import Templating

/// Which charts stand on which page. Charts that have nothing to draw are left out.
package struct ChartList: Sendable {
    let map: SiteMap
    let runs: [RunView]
    let engine: MustacheEngine

    package init(map: SiteMap, runs: [RunView], theme: Theme) {
        self.map = map
        self.runs = runs
        engine = theme.mustache()
    }

    /// All runs in each chart.
    func overview() throws -> [TemplateValue] {
        var charts: [any Chart] = [precisionByRank, byRank, byRadius, byClass]
        for run in runs { charts.append(losses(run)) }
        for run in runs { charts.append(bitBalance(run)) }
        return try html(charts)
    }

    /// One run by itself, and what only concerns it.
    func page(of run: RunView) throws -> [TemplateValue] {
        let alone = ChartList(map: map, runs: [run], engine: engine)
        return try html([
            alone.precisionByRank, alone.byRank, alone.byRadius, alone.byClass, alone.losses(run),
            alone.bitBalance(run), distances(run), scores(run),
        ])
    }

    package init(map: SiteMap, runs: [RunView], engine: MustacheEngine) {
        self.map = map
        self.runs = runs
        self.engine = engine
    }

    /// A chart by the name that reports use.
    package enum Kind: String, CaseIterable, Sendable {
        case precisionAtN = "precision-at-n"
        case precisionRecall = "precision-recall"
        case precisionRecallByRadius = "precision-recall-radius"
        case byClass = "map-by-class"
        case training, bits, distances, scores

        /// Whether all runs share one picture; the others are drawn for each run.
        package var isShared: Bool {
            switch self {
            case .precisionAtN, .precisionRecall, .precisionRecallByRadius, .byClass: true
            case .training, .bits, .distances, .scores: false
            }
        }
    }

    /// One chart, or one for each run; those without data are among them.
    package func charts(_ kind: Kind) -> [any Chart] {
        switch kind {
        case .precisionAtN: [precisionByRank]
        case .precisionRecall: [byRank]
        case .precisionRecallByRadius: [byRadius]
        case .byClass: [byClass]
        case .training: runs.map(losses)
        case .bits: runs.map(bitBalance)
        case .distances: runs.map { run in titled(distances(run), run) }
        case .scores: runs.map { run in titled(scores(run), run) }
        }
    }

    private func titled(_ chart: Histogram, _ run: RunView) -> Histogram {
        var chart = chart
        chart.frame.title = title(chart.frame.title, run)
        return chart
    }

    func html(_ charts: [any Chart]) throws -> [TemplateValue] {
        try charts.filter(\.hasData).map { try $0.html(engine) }
    }

    // MARK: - How well

    private var precisionByRank: LineChart {
        LineChart(
            ChartFrame(
                id: "precision-at-n", title: "Precision at N",
                note: "Share of right images among the first N, mean over queries, index order"),
            x: ChartAxis("N, images retrieved", format: .count, scale: .logarithmic),
            y: ChartAxis("Precision", format: .fixed(4), range: 0...1),
            series: runs.map { run in
                LineChart.Series(
                    run.title, run.content.report.byRank.map { (Double($0.n), $0.precision) })
            })
    }

    private var byRank: LineChart {
        LineChart(
            ChartFrame(
                id: "precision-recall-rank", title: "Precision and recall by rank",
                note: "After N = 1, 2, 5, 10, … images, means over queries, index order"),
            x: ChartAxis("Recall", format: .fixed(4), range: 0...1),
            y: ChartAxis("Precision", format: .fixed(4), range: 0...1),
            series: runs.map { run in
                LineChart.Series(run.title, run.content.report.byRank.map { ($0.recall, $0.precision) })
            })
    }

    private var byRadius: LineChart {
        LineChart(
            ChartFrame(
                id: "precision-recall-radius", title: "Precision and recall by Hamming radius",
                note: "Look-up within each radius from 0 to the code length, pooled over all queries; "
                    + "radii that return nothing are left out"),
            x: ChartAxis("Recall", format: .fixed(4), range: 0...1),
            y: ChartAxis("Precision", format: .fixed(4), range: 0...1),
            series: runs.filter(\.content.neighbours.isHamming).map { run in
                let points = run.content.report.byRadius.filter { $0.meanReturned > 0 }
                return LineChart.Series(run.title, points.map { ($0.recall, $0.precision) })
            })
    }

    private var byClass: BarChart {
        let labels = map.content.dataset.classes.indices
        return BarChart(
            ChartFrame(
                id: "map-by-class", title: "Mean average precision by class",
                note: "mAP@all of the queries with each label, index order"),
            categoryTitle: "Class", categories: labels.map { map.content.dataset.classes[$0] },
            axis: ChartAxis("mAP@all", format: .fixed(4), range: 0...1),
            series: runs.map { run in
                BarChart.Series(run.title, labels.map { run.classMean($0) ?? .nan })
            })
    }

    // MARK: - How it came about

    private func losses(_ run: RunView) -> LineChart {
        var names: [String] = []
        for row in run.content.training {
            for loss in row.losses where !names.contains(loss.name) { names.append(loss.name) }
        }
        return LineChart(
            ChartFrame(id: "training-\(run.slug)", title: title("Training loss", run), note: "Mean over each epoch"),
            x: ChartAxis("Epoch", format: .count), y: ChartAxis("Loss", format: .fixed(5)),
            series: names.map { name in
                LineChart.Series(
                    name,
                    run.content.training.compactMap { row in
                        row.losses.first { $0.name == name }.map { (Double(row.epoch), $0.value) }
                    })
            })
    }

    func bitBalance(_ run: RunView) -> Histogram {
        Histogram(
            ChartFrame(
                id: "bits-\(run.slug)", title: title("Balance of the bits", run),
                note: "Share of database images that set each bit"),
            x: ChartAxis("Bit", format: .count), y: ChartAxis("Share of ones", format: .percent(1), range: 0...1),
            numbersFrom: 0,
            series: run.content.report.databaseCodes.map { [Histogram.Series("Share of ones", $0.onesPerBit)] } ?? [],
            references: [ChartReference(0.5, "balanced")])
    }

    func distances(_ run: RunView) -> Histogram {
        let found = run.content.report.distances
        func shares(_ counts: [Int]) -> [Double] {
            let total = Double(max(1, counts.reduce(0, +)))
            return counts.map { Double($0) / total }
        }
        return Histogram(
            ChartFrame(
                id: "distances-\(run.slug)", title: "Distances of relevant and other pairs",
                note: "All pairs of a query and a database image, each kind as shares of its own"),
            x: ChartAxis("Hamming distance, bits", format: .count), y: ChartAxis("Share of pairs", format: .percent(2)),
            numbersFrom: 0,
            series: found.relevant.isEmpty
                ? []
                : [
                    Histogram.Series("relevant", shares(found.relevant)),
                    Histogram.Series("not relevant", shares(found.irrelevant)),
                ])
    }

    private func scores(_ run: RunView) -> Histogram {
        let counts = Histogram.counts(run.averagePrecision.compactMap { $0 }, in: 0...1, bins: 20)
        return Histogram(
            ChartFrame(
                id: "scores-\(run.slug)", title: "Average precision of the queries",
                note: run.depth == nil ? "Over the whole ranking, index order" : "Up to rank \(run.content.report.cut)"),
            x: ChartAxis("Average precision", format: .fixed(2), range: 0...1), y: ChartAxis("Queries", format: .count),
            edges: Histogram.edges(0...1, bins: 20), series: [Histogram.Series("Queries", counts)])
    }

    /// Several runs' charts stand on one page.
    private func title(_ what: String, _ run: RunView) -> String {
        runs.count > 1 ? "\(what), \(run.title)" : what
    }
}
