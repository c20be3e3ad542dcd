import Core
import Gallery
import Settings
import Templating

/// Metrics by run.
struct TableCell: ReportCell {
    static let kind = "table"
    static let summary = "Metrics by run, the best in bold, with their intervals."
    var numbering: ReportNumber.Kind? { .table }
    static let example = "metrics: [mAP@all]\ncaption: How well."

    let runs: RunChoice
    private let metrics: [String]?
    private let hasIntervals: Bool
    private let isAcross: Bool

    init(_ map: YAMLMapping, _ reader: CellReader) {
        runs = reader.runs(map)
        metrics = map.strings("metrics")
        hasIntervals = map.bool("intervals") ?? true
        isAcross = map.choice("rows", of: ["runs", "metrics"]) != "metrics"
    }

    func elements(_ context: CellContext) throws -> [ReportElement] {
        let gallery = try context.gallery()
        let runs = try gallery.runs(runs)
        let keys = try metrics.map { try $0.map { try Self.key($0, runs) } } ?? Self.headline(runs)
        let columns = keys.map { key in runs.map { run in run.metrics.first { $0.key == key } } }
        let names = columns.map { found in found.compactMap(\.self).first.map(Self.name) ?? "" }
        let cells = columns.map(cells)
        let table =
            isAcross
            ? ReportTable(
                columns: ["Run"] + names, isNumeric: [false] + names.map { _ in true },
                rows: runs.indices.map { run in
                    [.init(runs[run].title, link: "runs/\(runs[run].slug).html")] + cells.map { $0[run] }
                }, note: note(cells))
            : ReportTable(
                columns: ["Metric"] + runs.map(\.title), isNumeric: [false] + runs.map { _ in true },
                rows: zip(names, cells).map { name, row in [.init(name)] + row }, note: note(cells))
        return [.table(table)]
    }

    private func note(_ cells: [[ReportTable.Cell]]) -> String {
        cells.joined().contains { !$0.detail.isEmpty }
            ? "In small print: 95 % interval of the mean over queries, by bootstrap." : ""
    }

    private func cells(_ found: [RunView.Metric?]) -> [ReportTable.Cell] {
        let sense = found.compactMap(\.self).first?.sense ?? 0
        let scores = found.compactMap { $0?.value }.filter(\.isFinite).map { $0 * sense }
        let best = sense != 0 && Set(scores).count > 1 ? scores.max() : nil
        return found.map { metric in
            guard let metric else { return .init(Format.missing) }
            return .init(
                metric.print(metric.value), isBest: best != nil && metric.value * sense == best,
                detail: hasIntervals ? metric.interval ?? "" : "")
        }
    }

    /// The order of ties stands beside the name where it is not the usual one.
    private static func name(_ metric: RunView.Metric) -> String {
        ["index-order", "unaffected"].contains(metric.ties) ? metric.name : "\(metric.name), \(metric.ties)"
    }

    private static func headline(_ runs: [RunView]) -> [String] {
        var seen = Set<String>()
        return runs.flatMap(\.metrics).filter { $0.isHeadline && seen.insert($0.key).inserted }.map(\.key)
    }

    /// `mAP@all`, `tie-aware.mAP@all`, or a name in full.
    private static func key(_ wanted: String, _ runs: [RunView]) throws -> String {
        let metrics = runs.flatMap(\.metrics)
        let plain = ["index-order", "unaffected"]
        func names(_ metric: RunView.Metric) -> [String] {
            let short = ReportValues.key(metric.name)
            let spelt = [metric.name, short].flatMap { ["\(metric.ties).\($0)", "\($0), \(metric.ties)"] }
            return (plain.contains(metric.ties) ? [metric.name, short] : []) + spelt
        }
        if let found = metrics.first(where: { names($0).contains(wanted) }) { return found.key }
        var seen = Set<String>()
        let known = metrics.flatMap(names).filter { seen.insert($0).inserted }
        throw Diagnostic(
            "no run has a metric `\(wanted.prefix(60))`", expected: NearNames.advice(for: wanted, among: known),
            advice: "data/metrics.json of the site has all of them")
    }
}
