import Core
import Foundation

/// `data/queries.js`: what the browser of queries filters and sorts, as a classic script, since pages opened from
/// disk may not fetch. Columns, not records, so that ten thousand queries stay below half a megabyte.
struct QueryScript: Encodable, Sendable {
    struct Run: Encodable, Sendable {
        var name: String
        var title: String
        /// Average precision of each query, four decimals; null where it is undefined.
        var ap: [Double?]
        /// Distance of the nearest database image.
        var nearest: [Double?]
        /// How many database images are at the distance that the cut goes through; absent where that is not known.
        var ties: [Int]?
        /// The class that most of the results on the query's page have; -1 where they have none.
        var got: [Int]
        /// Classes of the nearest database image.
        var first: [Label]
        /// Reconstruction error, four digits; absent for a run without a decoder.
        var error: [Double?]?
    }

    struct Label: Encodable, Sendable {
        var classes: [Int]

        /// A number for one class, else a list.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if let only = classes.first, classes.count == 1 {
                try container.encode(only)
            } else {
                try container.encode(classes)
            }
        }
    }

    var classes: [String]
    var note: String?
    var rows: [Int]
    var pages: [String]
    var names: [String]
    var labels: [Label]
    /// Width and height of most cells.
    var cell: [Int]
    var sheets: [SheetEntry]
    /// Sheet, x, y, and width and height where they are not those of most.
    var cells: [[Int]]
    var runs: [Run]

    init(map: SiteMap, runs: [RunView]) throws {
        classes = map.content.dataset.classes
        note = map.content.note
        rows = map.rows
        pages = map.rows.map(map.page)
        names = map.rows.map { map.content.queryIdentifiers[$0] }
        labels = map.rows.map { Label(classes: map.content.queryLabels.labels(of: $0)) }
        sheets = map.pictures.sheets.map(SheetEntry.init)
        let found = try map.rows.map { try map.pictures.cell(.query($0)) }
        let usual = [found.map(\.width).max() ?? 1, found.map(\.height).max() ?? 1]
        cell = usual
        cells = found.map { cell in
            let place = [cell.sheet, cell.x, cell.y]
            return [cell.width, cell.height] == usual ? place : place + [cell.width, cell.height]
        }
        self.runs = runs.map { run in
            Run(
                name: run.slug,
                title: run.depth == nil ? run.title : "\(run.title) (AP of the top \(run.content.report.cut))",
                ap: map.rows.map { row in
                    run.averagePrecision[row].flatMap { $0.isFinite ? ($0 * 10_000).rounded() / 10_000 : nil }
                },
                nearest: map.rows.map { row in
                    run.content.neighbours.nearest(of: row).map { ($0 * 10_000).rounded() / 10_000 }
                },
                ties: Self.ties(run, map.rows), got: map.rows.map { run.retrieved[$0] ?? -1 },
                first: map.rows.map { Label(classes: Self.nearestLabels(run, $0, map)) },
                error: run.content.reconstructions.map { made in
                    map.rows.map { made.errors[$0].isFinite ? Self.brief(Double(made.errors[$0])) : nil }
                })
        }
    }

    private static func ties(_ run: RunView, _ rows: [Int]) -> [Int]? {
        let ties = run.content.report.perQuery.tiesAtCut
        return ties.isEmpty ? nil : rows.map { ties[$0] }
    }

    private static func nearestLabels(_ run: RunView, _ row: Int, _ map: SiteMap) -> [Int] {
        let neighbours = run.content.neighbours
        guard neighbours.k > 0 else { return [] }
        return map.content.databaseLabels.labels(of: Int(neighbours.indices[row * neighbours.k]))
    }

    /// With four significant digits.
    static func brief(_ value: Double) -> Double {
        guard value != 0, value.isFinite else { return value }
        let scale = pow(10, 3 - log10(abs(value)).rounded(.down))
        return scale.isFinite && scale > 0 ? (value * scale).rounded() / scale : value
    }

    func script() throws -> Data { try DataScript.assigning(self, to: "queries") }
}
