import Arrays
import Core
import Retrieval
import Testing

@Suite struct HammingSearchTests {
    static let lengths = [8, 16, 24, 32, 40, 48, 64, 72, 128, 192, 256, 1024]

    /// 203 rows: neither whole blocks of 8 or 16 nor whole groups of 64.
    @Test(arguments: lengths) func neighboursEqualASortOfEverything(bits: Int) throws {
        let database = try tiedCodes(203, bits: bits, seed: UInt64(bits))
        let queries = try tiedCodes(19, bits: bits, seed: UInt64(bits))
        let index = HammingIndex(database)
        for k in [1, 5, 64, 202, 203] {
            for kernel in HammingKernel.available {
                let found = try index.topK(queries, k: k, jobs: 1, kernel: kernel)
                for query in 0..<queries.count {
                    let distances = (0..<database.count).map { naiveDistance(queries.code(query), database.code($0)) }
                    let expected = naiveOrder(distances).prefix(k)
                    #expect(found.indices(of: query).map(Int.init) == Array(expected), "\(kernel) k=\(k)")
                    #expect(Array(found.distances(of: query)) == expected.map { distances[$0] })
                }
            }
        }
    }

    @Test(arguments: lengths) func distancesEqualBitsCountedOneByOne(bits: Int) throws {
        for count in [1, 7, 8, 9, 16, 17, 63, 64, 65, 130] {
            let database = try uniformCodes(count, bits: bits, seed: 3)
            let query = try uniformCodes(1, bits: bits, seed: 4).code(0)
            let expected = (0..<count).map { naiveDistance(query, database.code($0)) }
            for kernel in HammingKernel.available {
                var found: [UInt16] = []
                try HammingIndex(database).distances(from: query, into: &found, kernel: kernel)
                #expect(found == expected, "\(kernel), \(count) rows")
            }
        }
    }

    /// Enough rows that limits are guessed from a sample and several tiles are scanned.
    @Test(arguments: [16, 32, 64, 128], [false, true]) func largeDatabases(bits: Int, tied: Bool) throws {
        let count = 40_007
        let database = try tied ? tiedCodes(count, bits: bits, seed: 5) : uniformCodes(count, bits: bits, seed: 5)
        let queries = try tied ? tiedCodes(3, bits: bits, seed: 5) : uniformCodes(3, bits: bits, seed: 6)
        let index = HammingIndex(database)
        for k in [1, 100, 2000] {
            let found = try HammingKernel.available.map {
                try index.topK(queries, k: k, jobs: 1, kernel: $0)
            }
            for other in found.dropFirst() { #expect(other == found[0]) }
            for query in 0..<queries.count {
                let distances = (0..<count).map { naiveDistance(queries.code(query), database.code($0)) }
                #expect(found[0].indices(of: query).map(Int.init) == Array(naiveOrder(distances).prefix(k)))
            }
        }
    }

    /// Near rows lie exactly where the sample is taken, so the guessed limit is too low and must be made good.
    @Test func misleadingSample() throws {
        let count = 20_000
        var bytes = [UInt8](repeating: 0xFF, count: count * 8)
        let blocks = count / 8
        for sampled in 0..<128 {
            let block = sampled * blocks / 128
            for byte in block * 64..<block * 64 + 64 { bytes[byte] = 0 }
        }
        let database = try PackedCodes(count: count, bits: 64, bytes: bytes)
        let query = try PackedCodes(count: 1, bits: 64, bytes: [UInt8](repeating: 0, count: 8))
        let found = try HammingSearch.topK(queries: query, database: database, k: 1200, jobs: 1)
        #expect(found.distances.count { $0 == 0 } == 1024)
        #expect(found.distances.count { $0 == 64 } == 176)
        let far = (0..<count).filter { bytes[$0 * 8] == 0xFF }.prefix(176)
        #expect(found.indices.suffix(176).map(Int.init) == Array(far))
    }

    /// The worst order: every row is nearer than all before it, so that each one is kept for a while.
    @Test func descendingDistances() throws {
        let rows = 1025
        var bytes = [UInt8](repeating: 0, count: rows * 128)
        for row in 0..<rows {
            for bit in row..<1024 { bytes[row * 128 + bit / 8] |= 1 << UInt8(bit % 8) }
        }
        let database = try PackedCodes(count: rows, bits: 1024, bytes: bytes)
        let query = try PackedCodes(count: 1, bits: 1024, bytes: [UInt8](repeating: 0, count: 128))
        let found = try HammingSearch.topK(queries: query, database: database, k: 10, jobs: 1)
        #expect(found.indices == (0..<10).map { Int32(1024 - $0) })
        #expect(found.distances == (0..<10).map { UInt16($0) })
    }

    @Test func jobsChangeNothing() throws {
        let database = try tiedCodes(3000, bits: 48, seed: 8)
        let queries = try tiedCodes(501, bits: 48, seed: 9)
        let one = try HammingSearch.topK(queries: queries, database: database, k: 33, jobs: 1)
        #expect(try HammingSearch.topK(queries: queries, database: database, k: 33, jobs: 3) == one)
    }

    @Test func noQueriesGiveNoNeighbours() throws {
        let database = try tiedCodes(5, bits: 8, seed: 1)
        let queries = try PackedCodes(count: 0, bits: 8, bytes: [])
        #expect(try HammingSearch.topK(queries: queries, database: database, k: 5, jobs: 2).indices.isEmpty)
    }

    @Test func impossibleRequestsSayWhatToDo() throws {
        let database = try tiedCodes(5, bits: 8, seed: 1)
        let error = try #require(throws: Diagnostic.self) {
            try HammingSearch.topK(queries: database, database: database, k: 6, jobs: 1)
        }
        #expect(error.message == "6 neighbours asked for, but the database holds 5")
        #expect(error.advice == "set `k: 5` or less, or search more images")
        #expect(throws: Diagnostic.self) {
            try HammingSearch.topK(queries: database, database: database, k: 0, jobs: 1)
        }
        let longer = try tiedCodes(5, bits: 16, seed: 1)
        #expect(throws: Diagnostic.self) { try HammingSearch.topK(queries: longer, database: database, k: 1, jobs: 1) }
        var distances: [UInt16] = []
        #expect(throws: Diagnostic.self) {
            try HammingSearch.distances(query: longer.code(0), database: database, into: &distances)
        }
    }

    @Test func progressCountsEveryQueryOnce() throws {
        let codes = try tiedCodes(100, bits: 8, seed: 1)
        let events = EventLog()
        _ = try HammingSearch.topK(queries: codes, database: codes, k: 1, jobs: 3, progress: { events.add($0) })
        let done = events.all.compactMap { if case .advanced(_, let done, _) = $0 { done } else { nil } }
        #expect(done == done.sorted() && done.last == 100)
        #expect(events.all.first == .started(task: "neighbours", total: 100, unit: "queries"))
    }
}
