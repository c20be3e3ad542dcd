import Evaluation
import Templating

/// Runs that differ in nothing but the length of their codes, and how well they do by it.
package enum CodeLengths {
    /// A recipe as resolved without what may differ between code lengths of one method: its title and description, the
    /// paper it follows, and every `bits:`. Recipes are written by this program, one key a line.
    package static func method(of recipe: String) -> String {
        recipe.split(separator: "\n").filter { line in
            !["title:", "description:", "name:", "summary:", "paper:"].contains { line.hasPrefix($0) }
        }.map { $0.replacing(/\bbits: *[0-9]+/, with: "bits: *") }.joined(separator: "\n")
    }

    /// "ITQ, 48 bits" → "ITQ".
    package static func plainTitle(_ title: String, bits: Int) -> String {
        let plain = title.replacing(/[,;:]? *\(?[0-9]+[- ]bits?\)?/, with: "").trimmed
        return plain.isEmpty || plain == title ? "\(title) and others" : plain
    }

    /// Places of runs of one method with two or more code lengths, each group in order of length.
    static func groups(_ runs: [RunView]) -> [[RunView]] {
        var order: [String] = []
        var groups: [String: [RunView]] = [:]
        for run in runs where run.content.bits != nil && !run.content.recipe.isEmpty {
            let method = method(of: run.content.recipe)
            if groups[method] == nil { order.append(method) }
            groups[method, default: []].append(run)
        }
        return order.compactMap { groups[$0] }
            .filter { Set($0.map { $0.content.bits ?? 0 }).count > 1 }
            .map { $0.sorted { ($0.content.bits ?? 0, $0.number) < ($1.content.bits ?? 0, $1.number) } }
    }

    static func chart(_ runs: [RunView]) -> LineChart {
        LineChart(
            ChartFrame(
                id: "map-by-bits", title: "mAP@all by code length",
                note: "Runs whose recipes differ only in the number of bits; index order"),
            x: ChartAxis("Code length, bits", format: .count), y: ChartAxis("mAP@all", format: .fixed(4)),
            series: groups(runs).map { group in
                LineChart.Series(
                    plainTitle(group[0].title, bits: group[0].content.bits ?? 0),
                    group.map { run in
                        let metric = run.content.report.metric("mAP@all", ties: .indexOrder)
                        return (Double(run.content.bits ?? 0), metric?.value ?? .nan)
                    })
            })
    }
}
