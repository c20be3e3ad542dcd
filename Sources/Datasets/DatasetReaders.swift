import Core
import Foundation

/// The readers by the name that a card gives under `reader`.
public enum DatasetReaders {
    typealias Opener = @Sendable (DatasetCard, URL) throws -> any ImageDataset

    static let all: [(name: String, open: Opener)] = [
        ("idx", IDXDataset.open),
        ("folder", FolderDataset.open),
        ("csv", CSVDataset.open),
    ]

    public static var names: [String] { all.map(\.name) }

    /// Opens the dataset of a card.
    /// - Parameters:
    ///   - site: where relative folders of `lookIn` start.
    ///   - limit: the most rows a split, in place of the card's.
    public static func open(
        _ card: DatasetCard, relativeTo site: URL, limit: [Split: Int]? = nil
    ) throws -> any ImageDataset {
        var card = card
        if let limit { card.limit = limit }
        guard let reader = all.first(where: { $0.name == card.reader }) else {
            throw Diagnostic(
                "there is no dataset reader `\(card.reader)`", file: card.file,
                expected: "one of \(names.joined(separator: ", "))")
        }
        return try reader.open(card, site)
    }
}
