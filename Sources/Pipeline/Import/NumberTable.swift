import Core
import Foundation

/// A CSV file of numbers or short words without quotes, as programs write them: read by bytes, since tables of
/// codes have millions of fields.
struct NumberTable {
    struct Row {
        /// 1-based line in the file.
        var line: Int
        var fields: [Substring.UTF8View]
    }

    let path: String
    /// nil where the first line holds values like the others.
    let header: [String]?
    let rows: [Row]

    /// - Parameter isHeader: decides by the fields of the first line.
    /// - Throws: `Diagnostic` with file and line for rows of different length, quotes and an empty file.
    init(_ path: String, isHeader: ([String]) -> Bool) throws {
        self.path = path
        let text = try Files.readText(URL(fileURLWithPath: path))
        var rows: [Row] = []
        for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let clean = Self.trimmed(line)
            if clean.isEmpty { continue }
            if clean.contains(0x22) {
                throw Diagnostic("a double quote", file: path, line: index + 1, expected: "plain fields between commas")
            }
            let fields = clean.split(separator: 0x2C, omittingEmptySubsequences: false).map(Self.trimmed)
            if let first = rows.first, fields.count != first.fields.count {
                throw Diagnostic(
                    "has \(fields.count) fields", file: path, line: index + 1,
                    expected: "\(first.fields.count), as in the first line")
            }
            rows.append(Row(line: index + 1, fields: fields))
        }
        guard let first = rows.first else { throw Diagnostic("is empty", file: path, expected: "one line a row") }
        let names = first.fields.map { String(decoding: $0, as: UTF8.self) }
        header = isHeader(names) ? names : nil
        self.rows = header == nil ? rows : Array(rows.dropFirst())
        if self.rows.isEmpty { throw Diagnostic("has no row below its header", file: path, expected: "one line a row") }
    }

    /// Blanks and a carriage return at the ends do not count.
    private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
        var rest = text.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
        return rest
    }

    func text(_ field: Substring.UTF8View) -> String { String(decoding: field, as: UTF8.self) }

    func int(_ row: Row, _ column: Int, _ name: String) throws -> Int {
        if let value = Int(text(row.fields[column])) { return value }
        throw Diagnostic(
            "`\(text(row.fields[column]).prefix(40))` as \(name)", file: path, line: row.line,
            expected: "a whole number")
    }

    func double(_ row: Row, _ column: Int, _ name: String) throws -> Double {
        if let value = Double(text(row.fields[column])), value.isFinite { return value }
        throw Diagnostic(
            "`\(text(row.fields[column]).prefix(40))` as \(name)", file: path, line: row.line, expected: "a number")
    }
}
