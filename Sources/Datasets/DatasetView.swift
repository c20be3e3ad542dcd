import Arrays
import Core
import Foundation
import Imaging

/// Some rows and classes of another dataset: what a card's `classes`, `most_frequent`, `unlabelled`,
/// `missing_images`, `protocol` and `limit` leave, applied in that order.
struct DatasetView: ImageDataset {
    private struct Origin {
        var split: Split
        var row: Int
    }

    let card: DatasetCard
    let classes: [String]
    let notes: [Diagnostic]
    private let base: any ImageDataset
    private let origins: SplitPair<[Origin]>
    private let labelMatrices: SplitPair<LabelMatrix>

    var shape: ImageShape { base.shape }

    init(_ base: any ImageDataset, card: DatasetCard, unlabelled: DatasetCard.Unlabelled) throws {
        var notes = base.notes
        let kept = try ClassChoice.numbers(base, card)
        guard !kept.isEmpty else {
            throw Diagnostic("has no classes", file: base.inputFiles.first?.path ?? card.file, expected: "at least one")
        }
        let all = try SplitPair { try ClassChoice.matrix(base.labels($0), kept: kept) }
        let classes = kept.map { base.classes[$0] }
        // An image of none of the kept classes is no image of a single-label dataset.
        let drops = unlabelled == .drop || !card.multiLabel && kept.count < base.classes.count
        var rows = SplitPair<[Origin]> { split in
            let has = (0..<all[split].rows).map { row in (0..<kept.count).contains { all[split].has($0, row: row) } }
            let chosen = drops ? has.indices.filter { has[$0] } : Array(has.indices)
            if chosen.count < has.count, card.multiLabel {
                notes.append(
                    Diagnostic(
                        "\(has.count - chosen.count) of \(has.count) \(split.rawValue) images have none of the "
                            + "\(kept.count) labels and are left out", severity: .note))
            }
            return chosen.map { Origin(split: split, row: $0) }
        }
        if card.missingImages == .drop, let listed = base as? ListedDataset {
            rows = SplitPair { split in
                let there = rows[split].filter { listed.isThere(split, $0.row) }
                if there.count < rows[split].count {
                    notes.append(
                        Diagnostic(
                            "\(rows[split].count - there.count) of \(rows[split].count) \(split.rawValue) images are "
                                + "listed and not on disk, and are left out",
                            file: listed.list(split).path, severity: .warning))
                }
                return there
            }
        }
        func matrix(_ origins: [Origin]) throws -> LabelMatrix {
            var values: [UInt8] = []
            values.reserveCapacity(origins.count * kept.count)
            for origin in origins {
                let labels = all[origin.split]
                values += labels.values[origin.row * kept.count..<(origin.row + 1) * kept.count]
            }
            return try LabelMatrix(rows: origins.count, classes: kept.count, values: values)
        }
        if let draw = card.queryDraw {
            let pool = draw.source == .all ? rows.database + rows.query : rows.query
            let drawn = try draw.rows(try matrix(pool), classes: classes, card: card)
            let isDrawn = Set(drawn)
            rows.query = drawn.map { pool[$0] }
            if draw.source == .all { rows.database = pool.indices.filter { !isDrawn.contains($0) }.map { pool[$0] } }
        }
        for split in Split.allCases where rows[split].isEmpty { throw Self.emptyDiagnostic(split, base, card) }
        let limited = SplitPair { split in
            Subset.rows(rows[split].count, of: split, card: card).map { rows[split][$0] }
        }
        if let listed = base as? ListedDataset {
            try listed.requireFiles((limited.database + limited.query).map { ($0.split, $0.row) })
        }
        labelMatrices = try SplitPair { try matrix(limited[$0]) }
        origins = limited
        self.base = base
        self.card = card
        self.classes = classes
        self.notes = notes
    }

    private static func emptyDiagnostic(_ split: Split, _ base: any ImageDataset, _ card: DatasetCard) -> Diagnostic {
        let reader = DatasetReaders.reader(card.reader)
        if split == .query, reader?.hasQuerySplit == false || card.files[.query] == nil, card.queryDraw == nil {
            return Diagnostic(
                "the card names no query split", file: card.file ?? card.name,
                expected: "queries drawn from the whole", advice: "add `protocol: {queries: 1000}` to the card")
        }
        return Diagnostic(
            "there are no images for the \(split.rawValue) split", file: base.inputFiles.first?.path ?? card.file,
            expected: "at least one image", advice: "check `classes`, `unlabelled` and `protocol` in the card")
    }

    func count(_ split: Split) -> Int { origins[split].count }

    func labels(_ split: Split) -> LabelMatrix { labelMatrices[split] }

    func identifier(_ split: Split, _ row: Int) -> String {
        guard origins[split].indices.contains(row) else { return "" }
        let origin = origins[split][row]
        return base.identifier(origin.split, origin.row)
    }

    func pixels(_ split: Split, _ rows: [Int]) throws -> [UInt8] {
        try checkRows(split, rows)
        let wanted = rows.map { origins[split][$0] }
        guard let first = wanted.first else { return [] }
        if wanted.allSatisfy({ $0.split == first.split }) { return try base.pixels(first.split, wanted.map(\.row)) }
        // Rows of both splits: each split's at once, then put in order.
        var result = [UInt8](repeating: 0, count: rows.count * shape.count)
        for source in Split.allCases {
            let places = wanted.indices.filter { wanted[$0].split == source }
            let pixels = try base.pixels(source, places.map { wanted[$0].row })
            for (index, place) in places.enumerated() {
                result.replaceSubrange(
                    place * shape.count..<(place + 1) * shape.count,
                    with: pixels[index * shape.count..<(index + 1) * shape.count])
            }
        }
        return result
    }

    func thumbnail(_ split: Split, _ row: Int, edge: Int) throws -> PixelImage {
        try checkRows(split, [row])
        let origin = origins[split][row]
        return try base.thumbnail(origin.split, origin.row, edge: edge)
    }

    func frames(_ split: Split, _ row: Int) -> Int {
        guard origins[split].indices.contains(row) else { return 1 }
        let origin = origins[split][row]
        return base.frames(origin.split, origin.row)
    }

    var inputFiles: [URL] {
        guard let listed = base as? ListedDataset else { return base.inputFiles }
        return listed.listFiles + (origins.database + origins.query).map { listed.url($0.split, $0.row) }
    }
}
