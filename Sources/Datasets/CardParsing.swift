import Core
import Foundation
import Settings

extension DatasetCard {
    /// Reads a card.
    /// - Parameter file: the card's path for messages.
    /// - Throws: `Diagnostic`, or `Diagnostics` with every mistake: unknown keys with the nearest known one,
    ///   wrong types, missing keys, each with line and column.
    public static func parse(_ text: String, file: String) throws -> DatasetCard {
        let root = try YAMLMapping(text, file: file)
        var card = DatasetCard(name: "", title: "", reader: "")
        card.text = text
        card.file = file
        readDescription(root, &card)
        readData(root, &card)
        readSubset(root, &card)
        check(root, card)
        try root.finish()
        return card
    }

    private static func readDescription(_ root: YAMLMapping, _ card: inout DatasetCard) {
        func tidy(_ text: String?) -> String { (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines) }
        card.name = root.string("name", required: true) ?? ""
        card.title = tidy(root.string("title", required: true))
        card.description = tidy(root.string("description"))
        card.reader = root.string("reader", required: true) ?? ""
        card.labels = root.strings("labels") ?? []
        card.multiLabel = root.bool("multi_label") ?? false
        card.licence = tidy(root.string("licence"))
        card.citation = tidy(root.string("citation"))
        card.obtain = tidy(root.string("obtain"))
        card.homepage = root.string("homepage")
    }

    private static func readData(_ root: YAMLMapping, _ card: inout DatasetCard) {
        card.lookIn = root.strings("look_in", required: true) ?? []
        readFiles(root, &card)
        card.archive = root.string("archive")
        card.manifest = root.string("manifest") ?? card.manifest
        card.size = root.int("size", in: 8...1024) ?? card.size
        card.channels = root.int("channels", in: 1...3) ?? card.channels
        card.allowOutside = root.bool("allow_outside") ?? card.allowOutside
        card.flip = root.bool("flip") ?? card.flip
    }

    private static func readFiles(_ root: YAMLMapping, _ card: inout DatasetCard) {
        guard let files = root.mapping("files") else { return }
        // Where queries are drawn from everything, one split may hold it all.
        let needsQuery = (DatasetReaders.reader(card.reader)?.hasQuerySplit ?? true) && !root.keys.contains("protocol")
        for split in Split.allCases {
            if files.isMapping(split.rawValue), let entry = files.mapping(split.rawValue) {
                card.files[split] = SplitFiles(
                    images: entry.strings("images", required: true) ?? [], labels: entry.strings("labels") ?? [],
                    list: entry.string("list"))
                entry.reportUnknownKeys()
            } else if let folder = files.string(split.rawValue, required: split == .database || needsQuery) {
                card.files[split] = SplitFiles(images: folder)
            }
        }
        files.reportUnknownKeys()
    }

    private static func readSubset(_ root: YAMLMapping, _ card: inout DatasetCard) {
        card.queryShare = root.double("query_share", between: 0...1) ?? card.queryShare
        func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice? {
            root.choice(key, of: Choice.allCases.map(\.rawValue)).flatMap(Choice.init)
        }
        card.labelLevel = choice("label_level", LabelLevel.self) ?? card.labelLevel
        card.classes = root.strings("classes") ?? []
        card.mostFrequent = root.int("most_frequent", in: 1...10_000)
        card.unlabelled = choice("unlabelled", Unlabelled.self)
        card.missingImages = choice("missing_images", MissingImages.self) ?? card.missingImages
        card.queryDraw = root.mapping("protocol").flatMap(QueryDraw.init)
        if let counts = root.mapping("counts") {
            for split in Split.allCases { card.counts[split] = counts.int(split.rawValue, in: 1...Int(Int32.max)) }
            counts.reportUnknownKeys()
        }
        if let limit = root.mapping("limit") {
            for split in Split.allCases { card.limit[split] = limit.int(split.rawValue, in: 1...Int(Int32.max)) }
            limit.reportUnknownKeys()
        }
        card.seed = root.int("seed", in: 0...Int.max).map(UInt64.init) ?? card.seed
    }

    private static func check(_ root: YAMLMapping, _ card: DatasetCard) {
        if root.keys.contains("name"), !isName(card.name) {
            root.report(
                "`name` is `\(card.name.prefix(60))`", key: "name", expected: "lower-case letters, digits and hyphens",
                advice: "the name becomes a folder and a file name")
        }
        if root.keys.contains("reader"), !DatasetReaders.names.contains(card.reader) {
            let near = NearNames.closest(to: card.reader, in: DatasetReaders.names)
            root.report(
                "there is no dataset reader `\(card.reader)`", key: "reader",
                expected: "one of \(DatasetReaders.names.joined(separator: ", "))", advice: near.map { "write `\($0)`" }
            )
        }
        if root.keys.contains("channels"), card.channels == 2 {
            root.report("`channels` is 2", key: "channels", expected: "1 (grey) or 3 (sRGB)")
        }
        var seen = Set<String>()
        for label in card.labels {
            if label.isEmpty { root.report("a label is empty", key: "labels", expected: "a name for every class") }
            if !seen.insert(label).inserted {
                root.report(
                    "the label `\(label)` is given twice", key: "labels", expected: "a different name for every class")
            }
        }
        if root.keys.contains("look_in"), card.lookIn.isEmpty {
            root.report("`look_in` names no folder", key: "look_in", expected: "at least one folder")
        }
        checkClasses(root, card)
        let listed = ["coco", "list", "nus-wide", "mirflickr"]
        for (key, readers) in [("label_level", ["cifar"]), ("archive", ["npz"]), ("missing_images", listed)]
        where !readers.contains(card.reader) {
            CardChecks.hasNo([key], root, card)
        }
        DatasetReaders.reader(card.reader)?.check(root, card)
    }

    private static func checkClasses(_ root: YAMLMapping, _ card: DatasetCard) {
        var seen = Set<String>()
        for name in card.classes {
            if !seen.insert(name).inserted {
                root.report("the class `\(name)` is given twice", key: "classes", expected: "each class once")
            } else if !card.labels.isEmpty, !card.labels.contains(name) {
                let near = NearNames.closest(to: name, in: card.labels)
                root.report(
                    "`classes` names `\(name)`", key: "classes",
                    expected: "names from `labels`: \(DatasetReaders.some(card.labels))",
                    advice: near.map { "write `\($0)`" })
            }
        }
        if root.keys.contains("classes"), card.classes.isEmpty {
            root.report("`classes` names no class", key: "classes", expected: "the classes to keep, or no such key")
        }
        if root.keys.contains("classes"), root.keys.contains("most_frequent") {
            root.report("`most_frequent` beside `classes`", key: "most_frequent", expected: "one of the two")
        }
    }

    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64 && text.first != "-"
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
