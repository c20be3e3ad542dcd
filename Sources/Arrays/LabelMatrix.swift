import Core

/// Multi-hot labels. Shape [rows, classes], each entry 0 or 1.
public struct LabelMatrix: Sendable, Equatable {
    public let rows: Int
    public let classes: Int
    public let values: [UInt8]

    public init(rows: Int, classes: Int, values: [UInt8]) throws {
        let (count, overflow) = rows.multipliedReportingOverflow(by: classes)
        guard rows >= 0, classes >= 0, !overflow, values.count == count else {
            throw Diagnostic("\(values.count) labels cannot be a matrix of \(rows) × \(classes)")
        }
        if let bad = values.firstIndex(where: { $0 > 1 }) {
            throw Diagnostic(
                "label \(values[bad]) at row \(bad / max(1, classes)), class \(bad % max(1, classes))",
                expected: "0 or 1")
        }
        self.rows = rows
        self.classes = classes
        self.values = values
    }

    /// One label a row.
    /// - Throws: `Diagnostic` naming the row whose label is not in 0..<classes.
    public init(single labels: [Int], classes: Int) throws {
        var values = [UInt8](repeating: 0, count: labels.count * max(0, classes))
        for (row, label) in labels.enumerated() {
            guard label >= 0, label < classes else {
                throw Diagnostic("label \(label) at row \(row)", expected: "a class from 0 to \(classes - 1)")
            }
            values[row * classes + label] = 1
        }
        try self.init(rows: labels.count, classes: classes, values: values)
    }

    public func has(_ label: Int, row: Int) -> Bool {
        values[row * classes + label] == 1
    }

    /// The classes of a row, in order.
    public func labels(of row: Int) -> [Int] {
        (0..<classes).filter { values[row * classes + $0] == 1 }
    }
}
