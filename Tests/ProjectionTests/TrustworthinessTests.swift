import Arrays
import Core
import Foundation
import Projection
import Testing

/// sklearn.manifold.trustworthiness of 1.9.1.
@Suite struct TrustworthinessTests {
    @Test(arguments: [(5, 0.91171875, 0.79125), (12, 0.8991279069767442, 0.791860465116279)])
    func agreesWithScikitLearn(k: Int, twoColumns: Double, others: Double) throws {
        let matrix = try waves(40, 6)
        var values: [Float] = []
        for row in 0..<40 { values += [matrix.values[row * 6 + 1], matrix.values[row * 6 + 4]] }
        let columns = try FloatMatrix(rows: 40, columns: 2, values: values)
        let first = try #require(try Trustworthiness.of(map: columns, matrix: matrix, k: k, jobs: 2))
        #expect(abs(first - twoColumns) < 1e-12)
        let second = try #require(try Trustworthiness.of(map: try waves(40, 2), matrix: matrix, k: k, jobs: 1))
        #expect(abs(second - others) < 1e-12)
    }

    @Test func aTrueMapIsTrusted() throws {
        let matrix = try waves(30, 2)
        let own = try Trustworthiness.of(map: matrix, matrix: matrix, k: 12, jobs: 2)
        #expect(own == 1)
        let undefined = try Trustworthiness.of(map: matrix, matrix: matrix, k: 15, jobs: 2)
        #expect(undefined == nil)
        #expect(throws: Diagnostic.self) { try Trustworthiness.of(map: try waves(29, 2), matrix: matrix, jobs: 1) }
    }
}
