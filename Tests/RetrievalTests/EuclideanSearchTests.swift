import Arrays
import Core
import Retrieval
import Testing

@Suite struct EuclideanSearchTests {
    @Test func threeFourFive() throws {
        let database = try FloatMatrix(rows: 4, columns: 2, values: [3, 4, 0, 0, 0, 1, 3, 4])
        let query = try FloatMatrix(rows: 1, columns: 2, values: [0, 0])
        let found = try EuclideanSearch.topK(queries: query, database: database, k: 4, jobs: 1)
        #expect(found.indices == [1, 2, 0, 3])
        #expect(found.distances == [0, 1, 5, 5])
    }

    /// Rows and columns that are no multiples of the blocks of 16 rows, 64 columns and 4 queries.
    @Test(arguments: [(1, 1, 1), (37, 3, 5), (64, 64, 8), (100, 65, 6), (333, 130, 9)])
    func neighboursEqualASortOfEverything(rows: Int, columns: Int, queryCount: Int) throws {
        let database = try uniformMatrix(rows, columns, seed: 1)
        let queries = try uniformMatrix(queryCount, columns, seed: 2)
        for k in Set([1, (rows + 1) / 2, rows]) {
            for kernel in HammingKernel.available {
                let found = try EuclideanIndex(database).topK(queries, k: k, jobs: 1, kernel: kernel)
                for query in 0..<queryCount {
                    // Multiples of 1/16 below 2^20: exact in any order of summation.
                    let squared = (0..<rows).map { row in
                        zip(queries.row(query), database.row(row)).reduce(Float(0)) {
                            $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
                        }
                    }
                    let expected = naiveOrder(squared).prefix(k)
                    #expect(found.indices(of: query).map(Int.init) == Array(expected))
                    #expect(Array(found.distances(of: query)) == expected.map { squared[$0].squareRoot() })
                }
            }
        }
    }

    /// Sums that are not exact must still agree to the last bit between kernels and with any number of jobs.
    @Test func everyKernelAndJobGivesTheSameBits() throws {
        var random = SeededRandom(seed: 3)
        let database = try FloatMatrix(
            rows: 501, columns: 77, values: (0..<501 * 77).map { _ in Float(random.normal()) })
        let queries = try FloatMatrix(rows: 50, columns: 77, values: (0..<50 * 77).map { _ in Float(random.normal()) })
        let index = try EuclideanIndex(database)
        let expected = try index.topK(queries, k: 20, jobs: 1, kernel: .plain)
        for kernel in HammingKernel.available {
            #expect(try index.topK(queries, k: 20, jobs: 3, kernel: kernel) == expected)
        }
        // Against double precision: 77 terms in float are good to about 1e-6.
        for query in 0..<50 {
            let row = Int(expected.indices[query * 20])
            let exact = zip(queries.row(query), database.row(row)).reduce(0.0) {
                $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1))
            }.squareRoot()
            #expect(abs(Double(expected.distances[query * 20]) - exact) < 2e-6 * exact)
        }
    }

    @Test func impossibleRequestsAreRefused() throws {
        let database = try uniformMatrix(5, 2, seed: 1)
        #expect(throws: Diagnostic.self) {
            try EuclideanSearch.topK(queries: database, database: database, k: 6, jobs: 1)
        }
        let longer = try uniformMatrix(5, 3, seed: 1)
        #expect(throws: Diagnostic.self) {
            try EuclideanSearch.topK(queries: longer, database: database, k: 1, jobs: 1)
        }
        let broken = try FloatMatrix(rows: 1, columns: 2, values: [0, .nan])
        let error = try #require(throws: Diagnostic.self) {
            try EuclideanSearch.topK(queries: broken, database: database, k: 1, jobs: 1)
        }
        #expect(error.message == "nan at row 0, column 1")
    }
}
