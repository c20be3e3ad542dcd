import Arrays
import Core
import Foundation
import Retrieval
import Testing

/// Points around random centres: what latents of a dataset with classes look like.
func clusteredMatrix(_ rows: Int, _ columns: Int, clusters: Int, seed: UInt64, centres: UInt64 = 1) throws
    -> FloatMatrix
{
    var random = SeededRandom(seed: centres)
    let middles = (0..<clusters * columns).map { _ in 2 * random.normal() }
    random = SeededRandom(seed: seed)
    var values: [Float] = []
    for _ in 0..<rows {
        let cluster = random.below(clusters)
        for column in 0..<columns { values.append(Float(middles[cluster * columns + column] + random.normal())) }
    }
    return try FloatMatrix(rows: rows, columns: columns, values: values)
}

/// The share of the true nearest that was found.
private func recall(_ found: EuclideanNeighbours, _ exact: EuclideanNeighbours) -> Double {
    let hits = (0..<found.queries).reduce(0) {
        $0 + Set(found.indices(of: $1)).intersection(exact.indices(of: $1)).count
    }
    return Double(hits) / Double(exact.indices.count)
}

@Suite struct ForestTests {
    @Test(arguments: ForestOptions.Distance.allCases)
    func recallRisesWithTheRowsCollected(distance: ForestOptions.Distance) throws {
        let database = try clusteredMatrix(6000, 32, clusters: 40, seed: 2)
        let queries = try clusteredMatrix(150, 32, clusters: 40, seed: 3)
        let forest = try ForestIndex(database, options: ForestOptions(distance: distance, trees: 12), jobs: 2)
        let isAngular = distance == .angular
        let exact = try EuclideanSearch.topK(
            queries: isAngular ? queries.scaledToUnitLength() : queries,
            database: isAngular ? database.scaledToUnitLength() : database, k: 10, jobs: 2)
        let recalls = try [60, 240, 960, 3840].map {
            recall(try forest.topK(queries, k: 10, searchK: $0, jobs: 2), exact)
        }
        #expect(recalls == recalls.sorted(), "\(recalls)")
        #expect(recalls[0] < 0.8, "60 rows of 6000 cannot hold nearly all neighbours: \(recalls)")
        #expect(recalls[2] >= 0.9, "\(recalls)")
        #expect(recalls[3] >= 0.99, "\(recalls)")
    }

    /// Every leaf of every tree visited: the same rows and the same bits as the scan.
    @Test(arguments: [(1, 1), (2, 3), (40, 5), (333, 77), (5000, 9)])
    func collectingEverythingIsExact(rows: Int, columns: Int) throws {
        let database = try uniformMatrix(rows, columns, seed: 4)
        let queries = try uniformMatrix(7, columns, seed: 5)
        let forest = try ForestIndex(database, options: ForestOptions(trees: 3), jobs: 2)
        for k in Set([1, min(20, rows), rows]) {
            let found = try forest.topK(queries, k: k, searchK: rows * 3, jobs: 2)
            #expect(try found == EuclideanSearch.topK(queries: queries, database: database, k: k, jobs: 1))
        }
    }

    @Test func theSeedAloneDecides() throws {
        let database = try clusteredMatrix(2000, 10, clusters: 9, seed: 6)
        let options = ForestOptions(trees: 6, seed: 5)
        let one = try ForestIndex(database, options: options, jobs: 1)
        #expect(try ForestIndex(database, options: options, jobs: 4).encoded() == one.encoded())
        #expect(
            try ForestIndex(database, options: ForestOptions(trees: 6, seed: 6), jobs: 1).encoded() != one.encoded())
        let queries = try clusteredMatrix(300, 10, clusters: 9, seed: 7)
        let found = try one.topK(queries, k: 5, searchK: 40, jobs: 1)
        for kernel in HammingKernel.available {
            #expect(try one.topK(queries, k: 5, searchK: 40, jobs: 3, kernel: kernel) == found)
        }
        for query in 0..<queries.rows {
            #expect(Set(found.indices(of: query)).count == 5)
            #expect(found.distances(of: query).elementsEqual(found.distances(of: query).sorted()))
        }
    }

    /// No plane divides copies of one point; the trees must end all the same, and hold each row once.
    @Test(arguments: [1, 3, 1000])
    func copiesOfOnePointMakeATree(different: Int) throws {
        let count = 3000
        let values = (0..<count).flatMap { row in
            [Float](repeating: row < different ? Float(row) : -1, count: 4)
        }
        let database = try FloatMatrix(rows: count, columns: 4, values: values)
        let forest = try ForestIndex(database, options: ForestOptions(trees: 4, leaf: 5), jobs: 2)
        // The reader checks that leaves hold every row once.
        #expect(try ForestIndex(encoded: forest.encoded()) == forest)
        let query = try FloatMatrix(rows: 1, columns: 4, values: [-1, -1, -1, -1])
        let found = try forest.topK(query, k: 50, jobs: 1)
        #expect(found.distances == [Float](repeating: 0, count: 50))
        #expect(found.indices == found.indices.sorted())
        #expect(Set(found.indices).count == 50)
    }

    /// √(2 (1 − cos)) in double precision, whatever the vectors' lengths.
    @Test func angularDistancesIgnoreLengths() throws {
        let database = try FloatMatrix(rows: 4, columns: 2, values: [5, 0, 0, 0.01, -3, 0, 0, 0])
        let query = try FloatMatrix(rows: 1, columns: 2, values: [100, 100])
        let forest = try ForestIndex(database, options: ForestOptions(distance: .angular, trees: 2), jobs: 1)
        let found = try forest.topK(query, k: 4, jobs: 1)
        let root = 0.5.squareRoot()
        #expect(found.indices == [0, 1, 3, 2])
        let expected = [(2 * (1 - root)).squareRoot(), (2 * (1 - root)).squareRoot(), 1, (2 * (1 + root)).squareRoot()]
        for (distance, exact) in zip(found.distances, expected) { #expect(abs(Double(distance) - exact) < 1e-6) }
    }

    @Test func numbersNearTheEndOfTheirRangeDoNotTrap() throws {
        var random = SeededRandom(seed: 8)
        let values = (0..<600 * 3).map { _ in Float(random.uniform() * 2 - 1) * .greatestFiniteMagnitude }
        let database = try FloatMatrix(rows: 600, columns: 3, values: values)
        for distance in ForestOptions.Distance.allCases {
            let forest = try ForestIndex(database, options: ForestOptions(distance: distance, trees: 3), jobs: 1)
            let found = try forest.topK(database, k: 3, jobs: 2)
            #expect(found.indices.count == 1800)
            #expect(!found.distances.contains { $0.isNaN })
            #expect(try ForestIndex(encoded: forest.encoded()) == forest)
        }
    }

    @Test func impossibleRequestsAreRefused() throws {
        let database = try uniformMatrix(5, 2, seed: 1)
        let forest = try ForestIndex(database, jobs: 1)
        #expect(throws: Diagnostic.self) { try forest.topK(database, k: 6, jobs: 1) }
        #expect(throws: Diagnostic.self) { try forest.topK(database, k: 0, jobs: 1) }
        #expect(throws: Diagnostic.self) { try forest.topK(database, k: 1, searchK: 0, jobs: 1) }
        #expect(throws: Diagnostic.self) { try forest.topK(uniformMatrix(1, 3, seed: 1), k: 1, jobs: 1) }
        let broken = try FloatMatrix(rows: 2, columns: 2, values: [0, 1, .nan, 0])
        let error = try #require(throws: Diagnostic.self) { try ForestIndex(broken, jobs: 1) }
        #expect(error.message == "nan at row 1, column 0")
        #expect(throws: Diagnostic.self) { try forest.topK(broken, k: 1, jobs: 1) }
        for options in [ForestOptions(trees: 0), ForestOptions(trees: 1001), ForestOptions(leaf: 0)] {
            #expect(throws: Diagnostic.self) { try ForestIndex(database, options: options, jobs: 1) }
        }
        #expect(throws: Diagnostic.self) { try ForestIndex(FloatMatrix(rows: 0, columns: 2, values: []), jobs: 1) }
        #expect(throws: Diagnostic.self) { try ForestIndex(FloatMatrix(rows: 2, columns: 0, values: []), jobs: 1) }
    }
}
