import Arrays
import Core
import Foundation
import Testing

@Suite struct PackedCodesTests {
    /// `numpy.random.RandomState(3).randint(0, 2, (3, 24))`.
    static let bits: [[Int]] = [
        [0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0],
        [0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1],
        [1, 1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0],
    ]
    /// `numpy.packbits(bits, axis=1, bitorder="little")`.
    static let packed: [UInt8] = [140, 187, 97, 132, 150, 169, 151, 35, 50]

    @Test func packsAsNumPyDoes() throws {
        let values = Self.bits.joined().map { $0 == 1 ? Float(0.25) : -3 }
        let codes = try PackedCodes(signsOf: FloatMatrix(rows: 3, columns: 24, values: values))
        #expect(codes.bytes == Self.packed)
        #expect(codes.count == 3)
        #expect(codes.bits == 24)
        #expect(Array(codes.code(1)) == [132, 150, 169])
        for (row, line) in Self.bits.enumerated() {
            for (bit, value) in line.enumerated() { #expect(codes.bit(bit, of: row) == (value == 1)) }
        }
        #expect(codes.onesPerBit() == (0..<24).map { bit in Self.bits.reduce(0) { $0 + $1[bit] } })
    }

    @Test func zeroIsASetBit() throws {
        let matrix = try FloatMatrix(rows: 1, columns: 8, values: [0, -0, -1, 1, .nan, -.infinity, .infinity, -1e-45])
        #expect(try PackedCodes(signsOf: matrix).bytes == [0b0100_1011])
    }

    @Test(arguments: [0, -8, 7, 12, 1032, .max]) func refusesOtherLengths(bits: Int) {
        #expect(throws: Diagnostic.self) { try PackedCodes(count: 0, bits: bits, bytes: []) }
    }

    @Test func refusesAnotherNumberOfBytes() {
        #expect(throws: Diagnostic.self) { try PackedCodes(count: 2, bits: 16, bytes: [1, 2, 3]) }
        #expect(throws: Diagnostic.self) { try PackedCodes(count: .max, bits: 1024, bytes: []) }
        #expect(throws: Diagnostic.self) { try PackedCodes(count: -1, bits: 8, bytes: []) }
    }

    @Test func readsPackedAndUnpackedFiles() throws {
        try withFolder { folder in
            let codes = try PackedCodes(count: 3, bits: 24, bytes: Self.packed)
            let file = folder.appendingPathComponent("codes.npy")
            try codes.write(to: file)
            #expect(try PackedCodes(npy: file) == codes)
            #expect(try NPY.read(file).shape == [3, 3])
            let flat = Self.bits.joined()
            for (element, off) in [(NPY.Element.bool, Int8(0)), (.int8, 0), (.int8, -1)] {
                try NPY.array(flat.map { $0 == 1 ? 1 : off }, element, shape: [3, 24]).write(to: file)
                #expect(try PackedCodes(npy: file) == codes)
            }
        }
    }

    /// The last one holds nothing, so its width is not bounded by the file's length.
    @Test(arguments: [
        npy("|u1", "(8,)", count: 8), npy("<f4", "(1, 2)", count: 8), npy("|b1", "(1, 6)", count: 6),
        npy("|u1", "(1, 200)", count: 200), npy("|u1", "(0, 4611686018427387904)", count: 0),
    ])
    func namesTheFileOfOtherArrays(data: Data) throws {
        try withFolder { folder in
            let file = folder.appendingPathComponent("codes.npy")
            try Files.write(data, to: file)
            let error = #expect(throws: Diagnostic.self) { try PackedCodes(npy: file) }
            #expect(error?.file == file.path)
        }
    }
}

/// Runs `body` with a new folder that is removed after it.
func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-arrays-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
}
