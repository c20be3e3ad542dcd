import Core
import Retrieval

/// A CSV file of ranked lists with the header `query,rank,database_row` and, if known, `distance`; ranks from 1, lines
/// in any order.
enum RankTable {
    private static let columns = ["query", "rank", "database_row"]

    static func read(_ path: String, queries: Int, database: Int, first: Int?) throws -> ListedNeighbours {
        let table = try NumberTable(path) { _ in true }
        let header = table.header ?? []
        guard Array(header.prefix(3)) == columns, header.count == 3 || (header.count == 4 && header[3] == "distance")
        else {
            throw Diagnostic(
                "has the columns \(header.joined(separator: ",").prefix(80))", file: path, line: 1,
                expected: "query,rank,database_row or query,rank,database_row,distance")
        }
        var lists = [[Entry?]](repeating: [], count: queries)
        for row in table.rows {
            let query = try table.int(row, 0, "query")
            guard query >= 0, query < queries else {
                throw Diagnostic("query \(query)", file: path, line: row.line, expected: "from 0 to \(queries - 1)")
            }
            let rank = try table.int(row, 1, "rank")
            guard rank >= 1, rank <= database else {
                throw Diagnostic(
                    "rank \(rank)", file: path, line: row.line, expected: "from 1 to \(database)",
                    advice: rank == 0 ? "ranks start at 1" : nil)
            }
            if let first, rank > first { continue }
            let found = try table.int(row, 2, "database_row")
            guard found >= 0, found < database else {
                throw Diagnostic(
                    "the database row \(found)", file: path, line: row.line, expected: "from 0 to \(database - 1)")
            }
            let distance = header.count == 4 ? Float(try table.double(row, 3, "distance")) : 0
            if lists[query].count < rank {
                lists[query] += [Entry?](repeating: nil, count: rank - lists[query].count)
            }
            if let other = lists[query][rank - 1] {
                throw Diagnostic(
                    "rank \(rank) of query \(query) again", file: path, line: row.line,
                    expected: "each rank once; it is in line \(other.line) too")
            }
            lists[query][rank - 1] = Entry(row: Int32(truncatingIfNeeded: found), distance: distance, line: row.line)
        }
        return try assemble(lists, path: path, hasDistances: header.count == 4, database: database)
    }

    private struct Entry {
        var row: Int32
        var distance: Float
        var line: Int
    }

    private static func assemble(
        _ lists: [[Entry?]], path: String, hasDistances: Bool, database: Int
    ) throws -> ListedNeighbours {
        let k = lists.first?.count ?? 0
        for (query, list) in lists.enumerated() {
            if let missing = list.firstIndex(where: { $0 == nil }) {
                throw Diagnostic(
                    "has no rank \(missing + 1) for query \(query)", file: path, expected: "ranks without gaps")
            }
            guard list.count == k, k > 0 else {
                let shortest = lists.map(\.count).min() ?? 0
                throw Diagnostic(
                    "has \(list.count) results for query \(query)", file: path,
                    expected: k > 0 ? "\(k), as for query 0" : "at least one",
                    advice: shortest > 0 ? "add `-k \(shortest)` to take that many of each" : nil)
            }
        }
        let entries = lists.flatMap { $0.compactMap { $0 } }
        do {
            return try ListedNeighbours(
                queries: lists.count, k: k, indices: entries.map(\.row),
                distances: hasDistances ? entries.map(\.distance) : nil, database: database)
        } catch var diagnostic as Diagnostic {
            diagnostic.file = path
            throw diagnostic
        }
    }
}
