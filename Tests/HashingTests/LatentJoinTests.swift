import Arrays
import Core
import Foundation
import Hashing
import Testing

@Suite struct LatentJoinTests {
    /// [n, d] numbers sin(1.7·i + 0.03·i² + s), row-major: what NumPy was given as well.
    private func waves(rows: Int, columns: Int, shift: Double) throws -> FloatMatrix {
        let values = (0..<rows * columns).map { index -> Float in
            let i = Double(index)
            return Float(sin(1.7 * i + 0.03 * i * i + shift))
        }
        return try FloatMatrix(rows: rows, columns: columns, values: values)
    }

    /// NumPy 2: A -= A.mean(0); A /= norm of rows; A -= A.mean(0); eigh of AᵀA; A @ axes / sqrt(mean squared row length).
    private static let expected: [Float] = [
        -0.560939, -0.728925, 0.360769, 0.576543, 0.820690,
        -0.838433, 0.691409, 0.124362, -0.937251, -0.297305,
        0.876289, 0.344361, -0.224397, 0.986072, -0.275515,
        -0.988290, -0.007177, -0.365650, -0.682158, 0.699807,
        0.653925, -0.584283, -0.255240, -0.858421, -0.487457,
        0.857448, 0.284615, 0.360155, 0.915215, -0.460220,
    ]

    @Test func partsAreBroughtToTheSameLengthAsNumPyDoesIt() throws {
        var join = LatentJoin()
        let (a, b) = (try waves(rows: 6, columns: 4, shift: 0), try waves(rows: 6, columns: 2, shift: 1))
        try join.add(a, components: 3)
        try join.add(b, components: 128)
        #expect(join.columns == 5)
        let found = try join.joined([a, b])
        #expect(found.rows == 6 && found.columns == 5)
        for (value, known) in zip(found.values, Self.expected) { #expect(abs(value - known) < 1e-5) }
    }

    @Test func aWrittenJoinReadsBack() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("join-\(UUID().uuidString).safetensors")
        defer { try? FileManager.default.removeItem(at: url) }
        var join = LatentJoin()
        try join.add(waves(rows: 6, columns: 4, shift: 0), components: 2)
        try join.write(to: url)
        #expect(try LatentJoin(contentsOf: url) == join)
        // A cut file is refused by name.
        let data = try Data(contentsOf: url)
        try data.prefix(data.count - 9).write(to: url)
        let error = #expect(throws: Diagnostic.self) { try LatentJoin(contentsOf: url) }
        #expect(error?.file == url.path)
    }

    @Test func otherLatentsThanItWasFittedOnAreRefused() throws {
        var join = LatentJoin()
        let a = try waves(rows: 6, columns: 4, shift: 0)
        try join.add(a, components: 2)
        #expect(throws: Diagnostic.self) { try join.joined([a, a]) }
        #expect(throws: Diagnostic.self) { try join.joined([waves(rows: 6, columns: 3, shift: 0)]) }
        #expect(throws: Diagnostic.self) { try join.add(a, components: 0) }
    }

    @Test func imagesThatAreAllTheSameStayFinite() throws {
        var join = LatentJoin()
        let same = try FloatMatrix(rows: 3, columns: 2, values: [1, 2, 1, 2, 1, 2])
        try join.add(same, components: 2)
        #expect(try join.joined([same]).values.allSatisfy { $0 == 0 })
    }
}
