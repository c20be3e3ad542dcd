import Arrays
import Core

/// Real-valued vectors of other programs: `float32` or `float64` [N, d], or a CSV file of d columns.
enum ImportedLatents {
    static func read(_ path: String) throws -> FloatMatrix {
        if ImportedArray.isTable(path) { return try table(path) }
        let array = try ImportedArray.read(path)
        guard array.shape.count >= 2, array.shape.allSatisfy({ $0 > 0 }) else {
            throw Diagnostic("has shape \(array.shape)", file: path, expected: "rows and columns, at least one of each")
        }
        guard array.element == .float32 || array.element == .float64 else {
            throw Diagnostic(
                "has elements of type \(array.element.rawValue)", file: path, expected: "<f4 or <f8",
                advice: "codes are imported with --codes-database and --codes-query")
        }
        let columns = array.shape.dropFirst().reduce(1, *)
        let values = try ImportedArray.numbers(array).map(Float.init)
        if let bad = values.firstIndex(where: { !$0.isFinite }) {
            throw Diagnostic(
                "holds \(values[bad]) at row \(bad / columns), column \(bad % columns)", file: path,
                expected: "finite numbers")
        }
        return try FloatMatrix(rows: array.shape[0], columns: columns, values: values)
    }

    private static func table(_ path: String) throws -> FloatMatrix {
        let table = try NumberTable(path) { fields in !fields.allSatisfy { Double($0) != nil } }
        var values: [Float] = []
        for row in table.rows {
            for column in row.fields.indices {
                let value = Float(try table.double(row, column, "a number"))
                guard value.isFinite else {
                    throw Diagnostic(
                        "`\(table.text(row.fields[column]).prefix(40))` is too large", file: path, line: row.line,
                        expected: "numbers that float32 holds")
                }
                values.append(value)
            }
        }
        return try FloatMatrix(rows: table.rows.count, columns: table.rows[0].fields.count, values: values)
    }
}
