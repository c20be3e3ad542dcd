import Arrays
import Core
import Foundation
import Retrieval
import Testing

@Suite struct TwoStageTests {
    static let lookUps: [LookUp] = [
        .radius(0), .radius(1), .radius(3), .radius(16), .radius(1000), .candidates(1), .candidates(10),
        .candidates(120), .candidates(5000),
    ]

    /// The definition: sort by Hamming distance and row; sort the part looked up again by Euclidean distance and row.
    private func naive(
        _ codes: PackedCodes, _ vectors: FloatMatrix, _ query: ArraySlice<UInt8>, _ vector: ArraySlice<Float>,
        _ lookUp: LookUp
    ) -> (order: [Int], returned: Int) {
        let hamming = (0..<codes.count).map { naiveDistance(query, codes.code($0)) }
        let squared = (0..<codes.count).map { row in
            zip(vector, vectors.row(row)).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        let order = naiveOrder(hamming)
        let returned =
            switch lookUp {
            case .radius(let radius): order.count { hamming[$0] <= radius }
            case .candidates(let number): min(number, order.count)
            }
        let first = order.prefix(returned).sorted { (squared[$0], $0) < (squared[$1], $1) }
        return (first + order.dropFirst(returned), returned)
    }

    @Test(arguments: lookUps)
    func theRankingIsThatOfTwoSorts(lookUp: LookUp) throws {
        let database = try tiedCodes(120, bits: 16, seed: 1)
        let vectors = try uniformMatrix(120, 5, seed: 2)
        let queries = try tiedCodes(9, bits: 16, seed: 3)
        let points = try uniformMatrix(9, 5, seed: 4)
        let search = try TwoStageSearch(codes: database, vectors: vectors, lookUp: lookUp)
        for k in [1, 7, 50, 120] {
            let found = try search.topK(codes: queries, vectors: points, k: k, jobs: 2)
            for query in 0..<9 {
                let expected = naive(database, vectors, queries.code(query), points.row(query), lookUp)
                #expect(found.indices(of: query).map(Int.init) == Array(expected.order.prefix(k)))
                for place in 0..<k {
                    let row = expected.order[place]
                    let distance = naiveDistance(queries.code(query), database.code(row))
                    #expect(found.distances(of: query)[query * k + place] == distance)
                    let euclidean = found.euclidean?[query * k + place]
                    let squared = zip(points.row(query), vectors.row(row)).reduce(Float(0)) {
                        $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
                    }
                    // Quarters: squares and their sums are exact.
                    #expect(place < expected.returned ? euclidean == squared.squareRoot() : euclidean == -1)
                }
            }
        }
    }

    @Test func whatWasFoundComesBackFromItsFiles() throws {
        let database = try tiedCodes(30, bits: 16, seed: 1)
        let search = try TwoStageSearch(
            codes: database, vectors: uniformMatrix(30, 5, seed: 2), lookUp: .candidates(3))
        let found = try search.topK(codes: database, vectors: uniformMatrix(30, 5, seed: 2), k: 5, jobs: 1)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stages-\(UUID().uuidString)")
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        try found.write(to: folder)
        #expect(try HammingNeighbours.read(from: folder, database: 30) == found)
        #expect(found.euclidean?.count { $0 >= 0 } == 90)
    }

    /// The numbers that evaluation ranks by give the same order.
    @Test(arguments: lookUps)
    func keysSortAsTheSearchDoes(lookUp: LookUp) throws {
        let database = try tiedCodes(90, bits: 24, seed: 5)
        let vectors = try uniformMatrix(90, 4, seed: 6)
        let queries = try tiedCodes(3, bits: 24, seed: 7)
        let points = try uniformMatrix(3, 4, seed: 8)
        let index = try EuclideanIndex(vectors)
        var (hamming, squared, keys): ([UInt16], [Float], [Float]) = ([], [], [])
        index.squaredDistances(from: points, rows: 0..<3, into: &squared)
        for query in 0..<3 {
            try HammingIndex(database).distances(from: queries.code(query), into: &hamming)
            var at = [UInt32](repeating: 0, count: 25)
            for distance in hamming { at[Int(distance)] += 1 }
            let returned = lookUp.keys(hamming: hamming, at: at, squared: squared, from: query * 90, into: &keys)
            let expected = naive(database, vectors, queries.code(query), points.row(query), lookUp)
            #expect(returned == expected.returned)
            #expect(naiveOrder(keys) == expected.order)
            #expect(keys.count { $0 < LookUp.beyond } == returned)
        }
    }

    @Test func impossibleRequestsAreRefused() throws {
        let codes = try tiedCodes(10, bits: 16, seed: 1)
        let vectors = try uniformMatrix(10, 3, seed: 1)
        for lookUp in [LookUp.radius(-1), .candidates(0)] {
            #expect(throws: Diagnostic.self) { try TwoStageSearch(codes: codes, vectors: vectors, lookUp: lookUp) }
        }
        #expect(throws: Diagnostic.self) {
            try TwoStageSearch(codes: codes, vectors: uniformMatrix(9, 3, seed: 1), lookUp: .radius(2))
        }
        let search = try TwoStageSearch(codes: codes, vectors: vectors, lookUp: .radius(2))
        #expect(throws: Diagnostic.self) { try search.topK(codes: codes, vectors: vectors, k: 11, jobs: 1) }
        #expect(throws: Diagnostic.self) {
            try search.topK(codes: codes, vectors: uniformMatrix(10, 4, seed: 1), k: 1, jobs: 1)
        }
        #expect(throws: Diagnostic.self) {
            try search.topK(codes: tiedCodes(9, bits: 16, seed: 1), vectors: vectors, k: 1, jobs: 1)
        }
    }
}
