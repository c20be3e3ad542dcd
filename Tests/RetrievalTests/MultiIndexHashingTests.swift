import Arrays
import Core
import Retrieval
import Testing

@Suite struct MultiIndexHashingTests {
    @Test(arguments: [8, 16, 24, 48, 64, 128]) func equalsTheScan(bits: Int) throws {
        let database = try tiedCodes(700, bits: bits, seed: UInt64(bits))
        let queries = try tiedCodes(12, bits: bits, seed: UInt64(bits + 1))
        for parts in [nil, (bits + 15) / 16, bits / 4, bits / 5, bits] as [Int?] {
            guard parts.map({ $0 > 0 }) ?? true else { continue }
            let index = try MultiIndexHashing(database, parts: parts)
            for k in [1, 20, 700] {
                let expected = try HammingSearch.topK(queries: queries, database: database, k: k, jobs: 1)
                for query in 0..<queries.count {
                    let found = try index.topK(queries.code(query), k: k)
                    #expect(found.rows == Array(expected.indices(of: query)), "\(parts ?? 0) parts, k \(k)")
                    #expect(found.distances == Array(expected.distances(of: query)))
                }
            }
        }
    }

    @Test func manyQueriesForAnyNumberOfJobs() throws {
        let database = try tiedCodes(700, bits: 48, seed: 1)
        let queries = try tiedCodes(100, bits: 48, seed: 2)
        let expected = try HammingSearch.topK(queries: queries, database: database, k: 9, jobs: 1)
        let index = try MultiIndexHashing(database)
        let alone = try index.topK(queries, k: 9, jobs: 1)
        let together = try index.topK(queries, k: 9, jobs: 3)
        #expect(alone.neighbours == expected && together.neighbours == expected)
        #expect(alone.examined == together.examined && alone.examined >= 900)
        #expect(throws: Diagnostic.self) { try index.topK(tiedCodes(1, bits: 40, seed: 1), k: 1, jobs: 1) }
    }

    @Test func looksAtLittleOfALargeDatabase() throws {
        let database = try uniformCodes(60_000, bits: 64, seed: 1)
        let index = try MultiIndexHashing(database)
        #expect(index.parts == 4)
        // A row of the database with two bits flipped: found without looking at most of the others.
        var query = Array(database.code(12_345))
        query[0] ^= 1
        query[7] ^= 0x80
        let found = try index.topK(query, k: 1)
        #expect(found.rows == [12_345] && found.distances == [2])
        #expect(found.examined < 600)
    }

    @Test func impossiblePartsAreRefused() throws {
        let database = try tiedCodes(10, bits: 64, seed: 1)
        let error = try #require(throws: Diagnostic.self) { try MultiIndexHashing(database, parts: 3) }
        #expect(error.expected == "from 4 to 64 parts")
        #expect(throws: Diagnostic.self) { try MultiIndexHashing(database, parts: 65) }
        #expect(throws: Diagnostic.self) { try MultiIndexHashing(database).topK(database.code(0), k: 11) }
        #expect(throws: Diagnostic.self) { try MultiIndexHashing(database).topK([1], k: 1) }
    }
}
