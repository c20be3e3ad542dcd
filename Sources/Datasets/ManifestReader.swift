import Core
import Foundation
import Settings

/// Takes the rows of a manifest apart and checks each field. All mistakes are collected, up to a limit.
struct ManifestReader {
    struct Row {
        var line: Int
        var name: String
        var url: URL
        var split: Split
        var labels: [String]
    }

    /// After this many mistakes the rest is only counted.
    static let mostMistakes = 20

    private let card: DatasetCard
    private let file: String
    private let folder: URL
    /// The folder with symbolic links followed, ending in a slash.
    private let fence: String
    private(set) var rows: [Row] = []
    private var mistakes: [Diagnostic] = []
    private var mistakeCount = 0

    /// - Throws: `Diagnostic` or `Diagnostics`, each with the manifest's line.
    init(_ manifest: URL, card: DatasetCard) throws {
        self.card = card
        file = manifest.path
        folder = manifest.deletingLastPathComponent()
        fence = folder.resolvingSymlinksInPath().path + "/"
        let table = try CSVTable(try Files.readText(manifest), file: manifest.path)
        let columns = try Self.columns(table.header, file: manifest.path)
        for row in table.rows { read(row, columns) }
        checkRepetitions()
        if mistakeCount > mistakes.count {
            mistakes.append(Diagnostic("and \(mistakeCount - mistakes.count) more mistakes of these kinds", file: file))
        }
        if mistakes.count == 1 { throw mistakes[0] }
        if !mistakes.isEmpty { throw Diagnostics(mistakes) }
    }

    private static func columns(_ header: [String], file: String) throws -> (name: Int, split: Int, labels: Int) {
        func find(_ name: String) throws -> Int {
            if let index = header.firstIndex(of: name) { return index }
            let near = NearNames.closest(to: name, in: header)
            throw Diagnostic(
                "has no column `\(name)`", file: file, line: 1, expected: "a first line `file_name,split,labels`",
                advice: near.map { "rename the column `\($0)`" })
        }
        return (try find("file_name"), try find("split"), try find("labels"))
    }

    private mutating func report(
        _ message: String, line: Int, expected: String? = nil, advice: String? = nil
    ) {
        mistakeCount += 1
        guard mistakes.count < Self.mostMistakes else { return }
        mistakes.append(Diagnostic(message, file: file, line: line, expected: expected, advice: advice))
    }

    private mutating func read(_ row: CSVTable.Row, _ columns: (name: Int, split: Int, labels: Int)) {
        let name = row.fields[columns.name]
        let url = resolve(name, line: row.line)
        let split = Self.split(row.fields[columns.split])
        if split == nil {
            report(
                "the split `\(row.fields[columns.split])`", line: row.line,
                expected: "`database` (or `train`) or `query` (or `test`)")
        }
        let labels = row.fields[columns.labels].split(separator: ";")
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        checkLabels(labels, line: row.line)
        if let url, let split { rows.append(Row(line: row.line, name: name, url: url, split: split, labels: labels)) }
    }

    static func split(_ word: String) -> Split? {
        switch word.trimmingCharacters(in: .whitespaces).lowercased() {
        case "database", "train": .database
        case "query", "test": .query
        default: nil
        }
    }

    /// The file that a row names, if it lies in the manifest's folder (also after symbolic links are followed)
    /// or the card allows others.
    private mutating func resolve(_ name: String, line: Int) -> URL? {
        guard !name.isEmpty else {
            report("`file_name` is empty", line: line, expected: "the path of an image")
            return nil
        }
        guard !name.utf8.contains(0) else {
            report("`file_name` holds a zero byte", line: line)
            return nil
        }
        let url = DatasetReaders.resolve(name, in: folder)
        let isOutside = name.hasPrefix("/") || !(url.resolvingSymlinksInPath().path).hasPrefix(fence)
        if isOutside, !card.allowOutside {
            report(
                "`\(name)` lies outside of the manifest's folder", line: line, expected: "a path inside \(folder.path)",
                advice: "move the image there, or write `allow_outside: true` in the card if you trust the manifest")
            return nil
        }
        guard Files.exists(url), !Files.isDirectory(url) else {
            report(
                Files.exists(url) ? "`\(name)` is a directory" : "there is no file `\(name)`", line: line,
                advice: "paths start at \(folder.path)")
            return nil
        }
        return url
    }

    private mutating func checkLabels(_ labels: [String], line: Int) {
        if labels.isEmpty, !card.multiLabel {
            report(
                "the row has no label", line: line, expected: "one label",
                advice: "`multi_label: true` in the card allows none")
        }
        if labels.count > 1, !card.multiLabel {
            report(
                "the row has \(labels.count) labels", line: line, expected: "one label",
                advice: "write `multi_label: true` in the card")
        }
        guard !card.labels.isEmpty else { return }
        for label in labels where !card.labels.contains(label) {
            let near = NearNames.closest(to: label, in: card.labels)
            report(
                "the label `\(label)` is not in the card", line: line,
                expected: "one of \(card.labels.joined(separator: ", "))",
                advice: near.map { "write `\($0)`" })
        }
    }

    private mutating func checkRepetitions() {
        var lines: [Split: [String: Int]] = [:]
        for row in rows {
            if let first = lines[row.split, default: [:]].updateValue(row.line, forKey: row.name) {
                report(
                    "`\(row.name)` is already the \(row.split.rawValue) image of line \(first)", line: row.line,
                    advice: "keep one of the two lines")
            }
        }
    }
}
