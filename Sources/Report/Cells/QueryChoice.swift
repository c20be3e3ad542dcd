import Core
import Gallery
import Retrieval

/// Which queries a cell shows.
package struct QueryChoice: Sendable, Equatable {
    package enum Order: String, Sendable, CaseIterable {
        /// By average precision, over the cell's first run or the one named.
        case best, worst
        /// At equal steps through the rows.
        case spread
        case first, random
    }

    /// Rows by name; the rest does not matter then.
    package var rows: [Int]?
    package var label: Int?
    package var order = Order.spread
    package var count: Int
    package var run: String?
    package var seed = 1

    init(rows: [Int]? = nil, count: Int = 3) {
        self.rows = rows
        self.count = count
    }

    /// - Parameters:
    ///   - run: what `best` and `worst` go by where none is named.
    ///   - needsPages: whether only queries that the site shows count.
    /// - Throws: `Diagnostic` for a row that has no page, or where no query is left.
    func rows(in gallery: ReportGallery, run: RunView?, needsPages: Bool = true) throws -> [Int] {
        let shown = needsPages ? gallery.map.rows : Array(0..<gallery.content.queryLabels.rows)
        if let rows {
            let pages = Set(shown)
            if let missing = rows.first(where: { !pages.contains($0) }) {
                throw Diagnostic(
                    "the site has no page of query \(missing)",
                    expected: "a row from 0 to \(max(0, gallery.content.queryLabels.rows - 1)) that the site shows")
            }
            return rows
        }
        let labels = gallery.content.queryLabels
        var left = shown
        if let label { left = left.filter { labels.labels(of: $0).contains(label) } }
        switch order {
        case .best, .worst:
            let by = try self.run.map(gallery.run) ?? run
            guard let by else { throw Diagnostic("no run to order the queries by", advice: "name one: `run: NAME`") }
            let ranked = by.rankedByAveragePrecision(left)
            left = order == .best ? ranked : ranked.reversed()
        case .spread:
            let wanted = min(count, left.count)
            left = (0..<wanted).map { left[$0 * (left.count - 1) / max(1, wanted - 1)] }
        case .random:
            var random = SeededRandom(seed: UInt64(seed))
            left.shuffle(using: &random)
        case .first: break
        }
        guard !left.isEmpty else { throw Diagnostic("no query of the site is of that kind") }
        return Array(left.prefix(count))
    }
}
