import Arrays
import Core
import Foundation

/// NUS-WIDE as it is distributed: an `ImageList/…Imagelist.txt` with a path a line (`actor\0001_2124494179.jpg`),
/// and for each concept a file of as many lines, 0 or 1. `labels` in the card gives those files' names, `*`
/// standing for the concept: `Groundtruth/TrainTestLabels/Labels_*_Train.txt`.
///
/// The images may lie in the folders that the list names or, as code on hashing has them, all in one.
enum NUSWide {
    static let reader = DatasetReaders.Reader(
        name: "nus-wide",
        files: { card in
            Split.allCases.compactMap { card.files[$0] }.flatMap { files in
                [WantedFile(name: files.images, look: .imageFolder)]
                    + (files.list.map { [WantedFile(name: $0, look: .lines { _ in nil })] } ?? [])
                    + card.labels.map {
                        WantedFile(
                            name: labelFile(files, $0),
                            look: .lines { value($0) == nil ? "is `\($0.prefix(40))`" : nil })
                    }
            }
        },
        check: { root, card in
            CardChecks.needsLabels(root, card)
            let form = "{images: FOLDER, list: LIST.txt, labels: Labels_*.txt}"
            CardChecks.needsFiles(root, card, images: 1...1, labels: 1...1, form: form)
            for split in Split.allCases {
                guard let files = card.files[split], let pattern = files.labels else { continue }
                if files.list == nil || pattern.split(separator: "*", omittingEmptySubsequences: false).count != 2 {
                    root.report(
                        files.list == nil
                            ? "`files.\(split.rawValue).list` is missing"
                            : "`\(pattern)` has not one `*` for the concept",
                        key: "files", expected: "`\(split.rawValue): \(form)`")
                }
            }
            if !card.multiLabel {
                root.report(
                    "`multi_label` is not true", key: "multi_label", expected: "`multi_label: true`",
                    advice: "an image shows several concepts")
            }
        },
        unlabelled: .drop,
        open: { try open($0, relativeTo: $1) })

    private static func labelFile(_ files: DatasetCard.SplitFiles, _ label: String) -> String {
        (files.labels ?? "").replacingOccurrences(of: "*", with: label)
    }

    private static func value(_ line: Substring) -> UInt8? { line == "0" ? 0 : line == "1" ? 1 : nil }

    private static func open(_ card: DatasetCard, relativeTo site: URL) throws -> any ImageDataset {
        let status = try DatasetReaders.locate(card, relativeTo: site)
        var files: [URL] = []
        let listings = try SplitPair { split in
            guard let names = card.files[split], let list = names.list else {
                return try ListedDataset.Listing.empty(classes: card.labels.count)
            }
            var listing = try readList(
                try DatasetReaders.url(list, in: status), folder: try DatasetReaders.url(names.images, in: status),
                card: card)
            files.append(listing.list)
            var values = [UInt8](repeating: 0, count: listing.names.count * card.labels.count)
            for (column, label) in card.labels.enumerated() {
                let url = try DatasetReaders.url(labelFile(names, label), in: status)
                try readLabels(url, column: column, of: card.labels.count, into: &values, listing)
                files.append(url)
            }
            listing.labels = try LabelMatrix(
                rows: listing.names.count, classes: card.labels.count, values: values)
            return listing
        }
        return try ListedDataset(card, classes: card.labels, listings: listings, listFiles: files)
    }

    private static func readList(_ url: URL, folder: URL, card: DatasetCard) throws -> ListedDataset.Listing {
        var listing = try ListedDataset.Listing(
            folder: folder, list: url, labels: LabelMatrix(rows: 0, classes: 0, values: []))
        var names = ListedNames(card)
        var isFlat = false
        try TextLines.forEach(url) { number, line in
            // The lists were made on Windows.
            var name = line.replacingOccurrences(of: "\\", with: "/")
            let last = String(name[(name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex)...])
            if listing.names.isEmpty, !Files.exists(folder.appendingPathComponent(name)),
                ListedDataset.problem(withName: last, allowOutside: false) == nil,
                Files.exists(folder.appendingPathComponent(last))
            {
                isFlat = true
            }
            if isFlat, !name.split(separator: "/").contains("..") { name = last }
            try names.add(name, line: number, to: &listing)
        }
        return listing
    }

    private static func readLabels(
        _ url: URL, column: Int, of classes: Int, into values: inout [UInt8], _ listing: ListedDataset.Listing
    ) throws {
        let count = listing.names.count
        var row = 0
        try TextLines.forEach(url) { number, line in
            guard let value = value(line) else {
                throw Diagnostic("holds `\(line.prefix(40))`", file: url.path, line: number, expected: "0 or 1")
            }
            guard row < count else {
                throw Diagnostic(
                    "has more lines than `\(listing.list.lastPathComponent)` has images", file: url.path, line: number,
                    expected: "\(count) lines")
            }
            values[row * classes + column] = value
            row += 1
        }
        guard row == count else {
            throw Diagnostic(
                "has \(row) labels", file: url.path,
                expected: "\(count), one for each image of \(listing.list.lastPathComponent)",
                advice: "the file is cut short or belongs to another list")
        }
    }
}
