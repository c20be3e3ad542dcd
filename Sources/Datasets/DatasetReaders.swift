import Core
import Foundation
import Settings

/// The readers by the name that a card gives under `reader`.
public enum DatasetReaders {
    /// One reader: what it needs, what it demands of a card, and how it opens a dataset.
    struct Reader: Sendable {
        var name: String
        var files: @Sendable (DatasetCard) -> [WantedFile]
        var check: @Sendable (YAMLMapping, DatasetCard) -> Void = { _, _ in }
        /// Whether `files` names two splits; if not, `protocol` draws the queries.
        var hasQuerySplit = true
        /// Readers that leave choosing rows to `DatasetView`.
        var givesAllRows = true
        /// What becomes of images without a label where the card does not say.
        var unlabelled = DatasetCard.Unlabelled.keep
        var open: @Sendable (DatasetCard, URL) throws -> any ImageDataset
    }

    static let all: [Reader] = [
        IDXDataset.reader, FolderDataset.reader, CSVDataset.reader, CIFARDataset.reader, NPZDataset.reader,
        COCODataset.reader, LabelList.reader, NUSWide.reader, MIRFlickr.reader, SlideFolder.reader,
    ]

    public static var names: [String] { all.map(\.name) }

    static func reader(_ name: String) -> Reader? { all.first { $0.name == name } }

    /// Opens the dataset of a card.
    /// - Parameters:
    ///   - site: where relative folders of `lookIn` start.
    ///   - limit: the most rows a split, in place of the card's.
    public static func open(
        _ card: DatasetCard, relativeTo site: URL, limit: [Split: Int]? = nil
    ) throws -> any ImageDataset {
        var card = card
        if let limit { card.limit = limit }
        guard let reader = reader(card.reader) else {
            throw Diagnostic(
                "there is no dataset reader `\(card.reader)`", file: card.file,
                expected: "one of \(names.joined(separator: ", "))")
        }
        let chooses =
            !card.classes.isEmpty || card.mostFrequent != nil || card.unlabelled == .drop || card.queryDraw != nil
        guard reader.givesAllRows || chooses else { return try reader.open(card, site) }
        var whole = card
        whole.limit = [:]
        return try DatasetView(
            try reader.open(whole, site), card: card, unlabelled: card.unlabelled ?? reader.unlabelled)
    }

    /// The first few of many names, for messages.
    static func some(_ names: [String], most: Int = 12) -> String {
        names.count <= most
            ? names.joined(separator: ", ")
            : names.prefix(most - 2).joined(separator: ", ") + ", … (\(names.count) in all)"
    }
}
