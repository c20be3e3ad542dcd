import Arrays
import Core

/// Decides relevance for whole rows of the database at once.
struct RelevanceTable: Sendable {
    let rule: RelevanceRule
    let rows: Int
    /// The most labels that a pair could share.
    let mostShared: Int
    var hasSingleLabels: Bool { singleDatabase != nil }
    /// The class of each row, where every query and every database row has exactly one: then all rules agree.
    private let singleQuery: [Int32]?
    private let singleDatabase: [Int32]?
    /// Labels as bits, `words` words a row.
    private let words: Int
    private let queryBits: [UInt64]
    private let databaseBits: [UInt64]

    init(rule: RelevanceRule, queries: LabelMatrix, database: LabelMatrix) throws {
        guard queries.classes == database.classes else {
            throw Diagnostic(
                "queries with \(queries.classes) classes against a database with \(database.classes)",
                expected: "the same classes in both label files")
        }
        self.rule = rule
        rows = database.rows
        mostShared = min(queries.classes, Int(UInt16.max))
        let ofQueries = Self.single(queries)
        let ofDatabase = ofQueries == nil ? nil : Self.single(database)
        singleQuery = ofDatabase == nil ? nil : ofQueries
        singleDatabase = ofDatabase
        words = (queries.classes + 63) / 64
        queryBits = ofDatabase == nil ? Self.bits(queries, words: words) : []
        databaseBits = ofDatabase == nil ? Self.bits(database, words: words) : []
    }

    /// Writes 1 for the rows that are relevant to the query and 0 for the others.
    /// - Parameter shared: the number of labels that each row has in common with the query; left alone where all
    ///   images have a single label, as it would equal `relevance`.
    func judge(query: Int, relevance: inout [UInt8], shared: inout [UInt16]) {
        if let singleQuery, let singleDatabase {
            let label = singleQuery[query]
            relevance.withUnsafeMutableBufferPointer { relevance in
                singleDatabase.withUnsafeBufferPointer { labels in
                    for row in 0..<min(relevance.count, labels.count) {
                        relevance[row] = labels[row] == label ? 1 : 0
                    }
                }
            }
            return
        }
        let wanted = Array(queryBits[query * words..<(query + 1) * words])
        let wantedCount = wanted.reduce(0) { $0 + $1.nonzeroBitCount }
        for row in 0..<rows {
            var common = 0
            var own = 0
            for word in 0..<words {
                let bits = databaseBits[row * words + word]
                common += (bits & wanted[word]).nonzeroBitCount
                own += bits.nonzeroBitCount
            }
            shared[row] = UInt16(clamping: common)
            let right =
                switch rule {
                case .sameLabel: common == wantedCount && own == wantedCount && common > 0
                case .identical: common == wantedCount && own == wantedCount
                case .anySharedLabel: common > 0
                case .allQueryLabels: common == wantedCount && common > 0
                }
            relevance[row] = right ? 1 : 0
        }
    }

    private static func single(_ labels: LabelMatrix) -> [Int32]? {
        var found = [Int32](repeating: -1, count: labels.rows)
        for row in 0..<labels.rows {
            for label in 0..<labels.classes where labels.has(label, row: row) {
                guard found[row] < 0 else { return nil }
                found[row] = Int32(label)
            }
            if found[row] < 0 { return nil }
        }
        return found
    }

    private static func bits(_ labels: LabelMatrix, words: Int) -> [UInt64] {
        var bits = [UInt64](repeating: 0, count: labels.rows * words)
        for row in 0..<labels.rows {
            for label in 0..<labels.classes where labels.has(label, row: row) {
                bits[row * words + label / 64] |= 1 << UInt64(label % 64)
            }
        }
        return bits
    }
}
