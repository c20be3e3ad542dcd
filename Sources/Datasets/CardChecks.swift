import Core
import Settings

/// What readers demand of a card, reported with the card's line and column.
enum CardChecks {
    /// Containers of numbers do not name their classes.
    static func needsLabels(_ root: YAMLMapping, _ card: DatasetCard) {
        guard card.labels.isEmpty else { return }
        root.report(
            "the key `labels` is missing", key: "labels", expected: "the names of the classes, from number 0 on")
    }

    /// Queries need no files of their own where they are drawn from everything.
    /// - Parameters:
    ///   - images, labels: how many names each split may have.
    ///   - form: what an entry of `files` looks like.
    static func needsFiles(
        _ root: YAMLMapping, _ card: DatasetCard, splits: [Split] = Split.allCases, images: ClosedRange<Int>,
        labels: ClosedRange<Int>, form: String
    ) {
        let drawsAll = card.queryDraw?.source == .all
        for split in splits where !(split == .query && drawsAll && card.files[.query] == nil) {
            let files = card.files[split]
            let counts = (files?.allImages.count ?? 0, files?.allLabels.count ?? 0)
            guard images.contains(counts.0), labels.contains(counts.1), files?.allImages.contains("") != true else {
                let isEmpty = files == nil || labels.lowerBound > 0 && counts.1 == 0
                root.report(
                    isEmpty ? "`files.\(split.rawValue)` names no files" : "`files.\(split.rawValue)` does not fit",
                    key: "files", expected: "`\(split.rawValue): \(form)`")
                continue
            }
        }
    }

    /// A key that this reader has no use for would be taken for an option that works.
    static func hasNo(_ keys: [String], _ root: YAMLMapping, _ card: DatasetCard) {
        for key in keys where root.keys.contains(key) {
            root.report("`\(key)` is of no use to the reader `\(card.reader)`", key: key, advice: "take it out")
        }
    }
}
