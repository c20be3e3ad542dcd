import Core
import Datasets
import Foundation
import Gallery
import Settings

/// Papers and the numbers that they print, from the key `papers` of `vitrine.yml`:
///
///     papers:
///       results: papers.csv       # paper,where,dataset,method,metric,bits,k,value
///       titles:
///         bashir-2018: Bashir and Saleem (2018), …
enum PaperResults {
    private static let columns = ["paper", "where", "dataset", "method", "metric", "bits", "k", "value"]

    /// In the order of the titles; papers without a title come after, under their names.
    /// - Throws: `Diagnostic` naming file and line.
    static func read(_ map: YAMLMapping, folder: URL) throws -> [Paper] {
        guard let papers = map.mapping("papers") else { return [] }
        let path = papers.string("results", required: true) ?? ""
        let titles = papers.mapping("titles")
        let named = (titles?.keys ?? []).map { (name: $0, title: titles?.string($0) ?? $0) }
        titles?.reportUnknownKeys()
        papers.reportUnknownKeys()
        guard !path.isEmpty else { return [] }
        let file = URL(fileURLWithPath: path, relativeTo: folder).standardizedFileURL
        guard Files.exists(file) else {
            papers.report("the file `\(path)` is not there", key: "results", expected: file.path)
            return []
        }
        let results = try rows(file)
        var order = named.map(\.name)
        for row in results where !order.contains(row.paper) { order.append(row.paper) }
        return order.map { name in
            Paper(
                name: name, title: named.first { $0.name == name }?.title ?? name,
                results: results.filter { $0.paper == name }.map(\.result))
        }
    }

    private static func rows(_ file: URL) throws -> [(paper: String, result: PrintedResult)] {
        let table = try CSVTable(Files.readText(file), file: file.path)
        guard table.header == columns else {
            throw Diagnostic(
                "has the columns \(table.header.joined(separator: ","))", file: file.path, line: 1,
                expected: columns.joined(separator: ","))
        }
        return try table.rows.map { row in
            func number(_ column: Int) throws -> Int? {
                let text = row.fields[column].trimmingCharacters(in: .whitespaces)
                if text.isEmpty { return nil }
                if let value = Int(text) { return value }
                throw Diagnostic(
                    "`\(columns[column])` is `\(text.prefix(40))`", file: file.path, line: row.line,
                    expected: "a whole number, or nothing")
            }
            let value = row.fields[7].trimmingCharacters(in: .whitespaces)
            guard !row.fields[0].isEmpty, !value.isEmpty else {
                throw Diagnostic(
                    "`value` is `\(value.prefix(40))` for the paper `\(row.fields[0].prefix(40))`", file: file.path,
                    line: row.line, expected: "a paper's name and what it prints")
            }
            return (
                row.fields[0],
                PrintedResult(
                    place: row.fields[1], dataset: row.fields[2], method: row.fields[3], metric: row.fields[4],
                    bits: try number(5), k: try number(6), value: value)
            )
        }
    }
}
