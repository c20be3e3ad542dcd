import Arrays
import Core
import Foundation

/// Lists as code on hashing shares them (`train.txt`, `test.txt`, `database.txt`): a line an image, its path and
/// then 0 or 1 for each class.
///
///     images/0001_2124494179.jpg 0 1 0 0
enum LabelList {
    static let reader = DatasetReaders.Reader(
        name: "list",
        files: { card in
            Split.allCases.compactMap { card.files[$0] }.flatMap { files in
                [WantedFile(name: files.images, look: .imageFolder)]
                    + files.allLabels.map { name in
                        WantedFile(name: name, look: .lines { line in problem(line, classes: card.labels.count) })
                    }
            }
        },
        check: { root, card in
            CardChecks.needsLabels(root, card)
            CardChecks.needsFiles(root, card, images: 1...1, labels: 1...1, form: "{images: FOLDER, labels: LIST.txt}")
        },
        unlabelled: .drop,
        open: { try open($0, relativeTo: $1) })

    private static func open(_ card: DatasetCard, relativeTo site: URL) throws -> any ImageDataset {
        let status = try DatasetReaders.locate(card, relativeTo: site)
        let listings = try SplitPair { split in
            guard let names = card.files[split], let labels = names.labels else {
                return try ListedDataset.Listing.empty(classes: card.labels.count)
            }
            return try read(
                try DatasetReaders.url(labels, in: status), folder: try DatasetReaders.url(names.images, in: status),
                card: card)
        }
        return try ListedDataset(
            card, classes: card.labels, listings: listings,
            listFiles: Split.allCases.filter { card.files[$0] != nil }.map { listings[$0].list })
    }

    private static func read(_ url: URL, folder: URL, card: DatasetCard) throws -> ListedDataset.Listing {
        let classes = card.labels.count
        var values: [UInt8] = []
        var listing = try ListedDataset.Listing(
            folder: folder, list: url, labels: LabelMatrix(rows: 0, classes: classes, values: []))
        var names = ListedNames(card)
        try TextLines.forEach(url) { number, line in
            if let problem = problem(line, classes: classes) {
                throw Diagnostic(
                    problem, file: url.path, line: number, expected: "a path and \(classes) times 0 or 1")
            }
            let (name, labels) = fields(line, classes: classes)
            let row = values.count
            values += labels.map { $0 == "1" ? 1 : 0 }
            let isLabelled = card.multiLabel || values[row...].reduce(0, +) == 1
            guard isLabelled else {
                throw Diagnostic(
                    "has \(values[row...].reduce(0, +)) labels", file: url.path, line: number, expected: "one label",
                    advice: "write `multi_label: true` in the card if that is right")
            }
            try names.add(String(name), line: number, to: &listing)
        }
        listing.labels = try LabelMatrix(rows: listing.names.count, classes: classes, values: values)
        return listing
    }

    /// The path, which may hold spaces, and the last `classes` words.
    private static func fields(_ line: Substring, classes: Int) -> (name: Substring, labels: [Substring]) {
        var labels: [Substring] = []
        var rest = line
        while labels.count < classes, let space = rest.utf8.lastIndex(where: { $0 == 0x20 || $0 == 0x09 }) {
            labels.append(rest[rest.utf8.index(after: space)...])
            rest = rest[..<space]
            while let last = rest.utf8.last, last == 0x20 || last == 0x09 {
                rest = rest[..<rest.utf8.index(before: rest.endIndex)]
            }
        }
        return (rest, labels.reversed())
    }

    private static func problem(_ line: Substring, classes: Int) -> String? {
        let (name, labels) = fields(line, classes: classes)
        if let bad = labels.firstIndex(where: { $0 != "0" && $0 != "1" }), labels.count == classes {
            return "label \(bad + 1) is `\(labels[bad].prefix(40))`"
        }
        if labels.count < classes || name == "0" || name == "1" { return "has \(labels.count) labels" }
        let isLonger = name.hasSuffix(" 0") || name.hasSuffix(" 1")
        return isLonger ? "has more than \(classes) labels" : nil
    }
}

/// Takes up the names of a list, refusing repeated and dangerous ones.
struct ListedNames {
    private let card: DatasetCard
    private var lines: [String: Int32] = [:]

    init(_ card: DatasetCard) {
        self.card = card
    }

    mutating func add(_ name: String, line: Int, to listing: inout ListedDataset.Listing) throws {
        if let problem = ListedDataset.problem(withName: name, allowOutside: card.allowOutside) {
            throw Diagnostic(
                problem, file: listing.list.path, line: line, expected: "a path inside of \(listing.folder.path)",
                advice: "write `allow_outside: true` in the card if you trust the list")
        }
        let number = Int32(clamping: line)
        if let first = lines.updateValue(number, forKey: name) {
            throw Diagnostic(
                "`\(name)` is already the image of line \(first)", file: listing.list.path, line: line,
                advice: "keep one of the two lines")
        }
        listing.names.append(name)
        listing.lines.append(number)
    }
}
