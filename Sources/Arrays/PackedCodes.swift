import Core

/// Binary codes, packed: bit b of a code is bit b % 8 of its byte b / 8 (least significant first, NumPy's
/// `packbits(bitorder="little")`). Shape [count, bits / 8].
public struct PackedCodes: Sendable, Equatable {
    /// The longest code that the search kernels take.
    public static let longest = 1024

    public let count: Int
    /// A multiple of 8 in 8...1024.
    public let bits: Int
    public let bytes: [UInt8]

    public var bytesPerCode: Int { bits / 8 }

    public init(count: Int, bits: Int, bytes: [UInt8]) throws {
        try Self.checkLength(bits)
        let (size, overflow) = count.multipliedReportingOverflow(by: bits / 8)
        guard count >= 0, !overflow, bytes.count == size else {
            throw Diagnostic("\(bytes.count) bytes cannot hold \(count) codes of \(bits) bits")
        }
        self.count = count
        self.bits = bits
        self.bytes = bytes
    }

    /// One bit a column: 1 where the value is ≥ 0, so that sign(0) is a real bit (METHODS: three-valued codes).
    public init(signsOf matrix: FloatMatrix) throws {
        try Self.checkLength(matrix.columns)
        let width = matrix.columns / 8
        var bytes = [UInt8](repeating: 0, count: matrix.rows * width)
        for row in 0..<matrix.rows {
            for bit in 0..<matrix.columns where matrix.values[row * matrix.columns + bit] >= 0 {
                bytes[row * width + (bit >> 3)] |= 1 << UInt8(bit & 7)
            }
        }
        try self.init(count: matrix.rows, bits: matrix.columns, bytes: bytes)
    }

    public static func checkLength(_ bits: Int) throws {
        guard bits > 0, bits % 8 == 0, bits <= longest else {
            throw Diagnostic(
                "a code length of \(bits) bits", expected: "a multiple of 8 from 8 to \(longest)",
                advice: "choose another `bits`, or pad the codes with zero bits")
        }
    }

    public func code(_ row: Int) -> ArraySlice<UInt8> {
        bytes[row * bytesPerCode..<(row + 1) * bytesPerCode]
    }

    public func bit(_ bit: Int, of row: Int) -> Bool {
        bytes[row * bytesPerCode + (bit >> 3)] >> UInt8(bit & 7) & 1 == 1
    }

    /// How many rows set each bit; length `bits`.
    public func onesPerBit() -> [Int] {
        var ones = [Int](repeating: 0, count: bits)
        for row in 0..<count {
            for position in 0..<bits where bit(position, of: row) { ones[position] += 1 }
        }
        return ones
    }
}
