import Arrays
import Core

/// A fitted hash function in a form that a script in a page can run: from a latent vector x to numbers of which those
/// that are not negative set their bit.
public struct ExportedHash: Sendable, Equatable, Encodable {
    public enum Kind: String, Sendable, Encodable {
        /// x
        case sign
        /// x − offsets
        case threshold
        /// matrix · x − offsets
        case linear
        /// cos((matrix · x − offsets) · frequencies)
        case waves
        /// offsets − ‖x − anchor‖², an anchor for each bit
        case balls
        /// matrix · (exp(−½ ‖x − anchor‖² / width²) for each anchor, 1)
        case kernels
        /// matrix · exp(−‖x − anchor‖² / width), 0 but for the nearest anchors, divided by their sum
        case graph
    }

    public var kind: Kind
    public var bits: Int
    /// [bits, …]
    public var matrix: PackedNumbers?
    /// float64 [bits, 1]: where a latent may equal its threshold, rounding it would decide the bit.
    public var offsets: PackedNumbers?
    public var frequencies: PackedNumbers?
    /// [anchors, columns]
    public var anchors: PackedNumbers?
    /// Whether x is divided by its length first.
    public var normalise: Bool?
    public var width: Double?
    /// How many anchors x is joined to.
    public var neighbours: Int?

    init(_ kind: Kind, bits: Int) {
        self.kind = kind
        self.bits = bits
    }

    /// Numbers in a latent vector.
    public var columns: Int { anchors?.columns ?? matrix?.columns ?? bits }

    /// Bytes of all packed numbers.
    public var bytes: Int { [matrix, offsets, frequencies, anchors].compactMap { $0?.bytes }.reduce(0, +) }

    /// Numbers of a matrix that are kept in single precision; larger ones are rounded to 16 bits with a scale a row.
    static let mostSingle = 250_000

    static func packed(_ numbers: [Double], rows: Int) throws -> PackedNumbers {
        try PackedNumbers(numbers, rows: rows, as: numbers.count > mostSingle ? .int16 : .float32)
    }

    /// A row-major [n, bits] as [bits, n].
    static func packed(transposing numbers: [Double], bits: Int) throws -> PackedNumbers {
        let count = numbers.count / bits
        return try packed((0..<bits).flatMap { bit in (0..<count).map { numbers[$0 * bits + bit] } }, rows: bits)
    }

    static func exact(_ numbers: [Double]) throws -> PackedNumbers {
        try PackedNumbers(numbers, rows: numbers.count, as: .float64)
    }

    /// mean · projection, float64: [bits].
    static func products(_ mean: [Double], _ projection: [Double], bits: Int) -> [Double] {
        (0..<bits).map { bit in
            mean.enumerated().reduce(0.0) { $0 + $1.element * projection[$1.offset * bits + bit] }
        }
    }
}
