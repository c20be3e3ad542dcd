import Core
import Evaluation
import Gallery
import Settings
import Templating

/// Two runs on the same queries: who wins how often, and where the difference is largest.
struct CompareCell: ReportCell {
    static let kind = "compare"
    static let summary = "Two runs on the same queries: wins, ties and losses by class, and the mean difference."
    var numbering: ReportNumber.Kind? { .table }
    static let example = "caption: Query by query."

    let runs: RunChoice
    private let byClass: Bool

    init(_ map: YAMLMapping, _ reader: CellReader) {
        runs = reader.runs(map, count: 2...2)
        byClass = map.bool("classes") ?? true
    }

    func elements(_ context: CellContext) throws -> [ReportElement] {
        let gallery = try context.gallery()
        let runs = try gallery.runs(runs)
        guard runs.count == 2 else {
            throw Diagnostic("two runs are compared, and the site has \(runs.count)", advice: "name two with `runs:`")
        }
        guard runs[0].depth == runs[1].depth else {
            throw Diagnostic("the average precision of \(runs[0].title) and \(runs[1].title) is of different depths")
        }
        let labels = gallery.content.queryLabels
        let queries = 0..<labels.rows
        var rows = [row("All queries", queries.map(\.self), runs)]
        if byClass {
            rows += gallery.content.dataset.classes.enumerated().map { label, name in
                row(name, queries.filter { labels.labels(of: $0).contains(label) }, runs)
            }
        }
        let table = ReportTable(
            columns: [
                "Queries", "Number", "\(runs[0].title), mean", "\(runs[1].title), mean", "Difference",
                "\(runs[0].title) wins", "Equal", "\(runs[1].title) wins",
            ],
            isNumeric: [false] + [Bool](repeating: true, count: 7), rows: rows,
            note: "Mean \(runs[0].scoreText); queries without a relevant image are left out.")
        return [.table(table)]
    }

    private func row(_ name: String, _ queries: [Int], _ runs: [RunView]) -> [ReportTable.Cell] {
        var sums = (0.0, 0.0)
        var counts = (first: 0, equal: 0, second: 0)
        for query in queries {
            guard let first = runs[0].averagePrecision[query], let second = runs[1].averagePrecision[query] else {
                continue
            }
            sums = (sums.0 + first, sums.1 + second)
            if first > second {
                counts.first += 1
            } else if first < second {
                counts.second += 1
            } else {
                counts.equal += 1
            }
        }
        let total = counts.first + counts.equal + counts.second
        let means = total == 0 ? (Double.nan, Double.nan) : (sums.0 / Double(total), sums.1 / Double(total))
        return [
            .init(name), .init(Format.thousands(total)),
            .init(Format.fixed(means.0, 4), isBest: means.0 > means.1),
            .init(Format.fixed(means.1, 4), isBest: means.1 > means.0),
            .init(Numbers.signed(means.0 - means.1, 4)), .init(Format.thousands(counts.first)),
            .init(Format.thousands(counts.equal)), .init(Format.thousands(counts.second)),
        ]
    }
}
