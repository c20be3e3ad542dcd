import Core
import Foundation

/// A matrix as a script in a page holds it: whole numbers of 8 or 16 bits with a scale for each row, or floating-point
/// numbers.
///
/// As JSON: `{"type": "int8", "rows": 2, "columns": 3, "values": …, "scales": …}`, the last two little-endian bytes in
/// base64; floating-point numbers have no scales.
public struct PackedNumbers: Sendable, Equatable, Encodable {
    public enum Precision: String, Sendable, Encodable {
        case int8, int16, float32, float64
    }

    public let type: Precision
    public let rows: Int
    public let columns: Int
    public let values: Data
    /// float32, one a row: what the whole numbers are multiplied by.
    public let scales: Data?

    /// - Throws: `Diagnostic` unless there are rows × columns numbers and all are finite.
    public init(_ numbers: [Double], rows: Int, as type: Precision) throws {
        guard rows > 0, !numbers.isEmpty, numbers.count % rows == 0 else {
            throw Diagnostic("\(numbers.count) numbers cannot be a matrix of \(rows) rows")
        }
        guard numbers.allSatisfy(\.isFinite) else {
            throw Diagnostic("numbers that are not finite cannot be packed")
        }
        self.type = type
        self.rows = rows
        columns = numbers.count / rows
        switch type {
        case .float32:
            (values, scales) = (Self.bytes(numbers.map { Float($0).bitPattern.littleEndian }), nil)
        case .float64:
            (values, scales) = (Self.bytes(numbers.map { $0.bitPattern.littleEndian }), nil)
        case .int8:
            let (whole, scales) = Self.rounded(numbers, columns: columns, most: 127)
            values = Self.bytes(whole.map { Int8($0) })
            self.scales = Self.bytes(scales.map { $0.bitPattern.littleEndian })
        case .int16:
            let (whole, scales) = Self.rounded(numbers, columns: columns, most: 32767)
            values = Self.bytes(whole.map { Int16($0).littleEndian })
            self.scales = Self.bytes(scales.map { $0.bitPattern.littleEndian })
        }
    }

    /// Each row divided by its scale, which takes its largest number to `most`, and rounded.
    private static func rounded(_ numbers: [Double], columns: Int, most: Double) -> (whole: [Double], scales: [Float]) {
        var whole: [Double] = []
        var scales: [Float] = []
        whole.reserveCapacity(numbers.count)
        for start in stride(from: 0, to: numbers.count, by: columns) {
            let row = numbers[start..<start + columns]
            let largest = row.reduce(0.0) { max($0, abs($1)) }
            let scale = Float(largest / most)
            // A row of zeros, or of numbers too small for a scale, is zero whatever the scale.
            let isNothing = scale < .leastNormalMagnitude || !scale.isFinite
            scales.append(isNothing ? 1 : scale)
            for number in row {
                whole.append(isNothing ? 0 : min(most, max(-most, (number / Double(scale)).rounded())))
            }
        }
        return (whole, scales)
    }

    /// Of values and scales.
    public var bytes: Int { values.count + (scales?.count ?? 0) }

    private static func bytes<Element>(_ elements: [Element]) -> Data {
        elements.withUnsafeBytes { Data($0) }
    }

    /// The numbers as whoever unpacks them gets them, row-major.
    public var numbers: [Double] {
        func read<Element: FixedWidthInteger>(_ data: Data, _ type: Element.Type) -> [Element] {
            data.withUnsafeBytes { raw in
                (0..<raw.count / MemoryLayout<Element>.size).map {
                    Element(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Element>.size, as: type))
                }
            }
        }
        let scales = read(scales ?? Data(), UInt32.self).map { Float(bitPattern: $0) }
        func scaled(_ whole: [Int]) -> [Double] {
            whole.enumerated().map { Double(Float(Double($1) * Double(scales[$0 / columns]))) }
        }
        return switch type {
        case .int8: scaled(read(values, Int8.self).map(Int.init))
        case .int16: scaled(read(values, Int16.self).map(Int.init))
        case .float32: read(values, UInt32.self).map { Double(Float(bitPattern: $0)) }
        case .float64: read(values, UInt64.self).map { Double(bitPattern: $0) }
        }
    }
}
