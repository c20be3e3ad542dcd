import Core

/// A dense row-major matrix of float32: latents, features, means. Shape [rows, columns].
public struct FloatMatrix: Sendable, Equatable {
    public let rows: Int
    public let columns: Int
    public var values: [Float]

    /// - Throws: `Diagnostic` unless `values` holds exactly rows × columns numbers.
    public init(rows: Int, columns: Int, values: [Float]) throws {
        let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
        guard rows >= 0, columns >= 0, !overflow, values.count == count else {
            throw Diagnostic("\(values.count) numbers cannot be a matrix of \(rows) × \(columns)")
        }
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    public func row(_ index: Int) -> ArraySlice<Float> {
        values[index * columns..<(index + 1) * columns]
    }
}
