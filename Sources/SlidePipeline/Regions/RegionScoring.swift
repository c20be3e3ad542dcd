import Core
import Evaluation
import Foundation
import Gallery
import Pipeline
import SlideGallery

/// The step `evaluate` of a method on slides: `evaluation.json` and `per_query.csv`.
struct RegionScoring {
    private static let fileName = "evaluation.json"

    let study: SlideStudy
    let finished: FinishedMethod

    func write(_ found: [FoundRegions], to folder: URL) throws {
        let index = study.index
        let classes = index.classes
        guard !study.queries.isEmpty else {
            throw Diagnostic(
                "no region of \(study.configuration.queries.columns) × \(study.configuration.queries.rows) tiles lies "
                    + "inside annotated areas of the query slides",
                file: study.configuration.file, expected: "annotations beside the slides, with areas of that size",
                advice: "lower `queries.columns` and `queries.rows`, or name other `queries.slides`")
        }
        let results = zip(study.queries, found).enumerated().map { number, pair in
            let grid = index.grids[pair.0.grid]
            return RegionResult(
                name: "\(number)",
                query: RegionLabel(
                    label: classes.firstIndex(of: pair.0.className), slide: grid.slide,
                    patient: index.slides[grid.slide].entry.patient, scale: grid.scale),
                hits: pair.1.hits.map { hit in
                    let grid = index.grids[hit.grid]
                    return RegionLabel(
                        label: study.className(of: hit).flatMap(classes.firstIndex), slide: grid.slide,
                        patient: index.slides[grid.slide].entry.patient, scale: grid.scale)
                }, namedScale: finished.namedScale(number))
        }
        let counts = tileCounts()
        let databases = zip(study.queries, found).map { query, found in
            let own = index.slidesOfPatient(query)
            var database = [Int](repeating: 0, count: classes.count)
            for (slide, scales) in counts.enumerated() where !own.contains(slide) {
                for (scale, classes) in scales.enumerated() where found.scales?.contains(scale) ?? true {
                    for (place, count) in classes.enumerated() { database[place] += count }
                }
            }
            return database
        }
        let evaluation = try RegionEvaluator.evaluate(
            results, classes: classes, databases: databases,
            scales: study.configuration.scales.map { TileTabling.text($0) + "×" })
        try Files.write(JSON.encode(evaluation), to: folder.appendingPathComponent(Self.fileName))
        try Files.write(evaluation.csv, to: folder.appendingPathComponent("per_query.csv"))
    }

    /// Labelled tiles by slide, scale and class.
    private func tileCounts() -> [[[Int]]] {
        let index = study.index
        let classes = Dictionary(uniqueKeysWithValues: index.classes.enumerated().map { ($1, $0) })
        let none = [Int](repeating: 0, count: classes.count)
        return index.slides.enumerated().map { slide, found in
            var counts = study.configuration.scales.map { _ in none }
            for tile in found.tiles {
                guard let place = index.className(slide, tile).flatMap({ classes[$0] }) else { continue }
                counts[found.table.grids[tile.grid].scale][place] += 1
            }
            return counts
        }
    }

    static func read(_ result: StepResult) throws -> RegionEvaluation {
        let url = result.url(fileName)
        return try JSON.decode(RegionEvaluation.self, from: Files.read(url), file: url.path)
    }
}

extension SlideStudy {
    func className(of hit: FoundRegions.Hit) -> String? {
        index.className(of: hit, columns: configuration.queries.columns, rows: configuration.queries.rows)
    }
}

/// The evaluation as pages show it. Rank-weighted AP of the most hits comes first.
extension RegionEvaluation {
    private var ordered: [RegionMetric] {
        let first = metrics.filter { $0.name.hasPrefix("rank-weighted") }.max { ($0.k ?? 0) < ($1.k ?? 0) }
        return (first.map { [$0] } ?? []) + metrics.filter { $0.name != first?.name }
    }

    var slideMetrics: [SlideMetric] {
        ordered.map { metric in
            SlideMetric(
                name: metric.name, explanation: metric.description?.explanation ?? "", value: metric.value,
                interval: metric.interval.flatMap { ends in
                    ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
                }, randomBaseline: metric.random)
        }
    }

    /// As every run's metrics are told.
    var metricValues: [MetricValue] {
        ordered.map {
            MetricValue(
                name: $0.name, relevance: .sameLabel, ties: .indexOrder, value: $0.value, metric: $0.metric, k: $0.k,
                interval: $0.interval)
        }
    }

    var classTable: SlideClassTable? {
        guard let scores = byClass.first?.scores, !scores.isEmpty else { return nil }
        // The first column is what charts show.
        let order = scores.indices.sorted { one, other in
            (scores[one].name.hasSuffix("@10") ? 0 : 1, one) < (scores[other].name.hasSuffix("@10") ? 0 : 1, other)
        }
        return SlideClassTable(
            columns: order.map { scores[$0].name } + votes.map { "F1 by vote of \($0.hits)" },
            rows: byClass.map { row in
                SlideClassTable.Row(
                    className: row.name, queries: row.queries, values: order.map { row.scores[$0].value } + row.voteF1,
                    randomBaseline: row.random)
            })
    }

    func scaleConfusion(_ magnifications: [Double]) -> ScaleConfusion? {
        guard let scales, magnifications.count == scales.scales.count else { return nil }
        let count = magnifications.count
        return ScaleConfusion(
            scales: magnifications,
            counts: (0..<count).map { row in Array(scales.confusion[row * count..<(row + 1) * count]) })
    }

    func metrics(ofQuery number: Int) -> [(name: String, value: Double)] {
        guard perQuery.indices.contains(number) else { return [] }
        let scores = perQuery[number].scores
        let ordered = scores.filter { $0.name.hasSuffix("@10") } + scores.filter { !$0.name.hasSuffix("@10") }
        return ordered.map { (name: $0.name, value: $0.value) }
    }
}
