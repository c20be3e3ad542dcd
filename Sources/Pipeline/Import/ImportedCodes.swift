import Arrays
import Core
import Foundation

/// Which bit of a packed byte comes first in the code.
public enum BitOrder: String, Sendable, CaseIterable {
    /// Least significant first: NumPy's `packbits(bitorder="little")`, FAISS, and this program's own files.
    case little
    /// Most significant first: `numpy.packbits` by default.
    case big
}

/// What an array of 8-bit numbers holds.
public enum CodeLayout: String, Sendable, CaseIterable {
    /// By the type: `uint8` is packed and everything else holds a bit in each number.
    case auto
    /// Eight bits a byte.
    case packed
    /// A bit a number.
    case bits
}

/// Binary codes of other programs, in any of the forms that are common.
struct ImportedCodes {
    var codes: PackedCodes
    /// Bits of each code before it was padded to a whole number of bytes.
    var givenBits: Int

    /// Reads packed bytes; or a bit a number: `bool`, 0/1, or signs (+1 and −1) of any type; or a CSV file of 0/1
    /// columns or of one column of hexadecimal bytes.
    /// - Throws: `Diagnostic` naming the file, and the row and column of a number that is no bit.
    static func read(_ path: String, layout: CodeLayout, order: BitOrder) throws -> ImportedCodes {
        do {
            if ImportedArray.isTable(path) { return try CodeTable.read(path, order: order) }
            let array = try ImportedArray.read(path)
            let (rows, columns) = try ImportedArray.requireMatrix(array, path: path, of: "codes and bytes or bits")
            let isPacked = try isPacked(array, layout: layout, path: path)
            if isPacked { return try packed(Array(array.bytes), rows: rows, width: columns, order: order) }
            return try bits(array, rows: rows, columns: columns, path: path)
        } catch var diagnostic as Diagnostic where diagnostic.file == nil {
            diagnostic.file = path
            throw diagnostic
        }
    }

    private static func isPacked(_ array: NPY, layout: CodeLayout, path: String) throws -> Bool {
        switch layout {
        case .bits: return false
        case .packed:
            guard array.element == .uint8 || array.element == .int8 else {
                throw Diagnostic(
                    "has elements of type \(array.element.rawValue)", file: path,
                    expected: "|u1, as numpy.packbits makes it, for --layout packed")
            }
            return true
        case .auto:
            guard array.element == .uint8 else { return false }
            // Packed codes hold bytes above 1 unless nearly no bit is ever set.
            guard array.bytes.isEmpty || array.bytes.contains(where: { $0 > 1 }) else {
                throw Diagnostic(
                    "holds only 0 and 1 in bytes: packed codes or a bit a byte?", file: path,
                    advice: "add `--layout bits` (a bit a byte) or `--layout packed`")
            }
            return true
        }
    }

    static func packed(_ bytes: [UInt8], rows: Int, width: Int, order: BitOrder) throws -> ImportedCodes {
        guard width >= 1, width <= PackedCodes.longest / 8 else {
            throw Diagnostic(
                "has codes of \(width) bytes", expected: "from 1 to \(PackedCodes.longest / 8) bytes a code",
                advice: "for a bit a byte add `--layout bits`")
        }
        let ordered = order == .little ? bytes : bytes.map(reversed)
        return ImportedCodes(
            codes: try PackedCodes(count: rows, bits: width * 8, bytes: ordered), givenBits: width * 8)
    }

    /// The byte with its bits in the other order.
    static func reversed(_ byte: UInt8) -> UInt8 {
        var result: UInt8 = 0
        for bit in 0..<8 where byte >> UInt8(bit) & 1 == 1 { result |= 0x80 >> UInt8(bit) }
        return result
    }

    private static func bits(_ array: NPY, rows: Int, columns: Int, path: String) throws -> ImportedCodes {
        let numbers = try ImportedArray.numbers(array)
        let hasSigns = numbers.contains { $0 < 0 }
        let low: Double = hasSigns ? -1 : 0
        if let bad = numbers.firstIndex(where: { $0 != 1 && $0 != low }) {
            let isSignOfZero = hasSigns && numbers[bad] == 0
            throw Diagnostic(
                "holds \(numbers[bad]) at row \(bad / max(1, columns)), column \(bad % max(1, columns))", file: path,
                expected: hasSigns ? "only -1 and 1" : "only 0 and 1, or only -1 and 1",
                advice: isSignOfZero
                    ? "sign(0) is 0: save x >= 0 in its place"
                    : "real-valued vectors are imported with --latents-database and --latents-query")
        }
        return try pack(numbers.map { $0 > 0 }, rows: rows, columns: columns)
    }

    /// Pads to a whole number of bytes with bits that are never set, which changes no distance.
    static func pack(_ bits: [Bool], rows: Int, columns: Int) throws -> ImportedCodes {
        guard columns >= 1, columns <= PackedCodes.longest else {
            throw Diagnostic("has codes of \(columns) bits", expected: "from 1 to \(PackedCodes.longest) bits")
        }
        let width = (columns + 7) / 8
        var bytes = [UInt8](repeating: 0, count: rows * width)
        for row in 0..<rows {
            for column in 0..<columns where bits[row * columns + column] {
                bytes[row * width + column / 8] |= 1 << UInt8(column % 8)
            }
        }
        return ImportedCodes(codes: try PackedCodes(count: rows, bits: width * 8, bytes: bytes), givenBits: columns)
    }
}
