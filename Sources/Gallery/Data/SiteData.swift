import Arrays
import Core
import Foundation
import Templating

/// `data/site.json` and `data/metrics.json`.
struct SiteData: Encodable, Sendable {
    struct Dataset: Encodable, Sendable {
        var name: String
        var title: String
        var classes: [String]
        var multiLabel: Bool
        var database: Int
        var queries: Int
    }

    struct Metric: Encodable, Sendable {
        var name: String
        var relevance: String
        var ties: String
        var k: Int?
        var radius: Int?
        /// Null where the metric is undefined.
        var value: Double?
    }

    struct Run: Encodable, Sendable {
        var name: String
        var title: String
        /// The run's page and folder of data, from the site's root.
        var page: String
        var data: String
        var distance: String
        var bits: Int?
        var neighbours: Int
        var relevance: String
        var metrics: [Metric]
    }

    var format = 1
    var title: String
    var summary: String
    var note: String?
    var dataset: Dataset
    /// Queries that have a page, and digits of a row in its name.
    var pages: Int
    var pageDigits: Int
    var runs: [Run]

    init(map: SiteMap, runs: [RunView]) {
        let content = map.content
        title = content.title
        summary = content.summary
        note = content.note
        dataset = Dataset(
            name: content.dataset.name, title: content.dataset.title, classes: content.dataset.classes,
            multiLabel: content.dataset.multiLabel, database: content.databaseLabels.rows,
            queries: content.queryLabels.rows)
        pages = map.rows.count
        pageDigits = map.page(0).utf8.count
        self.runs = runs.map { run in
            Run(
                name: run.content.name, title: run.title, page: "runs/\(run.slug).html",
                data: "data/\(run.slug)/", distance: run.content.neighbours.distanceKey,
                bits: run.content.bits, neighbours: run.content.neighbours.k,
                relevance: run.content.relevance.rawValue,
                metrics: run.metrics.map { metric in
                    Metric(
                        name: metric.name, relevance: metric.relevance, ties: metric.ties, k: metric.k,
                        radius: metric.radius, value: metric.value.isFinite ? metric.value : nil)
                })
        }
    }
}

/// `data/metrics.json`: for one run the list that the run store has; for several, a list under each run's name.
struct MetricData: Encodable, Sendable {
    struct Run: Encodable, Sendable {
        var run: String
        var metrics: [SiteData.Metric]
    }

    var metrics: [SiteData.Metric]?
    var runs: [Run]?

    init(_ data: SiteData) {
        if let only = data.runs.first, data.runs.count == 1 {
            metrics = only.metrics
        } else {
            runs = data.runs.map { Run(run: $0.name, metrics: $0.metrics) }
        }
    }
}
