import Arrays
import Core
import Settings

/// A card's `protocol`: how queries are drawn by its seed, as papers on hashing do. The usual one for CIFAR-10
/// is `{queries_per_class: 100}`: 1000 of all 60 000 images become queries and the other 59 000 the database.
public struct QueryDraw: Sendable, Equatable {
    public enum Source: String, Sendable, CaseIterable {
        /// From both splits together; what is not drawn is the database.
        case all
        /// From the query split; what is not drawn is left out, and the database stays.
        case query
    }

    public enum Amount: Sendable, Equatable {
        /// For each class in order, so many of the images that have it and are not drawn yet.
        case perClass(Int)
        /// So many of all.
        case total(Int)
    }

    public var source: Source
    public var amount: Amount

    public init(_ amount: Amount, from source: Source = .all) {
        self.amount = amount
        self.source = source
    }

    init?(_ mapping: YAMLMapping) {
        let most = 1...Int(Int32.max)
        let source = mapping.choice("draw_from", of: Source.allCases.map(\.rawValue)).flatMap(Source.init) ?? .all
        let perClass = mapping.int("queries_per_class", in: most)
        let total = mapping.int("queries", in: most)
        mapping.reportUnknownKeys()
        switch (perClass, total) {
        case (let count?, nil): self.init(.perClass(count), from: source)
        case (nil, let count?): self.init(.total(count), from: source)
        default:
            // A number that is no number has been reported already.
            if mapping.keys.contains("queries") == mapping.keys.contains("queries_per_class") {
                mapping.report(
                    "`protocol` says not how many queries", key: "queries_per_class",
                    expected: "either `queries_per_class: 100` or `queries: 1000`")
            }
            return nil
        }
    }

    /// Rows of `labels` that become queries, in ascending order.
    /// - Throws: `Diagnostic` where a class or the whole has too few images, or nothing would be left to search.
    func rows(_ labels: LabelMatrix, classes: [String], card: DatasetCard) throws -> [Int] {
        // Far from the seeds of `Subset`.
        var random = SeededRandom(seed: card.seed ^ 0x5EED_0F00_0BAD_CAFE)
        var isDrawn = [Bool](repeating: false, count: labels.rows)
        func take(_ count: Int, of candidates: [Int], what: String) throws {
            guard candidates.count >= count else {
                throw Diagnostic(
                    "`protocol` asks for \(count) queries, and only \(candidates.count) images \(what)",
                    file: card.file ?? card.name, advice: "ask for fewer")
            }
            var candidates = candidates
            random.shuffle(&candidates)
            for row in candidates.prefix(count) { isDrawn[row] = true }
        }
        switch amount {
        case .total(let count):
            try take(count, of: Array(0..<labels.rows), what: "are there")
        case .perClass(let count):
            for label in 0..<labels.classes {
                let candidates = (0..<labels.rows).filter { !isDrawn[$0] && labels.has(label, row: $0) }
                try take(count, of: candidates, what: "of the class `\(classes[label])` are there, not drawn yet")
            }
        }
        let drawn = isDrawn.indices.filter { isDrawn[$0] }
        guard source == .query || drawn.count < labels.rows else {
            throw Diagnostic(
                "`protocol` makes all \(labels.rows) images queries", file: card.file ?? card.name,
                expected: "some left over for the database", advice: "ask for fewer queries")
        }
        return drawn
    }
}
