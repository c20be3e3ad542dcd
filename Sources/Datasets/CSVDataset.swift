import Arrays
import Core
import Foundation
import Imaging

/// Images that a CSV manifest lists: `file_name,split,labels`, labels separated by `;`. More columns may
/// follow and are ignored.
struct CSVDataset: ImageDataset {
    let card: DatasetCard
    let classes: [String]
    let shape: ImageShape
    let inputFiles: [URL]
    let notes: [Diagnostic]
    private let files: SplitPair<ImageFileList>
    private let labelMatrices: SplitPair<LabelMatrix>

    static let reader = DatasetReaders.Reader(
        name: "csv",
        files: { [WantedFile(name: $0.manifest, look: .lines { _ in nil })] },
        givesAllRows: false,
        open: { try CSVDataset($0, relativeTo: $1) })

    private init(_ card: DatasetCard, relativeTo site: URL) throws {
        let status = try DatasetReaders.locate(card, relativeTo: site)
        let manifest = try DatasetReaders.url(card.manifest, in: status)
        let all = try ManifestReader(manifest, card: card).rows
        let names = Set(all.flatMap(\.labels))
        let classes =
            card.labels.isEmpty
            ? names.sortedByBytes() : card.labels
        let numbers = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
        let shape = ImageShape(height: card.size, width: card.size, channels: card.channels)
        let chosen = try SplitPair { split in
            let rows = all.filter { $0.split == split }
            guard !rows.isEmpty else {
                throw Diagnostic(
                    "has no row of the \(split.rawValue) split", file: manifest.path,
                    expected: "rows with `database` and rows with `query` in the column `split`")
            }
            return Subset.rows(rows.count, of: split, card: card).map { rows[$0] }
        }
        files = SplitPair { split in
            let entries = chosen[split].map {
                ImageFileList.Entry(url: $0.url, identifier: $0.name, place: (manifest.path, $0.line))
            }
            return ImageFileList(entries: entries, shape: shape)
        }
        labelMatrices = try SplitPair { split in
            var values = [UInt8](repeating: 0, count: chosen[split].count * classes.count)
            for (index, row) in chosen[split].enumerated() {
                for label in row.labels {
                    if let number = numbers[label] { values[index * classes.count + number] = 1 }
                }
            }
            return try LabelMatrix(rows: chosen[split].count, classes: classes.count, values: values)
        }
        self.card = card
        self.classes = classes
        self.shape = shape
        notes = Self.notes(all, manifest)
        inputFiles = [manifest] + (chosen.database + chosen.query).map(\.url)
    }

    private static func notes(_ rows: [ManifestReader.Row], _ manifest: URL) -> [Diagnostic] {
        let database = Set(rows.filter { $0.split == .database }.map(\.url))
        let both = rows.filter { $0.split == .query && database.contains($0.url) }
        guard let first = both.first else { return [] }
        return [
            Diagnostic(
                "\(both.count) images are in both splits, which flatters every metric; the first is `\(first.name)`",
                file: manifest.path, line: first.line, severity: .warning)
        ]
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
