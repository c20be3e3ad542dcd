import Core
import SwiftCSV

/// A CSV file with its line numbers.
///
/// SwiftCSV takes the fields apart. It accepts quotes that are never closed, keeps blank lines as rows, knows
/// no line numbers and works by `Character`, so that a combining mark hides a comma; all of that is checked
/// here first, so that the two readings agree.
package struct CSVTable: Sendable {
    package struct Row: Sendable {
        /// 1-based line where the row starts.
        package var line: Int
        package var fields: [String]
    }

    package let header: [String]
    package let rows: [Row]

    /// - Throws: `Diagnostic` with file and line.
    package init(_ text: String, file: String) throws {
        let records = try Self.scan(text, file: file)
        guard let first = records.first else {
            throw Diagnostic("is empty", file: file, expected: "a header line, then one line an image")
        }
        for record in records where record.fields != first.fields {
            throw Diagnostic(
                "has \(record.fields) fields", file: file, line: record.line,
                expected: "\(first.fields), as in the header", advice: "put fields with commas in double quotes")
        }
        let clean = records.map { String($0.text) + "\n" }.joined()
        let parsed: EnumeratedCSV
        do {
            parsed = try EnumeratedCSV(string: clean, delimiter: .comma, loadColumns: false)
        } catch {
            throw Diagnostic("is not CSV: \(error)", file: file)
        }
        guard parsed.rows.count == records.count - 1 else {
            throw Diagnostic(
                "is not CSV: \(parsed.rows.count) rows where \(records.count - 1) were counted", file: file)
        }
        header = parsed.header
        rows = zip(records.dropFirst(), parsed.rows).map { Row(line: $0.line, fields: $1) }
        var seen = Set<String>()
        if let twice = header.first(where: { !seen.insert($0).inserted }) {
            throw Diagnostic(
                "the column `\(twice)` is given twice", file: file, line: first.line, advice: "rename one of them")
        }
    }

    private struct Record {
        var line: Int
        var fields: Int
        var text: Substring
    }

    /// Splits into records at line breaks outside of quotes, leaving blank lines out.
    private static func scan(_ text: String, file: String) throws -> [Record] {
        var records: [Record] = []
        var line = 1
        var start = text.startIndex
        var startLine = 1
        var fields = 1
        var quoteLine: Int?
        /// What comes before in the same field: nothing yet, plain text, or a quote that has been closed.
        enum Place { case start, plain, closed }
        var place = Place.start
        func finish(_ end: String.Index) {
            let record = text[start..<end]
            if !record.allSatisfy(\.isWhitespace) {
                records.append(Record(line: startLine, fields: fields, text: record))
            }
        }
        for index in text.indices {
            let character = text[index]
            try check(character, inQuotes: quoteLine != nil, file: file, line: line)
            if quoteLine != nil {
                if character == "\"" {
                    quoteLine = nil
                    place = .closed
                } else if character.isNewline {
                    line += 1
                }
            } else if character == "\"" {
                // In a closed field this is the second half of an escaped quote.
                guard place != .plain else {
                    throw Diagnostic(
                        "a double quote inside a field without quotes", file: file, line: line,
                        advice: "put the whole field in quotes and double the quotes in it")
                }
                quoteLine = line
            } else if character == "," {
                fields += 1
                place = .start
            } else if character.isNewline {
                finish(index)
                line += 1
                startLine = line
                start = text.index(after: index)
                fields = 1
                place = .start
            } else if place == .closed, !character.isWhitespace {
                throw Diagnostic(
                    "`\(character)` after a closing quote", file: file, line: line,
                    expected: "a comma or the end of the line")
            } else if place == .start, !character.isWhitespace {
                place = .plain
            }
        }
        if let quoteLine {
            throw Diagnostic("a double quote is opened and never closed", file: file, line: quoteLine)
        }
        finish(text.endIndex)
        return records
    }

    /// Refuses characters that SwiftCSV sees otherwise than RFC 4180.
    private static func check(_ character: Character, inQuotes: Bool, file: String, line: Int) throws {
        let scalars = character.unicodeScalars
        if scalars.count > 1, character != "\r\n",
            scalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" })
        {
            throw Diagnostic("a combining mark on a comma, quote or line break", file: file, line: line)
        }
        if character.isNewline, character != "\r\n", character != "\n", character != "\r" {
            throw Diagnostic(
                "a line break of an unusual kind (U+\(String(scalars.first?.value ?? 0, radix: 16, uppercase: true)))",
                file: file, line: line, expected: "lines that end in LF or CRLF")
        }
    }
}
