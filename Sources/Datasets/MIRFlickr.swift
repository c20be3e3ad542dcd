import Arrays
import Core
import Foundation

/// MIRFlickr-25k: a folder of `im1.jpg`, `im2.jpg`, …, and a folder of annotations with a file for each label
/// (`clouds.txt`, `clouds_r1.txt`), which lists the numbers of its images, one a line.
///
/// The collection has no splits: the card's `protocol` draws the queries.
enum MIRFlickr {
    static let reader = DatasetReaders.Reader(
        name: "mirflickr",
        files: { card in
            guard let files = card.files[.database] else { return [] }
            return [WantedFile(name: files.images, look: .imageFolder)]
                + card.labels.map { label in
                    WantedFile(
                        name: labelFile(files, label),
                        look: .lines { number($0) == nil ? "is `\($0.prefix(40))`" : nil })
                }
        },
        check: { root, card in
            CardChecks.needsLabels(root, card)
            CardChecks.needsFiles(
                root, card, splits: [.database], images: 1...1, labels: 1...1, form: "{images: FOLDER, labels: FOLDER}")
            if card.files[.query] != nil {
                root.report(
                    "`files.query` is of no use to the reader `mirflickr`", key: "files",
                    advice: "name all files under `database`, and draw queries by `protocol`")
            }
            if !card.multiLabel {
                root.report(
                    "`multi_label` is not true", key: "multi_label", expected: "`multi_label: true`",
                    advice: "an image has several labels")
            }
        },
        hasQuerySplit: false,
        unlabelled: .drop,
        open: { try open($0, relativeTo: $1) })

    private static func labelFile(_ files: DatasetCard.SplitFiles, _ label: String) -> String {
        "\(files.labels ?? "")/\(label).txt"
    }

    private static func number(_ text: Substring) -> Int? {
        let isNumber = !text.isEmpty && text.utf8.count <= 9 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber ? Int(text) : nil
    }

    private static func open(_ card: DatasetCard, relativeTo site: URL) throws -> any ImageDataset {
        let status = try DatasetReaders.locate(card, relativeTo: site)
        guard let files = card.files[.database] else {
            throw Diagnostic("`files.database` names no files", file: card.file)
        }
        let folder = try DatasetReaders.url(files.images, in: status)
        let numbers = try imageNumbers(folder, card)
        let rows = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
        var values = [UInt8](repeating: 0, count: numbers.count * card.labels.count)
        var urls: [URL] = []
        for (column, label) in card.labels.enumerated() {
            let url = try DatasetReaders.url(labelFile(files, label), in: status)
            try TextLines.forEach(url) { line, text in
                guard let image = number(text), (1...(numbers.last ?? 0)).contains(image) else {
                    throw Diagnostic(
                        "names the image `\(text.prefix(40))`", file: url.path, line: line,
                        expected: "a number from 1 to \(numbers.last ?? 0)")
                }
                // In a gap of the numbers, which `missing_images: drop` allows.
                guard let row = rows[image] else { return }
                guard values[row * card.labels.count + column] == 0 else {
                    throw Diagnostic(
                        "names the image \(image) again", file: url.path, line: line, expected: "each once")
                }
                values[row * card.labels.count + column] = 1
            }
            urls.append(url)
        }
        let database = ListedDataset.Listing(
            folder: folder, names: numbers.map { "im\($0).jpg" }, list: folder, hasLines: false,
            labels: try LabelMatrix(rows: numbers.count, classes: card.labels.count, values: values))
        let query = try ListedDataset.Listing.empty(classes: card.labels.count)
        return try ListedDataset(
            card, classes: card.labels, listings: SplitPair(database: database, query: query), listFiles: urls)
    }

    /// The numbers of the images in the folder, ascending.
    private static func imageNumbers(_ folder: URL, _ card: DatasetCard) throws -> [Int] {
        let found = Set(
            try Files.list(folder).compactMap { url -> Int? in
                let name = url.lastPathComponent
                guard name.hasPrefix("im"), name.hasSuffix(".jpg"),
                    let number = number(name.dropFirst(2).dropLast(4)), name == "im\(number).jpg"
                else { return nil }
                return number
            })
        let numbers = found.filter { $0 > 0 }.sorted()
        guard let last = numbers.last else {
            throw Diagnostic("holds no images", file: folder.path, expected: "im1.jpg, im2.jpg, …")
        }
        guard last == numbers.count || card.missingImages == .drop else {
            let gap = (numbers.enumerated().first { $0.offset + 1 != $0.element }?.offset ?? 0) + 1
            throw Diagnostic(
                "there is no file `im\(gap).jpg`; \(last - numbers.count) of the numbers up to \(last) are missing",
                file: folder.path, expected: "im1.jpg to im\(last).jpg",
                advice: "get the rest, or write `missing_images: drop` in the card to leave them out")
        }
        return numbers
    }
}
