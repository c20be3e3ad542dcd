import Arrays
import Core
import Foundation
import Imaging
import Settings

/// Images in class folders: `root/<split>/<class>/…` with the folders that the card's `files` names (or
/// `train` and `test`, `database` and `query`), or `root/<class>/…`, of which a seeded share of each class
/// becomes the queries.
struct FolderDataset: ImageDataset {
    let card: DatasetCard
    let classes: [String]
    let shape: ImageShape
    let inputFiles: [URL]
    let notes: [Diagnostic]
    private let files: SplitPair<ImageFileList>
    private let labelMatrices: SplitPair<LabelMatrix>

    /// Folder names that are taken for splits where the card names none.
    static let usualNames: [(database: String, query: String)] = [
        ("database", "query"), ("train", "test"), ("train", "val"),
    ]

    static let reader = DatasetReaders.Reader(
        name: "folder",
        files: { card in
            Split.allCases.compactMap { card.files[$0].map { WantedFile(name: $0.images, look: .imageFolder) } }
        },
        givesAllRows: false,
        open: { try FolderDataset($0, relativeTo: $1) })

    private struct Found {
        var path: String
        var label: Int
    }

    private init(_ card: DatasetCard, relativeTo site: URL) throws {
        guard let root = try DatasetReaders.locate(card, relativeTo: site).folder else { throw Diagnostic("no folder") }
        var notes: [Diagnostic] = []
        let names = try Self.splitFolders(card, root)
        let folders = names.map { [$0.database, $0.query] } ?? [""]
        let classes = try Self.classes(card, folders.map { root.appendingPathComponent($0) })
        let found = try folders.map { try Self.find(in: $0, root: root, classes: classes, notes: &notes) }
        let parts =
            found.count == 2
            ? SplitPair(database: found[0], query: found[1]) : Self.divide(found[0], classes: classes.count, card: card)
        let shape = ImageShape(height: card.size, width: card.size, channels: card.channels)
        var lists: [Split: (ImageFileList, LabelMatrix)] = [:]
        for split in Split.allCases {
            guard !parts[split].isEmpty else { throw Self.emptyDiagnostic(split, root, names == nil) }
            let chosen = Subset.rows(parts[split].count, of: split, card: card).map { parts[split][$0] }
            let entries = chosen.map {
                ImageFileList.Entry(url: root.appendingPathComponent($0.path), identifier: $0.path)
            }
            lists[split] = (
                ImageFileList(entries: entries, shape: shape),
                try LabelMatrix(single: chosen.map(\.label), classes: classes.count)
            )
        }
        guard let database = lists[.database], let query = lists[.query] else {
            throw Diagnostic("no split", file: root.path)
        }
        self.card = card
        self.classes = classes
        self.shape = shape
        self.notes = notes
        files = SplitPair(database: database.0, query: query.0)
        labelMatrices = SplitPair(database: database.1, query: query.1)
        inputFiles = (database.0.entries + query.0.entries).map(\.url)
    }

    /// The folders of the two splits, or nil where the class folders lie directly in the root.
    private static func splitFolders(_ card: DatasetCard, _ root: URL) throws -> (database: String, query: String)? {
        if let database = card.files[.database], let query = card.files[.query] {
            return (database.images, query.images)
        }
        let present = Set(try ImageFolder.subfolders(root))
        return usualNames.first { present.contains($0.database) && present.contains($0.query) }
    }

    private static func classes(_ card: DatasetCard, _ folders: [URL]) throws -> [String] {
        let names = Set(try folders.flatMap(ImageFolder.subfolders))
        guard !card.labels.isEmpty else {
            return names.sortedByBytes()
        }
        let unknown = names.subtracting(card.labels).sorted()
        guard unknown.isEmpty else {
            let near = NearNames.closest(to: unknown[0], in: card.labels)
            throw Diagnostic(
                "the folder \(unknown.map { "`\($0)`" }.joined(separator: ", ")) is no class of the card",
                file: folders[0].path,
                expected: "folders named \(card.labels.joined(separator: ", "))",
                advice: near.map { "rename it to `\($0)`, or add it to `labels`" }
                    ?? "add it to `labels`, or take it out")
        }
        return card.labels
    }

    private static func find(
        in folder: String, root: URL, classes: [String], notes: inout [Diagnostic]
    ) throws -> [Found] {
        var found: [Found] = []
        let base = folder.isEmpty ? root : root.appendingPathComponent(folder)
        let loose = try Files.list(base).filter { !Files.isDirectory($0) }.map(\.lastPathComponent)
        if !loose.isEmpty { notes.append(leftOut(loose, in: base, why: "lie in no class folder")) }
        for (label, name) in classes.enumerated() {
            let directory = base.appendingPathComponent(name)
            guard Files.isDirectory(directory) else { continue }
            let listing = try ImageFolder.list(directory)
            if !listing.others.isEmpty {
                notes.append(leftOut(listing.others, in: directory, why: "are no images by their name"))
            }
            found += listing.images.map {
                Found(path: (folder.isEmpty ? "" : folder + "/") + "\(name)/\($0)", label: label)
            }
        }
        return found
    }

    /// The first rows of a seeded shuffle of each class become queries: at least one of every class with two
    /// images or more, and never all.
    private static func divide(_ all: [Found], classes: Int, card: DatasetCard) -> SplitPair<[Found]> {
        var random = SeededRandom(seed: card.seed)
        var isQuery = [Bool](repeating: false, count: all.count)
        for label in 0..<classes {
            var rows = all.indices.filter { all[$0].label == label }
            random.shuffle(&rows)
            let share = (Double(rows.count) * card.queryShare).rounded()
            let count = min(max(Int(share), 1), rows.count - 1)
            for row in rows.prefix(max(0, count)) { isQuery[row] = true }
        }
        return SplitPair { split in all.indices.filter { isQuery[$0] == (split == .query) }.map { all[$0] } }
    }

    private static func leftOut(_ names: [String], in folder: URL, why: String) -> Diagnostic {
        let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", …" : "")
        return Diagnostic("\(names.count) files \(why) and are left out: \(shown)", file: folder.path, severity: .note)
    }

    private static func emptyDiagnostic(_ split: Split, _ root: URL, _ divided: Bool) -> Diagnostic {
        Diagnostic(
            "there are no images for the \(split.rawValue) split", file: root.path,
            expected: divided
                ? "class folders with at least two images: \(root.lastPathComponent)/<class>/<image>"
                : "\(root.lastPathComponent)/<split>/<class>/<image>",
            advice: "name the folders of the splits under `files`, such as `files: {database: train, query: test}`")
    }

    func count(_ split: Split) -> Int { files[split].count }

    func labels(_ split: Split) -> LabelMatrix { labelMatrices[split] }

    func identifier(_ split: Split, _ row: Int) -> String {
        files[split].identifier(row)
    }

    func pixels(_ split: Split, _ rows: [Int]) throws -> [UInt8] {
        try checkRows(split, rows)
        return try files[split].pixels(rows)
    }

    func thumbnail(_ split: Split, _ row: Int, edge: Int) throws -> PixelImage {
        try checkRows(split, [row])
        return try files[split].thumbnail(row, edge: edge)
    }

    func frames(_ split: Split, _ row: Int) -> Int { files[split].frames(row) }
}
