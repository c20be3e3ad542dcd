import Core
import Evaluation
import Gallery
import Templating

/// What `{{…}}` in a report's text may name.
///
///     {{runs.itq48.mAP@all}}              a metric, in index order
///     {{runs.itq48.tie-aware.mAP@all}}    under another order of ties
///     {{runs.itq48.intervals.mAP@all}}    its 95 % interval
///     {{percent1(runs.itq48.P@20)}}       through a filter
///     {{dataset.queries}} {{site.title}}
///     {{#every-run}}{{title}}: {{mAP@all}}{{/every-run}}
///     {{ref.shirts}}                      "Figure 3", linked to the cell with that id
package struct ReportValues: Sendable {
    /// The names for a template; texts are Markdown that shows them as they are.
    package let context: TemplateValue

    package init(runs: [RunValues], dataset: [String: TemplateValue], site: [String: TemplateValue]) {
        var byName: [String: TemplateValue] = [:]
        for run in runs { byName[Self.key(run.name)] = run.value }
        context = [
            "runs": .object(byName), "every-run": .list(runs.map(\.value)), "dataset": .object(dataset),
            "site": .object(site),
        ]
    }

    /// With the cells that the text may refer to.
    package func with(references: [(id: String, number: ReportNumber)]) -> TemplateValue {
        let found = references.map { reference in
            (reference.id, TemplateValue.safe("[\(reference.number.text)](#\(reference.id))"))
        }
        return context.merging(["ref": .object(Dictionary(found) { first, _ in first })])
    }

    /// A name as a template can say it: "mAP@20 over min(k, relevant)" → "mAP@20-over-min-k-relevant".
    package static func key(_ name: String) -> String {
        var key = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "0"..."9", "A"..."Z", "a"..."z", "_", "@": key.unicodeScalars.append(scalar)
            default: if !key.isEmpty, key.last != "-" { key += "-" }
            }
        }
        while key.last == "-" { key.removeLast() }
        return key
    }

    /// Text that Markdown prints as it is.
    package static func literal(_ text: String) -> TemplateValue { .safe(MarkdownEscape.text(text)) }
}

/// What is known of one run, by name.
package struct RunValues: Sendable {
    package var name: String
    package var value: TemplateValue

    package init(_ run: RunView) {
        name = run.content.name
        let metrics = run.metrics
        value = Self.values(metrics).merging(Self.values(metrics.filter(Self.isPlain)))
            .merging(.object(Self.orders(metrics))).merging(Self.about(run))
    }

    private static func about(_ run: RunView) -> TemplateValue {
        var fields: [String: TemplateValue] = [:]
        fields["name"] = ReportValues.literal(run.content.name)
        fields["title"] = ReportValues.literal(run.title)
        fields["searches"] = ReportValues.literal(run.searches)
        fields["neighbours"] = .int(run.content.neighbours.k)
        fields["intervals"] = intervals(run.metrics)
        if let bits = run.content.bits { fields["bits"] = .int(bits) }
        return .object(fields)
    }

    /// The same under each order of ties.
    private static func orders(_ metrics: [RunView.Metric]) -> [String: TemplateValue] {
        var found: [String: TemplateValue] = [:]
        for metric in metrics where found[ReportValues.key(metric.ties)] == nil {
            found[ReportValues.key(metric.ties)] = values(metrics.filter { $0.ties == metric.ties })
        }
        return found
    }

    /// Without a choice of how ties count, or in the order that pages show.
    private static func isPlain(_ metric: RunView.Metric) -> Bool {
        metric.ties == TieHandling.indexOrder.rawValue || metric.ties == TieHandling.unaffected.rawValue
    }

    /// Filters see the number; without one it is printed as pages print it.
    private static func values(_ metrics: [RunView.Metric]) -> TemplateValue {
        let found = metrics.map { metric -> (String, TemplateValue) in
            (ReportValues.key(metric.name), metric.value.isFinite ? .double(metric.value) : .null)
        }
        return .object(Dictionary(found) { first, _ in first })
    }

    private static func intervals(_ metrics: [RunView.Metric]) -> TemplateValue {
        let found = metrics.filter(isPlain).compactMap { metric -> (String, TemplateValue)? in
            metric.interval.map { (ReportValues.key(metric.name), .string($0)) }
        }
        return .object(Dictionary(found) { first, _ in first })
    }
}
