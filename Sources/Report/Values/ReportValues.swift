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

    package init(_ run: RunView, dataset: Int) {
        name = run.content.name
        var fields: [String: TemplateValue] = [
            "name": ReportValues.literal(run.content.name), "title": ReportValues.literal(run.title),
            "bits": TemplateValue(run.bits.map(String.init)), "searches": ReportValues.literal(run.searches),
            "neighbours": .int(run.content.neighbours.k),
        ]
        var byTies: [String: [String: TemplateValue]] = [:]
        var intervals: [String: TemplateValue] = [:]
        for metric in run.metrics {
            let key = ReportValues.key(metric.name)
            let printed = PrintedNumber.value(metric)
            byTies[metric.ties, default: [:]][key] = printed
            let isPlain = metric.ties == TieHandling.indexOrder.rawValue || metric.ties == TieHandling.unaffected.rawValue
            guard isPlain || fields[key] == nil else { continue }
            fields[key] = printed
            if let interval = metric.interval { intervals[key] = .string(interval) }
        }
        for (ties, metrics) in byTies { fields[ReportValues.key(ties)] = .object(metrics) }
        fields["intervals"] = .object(intervals)
        value = .object(fields)
    }
}

extension RunView {
    /// Code length; nil for a run that searches latents.
    var bits: Int? { content.bits }
}

/// A metric in text is printed as pages print it; filters see the number.
enum PrintedNumber {
    static func value(_ metric: RunView.Metric) -> TemplateValue {
        metric.value.isFinite ? .double(metric.value) : .null
    }
}
