import Arrays
import Core

/// Codes in a CSV file, one a line: columns of 0 and 1 (or −1 and 1), or one column of hexadecimal digits.
enum CodeTable {
    static func read(_ path: String, order: BitOrder) throws -> ImportedCodes {
        let table = try NumberTable(path) { fields in !fields.allSatisfy { isCode($0, alone: fields.count == 1) } }
        let columns = table.rows.first?.fields.count ?? 0
        return columns == 1 ? try hexadecimal(table, order: order) : try bits(table, columns: columns)
    }

    /// A header is told from codes by a field that can be none.
    private static func isCode(_ field: String, alone: Bool) -> Bool {
        if alone { return !field.isEmpty && field.utf8.count % 2 == 0 && digits(field.utf8) != nil }
        return Double(field) != nil
    }

    private static func bits(_ table: NumberTable, columns: Int) throws -> ImportedCodes {
        var bits: [Bool] = []
        var zeroLine: Int?
        var minusLine: Int?
        bits.reserveCapacity(table.rows.count * columns)
        for row in table.rows {
            for (column, field) in row.fields.enumerated() {
                switch try table.double(row, column, "a bit") {
                case 1: bits.append(true)
                case 0:
                    bits.append(false)
                    zeroLine = zeroLine ?? row.line
                case -1:
                    bits.append(false)
                    minusLine = minusLine ?? row.line
                default:
                    throw Diagnostic(
                        "`\(table.text(field).prefix(40))` in column \(column + 1)", file: table.path, line: row.line,
                        expected: "0 and 1, or -1 and 1")
                }
            }
        }
        if let zeroLine, let minusLine {
            throw Diagnostic(
                "holds -1 here and 0 in line \(zeroLine)", file: table.path, line: minusLine,
                expected: "0 and 1, or -1 and 1", advice: "sign(0) is 0: save x >= 0 in its place")
        }
        return try ImportedCodes.pack(bits, rows: table.rows.count, columns: columns)
    }

    private static func hexadecimal(_ table: NumberTable, order: BitOrder) throws -> ImportedCodes {
        var bytes: [UInt8] = []
        var width: Int?
        for row in table.rows {
            let field = row.fields[0]
            guard let found = digits(field), !found.isEmpty else {
                throw Diagnostic(
                    "`\(table.text(field).prefix(40))`", file: table.path, line: row.line,
                    expected: "an even number of hexadecimal digits, or columns of 0 and 1")
            }
            guard width == nil || found.count == width else {
                throw Diagnostic(
                    "a code of \(found.count) bytes", file: table.path, line: row.line,
                    expected: "\(width ?? 0) bytes, as in the first line")
            }
            width = found.count
            bytes += found
        }
        return try ImportedCodes.packed(bytes, rows: table.rows.count, width: width ?? 0, order: order)
    }

    /// nil unless all is pairs of hexadecimal digits, after `0x` or not.
    private static func digits(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var text = Array(text)[...]
        if text.starts(with: [0x30, 0x78]) || text.starts(with: [0x30, 0x58]) { text = text.dropFirst(2) }
        guard text.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in text {
            let value: UInt8
            switch character {
            case 0x30...0x39: value = character - 0x30
            case 0x41...0x46: value = character - 0x41 + 10
            case 0x61...0x66: value = character - 0x61 + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }
}
