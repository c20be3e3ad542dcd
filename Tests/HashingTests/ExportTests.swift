import Arrays
import Core
import Hashing
import Testing

/// Hash functions as pages run them, against the program's own.
@Suite struct ExportTests {
    @Test(arguments: HashFunctions.names) func exportedFunctionsGiveTheSameCodes(_ name: String) throws {
        let latents = try Latents.clustered(rows: 300, columns: 16)
        let hash = try Latents.fit(name, on: latents)
        let other = try Latents.clustered(rows: 200, columns: 16, seed: 2)
        let found = try hash.exported().codes(for: other)
        let expected = try hash.codes(for: other)
        let different = zip(found.bytes, expected.bytes).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
        // Of 3200 bits a rounded projection may decide one that lies at the border.
        #expect(different <= 2, "\(different) bits")
        #expect(found.count == 200 && found.bits == hash.bits)
        // Not all images have one code, or nothing would be compared.
        #expect(Set((0..<200).map { Array(expected.code($0)) }).count > 5)
    }

    @Test func aThresholdThatLatentsEqualSetsTheBit() throws {
        // The median of the first column is 0.1, which single precision does not hold exactly.
        var values: [Float] = []
        for row in 0..<9 { values += (0..<8).map { Float(row * ($0 + 1)) * 0.1 - 0.3 } }
        let latents = try FloatMatrix(rows: 9, columns: 8, values: values)
        let hash = try HashFunctions.fit("threshold", on: latents)
        #expect(try hash.exported().codes(for: latents) == hash.codes(for: latents))
        #expect(try hash.codes(for: latents).code(4).first == 0xFF)
    }

    @Test func largeMatricesAreRoundedTo16Bits() throws {
        let columns = 2048
        let projection = (0..<columns * 128).map { Double(($0 * 37) % 101) / 50 - 1 }
        let hash = try LinearHash(
            name: "lsh", mean: [Double](repeating: 0.25, count: columns), projection: projection, bits: 128)
        let exported = try hash.exported()
        let matrix = try #require(exported.matrix)
        #expect(matrix.type == .int16 && matrix.rows == 128 && matrix.columns == columns)
        // Row 3 of the matrix is column 3 of the projection.
        let found = matrix.numbers[3 * columns..<3 * columns + 4]
        for (index, number) in found.enumerated() { #expect(abs(number - projection[index * 128 + 3]) < 1e-4) }
        let offset = (0..<columns).reduce(0.0) { $0 + 0.25 * projection[$1 * 128 + 5] }
        #expect(abs((exported.offsets?.numbers[5] ?? .nan) - offset) < 1e-9)
    }

    @Test func anotherWidthIsRefused() throws {
        let hash = try Latents.fit("itq", on: Latents.clustered(rows: 60, columns: 16))
        #expect(throws: Diagnostic.self) { try hash.exported().codes(for: Latents.small()) }
    }
}
