import Arrays
import Core
import Foundation
import Projection
import Retrieval
import Testing

@Suite struct TSNETests {
    static func options(_ iterations: Int) -> TSNEOptions {
        var options = TSNEOptions()
        options.iterations = iterations
        options.exaggeratedIterations = iterations / 3
        return options
    }

    @Test func cloudsStayTogether() throws {
        let matrix = try clouds(300, 20, clouds: 5)
        let map = try LatentMap.make(of: matrix, options: Self.options(300), jobs: 2)
        let places = try FloatMatrix(
            rows: 300, columns: 2, values: (0..<300).flatMap { Array(map.positions.row($0).suffix(2)) })
        let near = try EuclideanSearch.topK(queries: places, database: places, k: 2, jobs: 1)
        var right = 0
        for row in 0..<300 {
            let other = near.indices[2 * row..<2 * row + 2].first { $0 != Int32(row) }
            if let other, Int(other) % 5 == row % 5 { right += 1 }
        }
        #expect(right >= 297)
        let trust = try #require(map.facts.trustworthiness)
        #expect(trust[1] > 0.95 && trust[1] > trust[0])
        let divergence = try #require(map.facts.divergence)
        #expect(divergence < 1)
    }

    @Test(arguments: [20, 70])
    func sameBytesForAnyNumberOfJobs(columns: Int) throws {
        let matrix = try clouds(400, columns, clouds: 4)
        let one = try LatentMap.make(of: matrix, options: Self.options(40), jobs: 1)
        let two = try LatentMap.make(of: matrix, options: Self.options(40), jobs: 2)
        let five = try LatentMap.make(of: matrix, options: Self.options(40), jobs: 5)
        #expect(one.positions == two.positions && one.positions == five.positions)
        #expect(one.facts == two.facts && one.facts == five.facts)
        #expect(one.facts.reduced == (columns > 50 ? 50 : nil))
        var other = Self.options(40)
        other.seed = 1
        let shaken = try LatentMap.make(of: matrix, options: other, jobs: 2)
        #expect(shaken.positions != one.positions)
    }

    @Test(arguments: 1...12)
    func fewPoints(count: Int) throws {
        let matrix = try waves(count, 4)
        let map = try LatentMap.make(of: matrix, options: Self.options(60), jobs: 2)
        #expect(map.positions.rows == count)
        #expect(map.positions.values.allSatisfy { $0.isFinite })
        #expect((map.facts.divergence == nil) == (count < TSNE.fewest))
        #expect(map.facts.trustworthiness == nil)
    }

    /// Duplicates, in part and altogether; a line; a single column; columns that say nothing.
    @Test func degenerateInputs() throws {
        let same = try FloatMatrix(rows: 50, columns: 3, values: [Float](repeating: 2, count: 150))
        let map = try LatentMap.make(of: same, options: Self.options(30), jobs: 1)
        #expect(map.positions.values == [Float](repeating: 0, count: 200))
        #expect(map.facts.shares == [0, 0] && map.facts.divergence == nil)
        let thirds = (0..<300).flatMap { row -> [Float] in [Float(row % 3), 0] }
        let line = (0..<60).map { Float($0) }
        let outlier = (0..<40).flatMap { row -> [Float] in [row == 0 ? 1 : 0, 0] }
        let uneven = (0..<40).flatMap { row -> [Float] in [Float(row) * 1e15, 1e-15] }
        for (columns, values) in [(2, thirds), (1, line), (2, outlier), (2, uneven)] {
            let matrix = try FloatMatrix(rows: values.count / columns, columns: columns, values: values)
            let map = try LatentMap.make(of: matrix, options: Self.options(60), jobs: 2)
            #expect(map.positions.values.allSatisfy { $0.isFinite })
            #expect(map.facts.divergence != nil)
        }
        let none = try LatentMap.make(of: try FloatMatrix(rows: 6, columns: 0, values: []), jobs: 1)
        #expect(none.positions.values == [Float](repeating: 0, count: 24))
        let empty = try LatentMap.make(of: try FloatMatrix(rows: 0, columns: 5, values: []), jobs: 1)
        #expect(empty.positions.rows == 0)
    }

    @Test func whatIsNoNumberIsRefused() throws {
        for bad in [Float.nan, .infinity, -.infinity] {
            let matrix = try FloatMatrix(rows: 5, columns: 2, values: [0, 1, 2, 3, 4, bad, 6, 7, 8, 9])
            let error = #expect(throws: Diagnostic.self) { try LatentMap.make(of: matrix, jobs: 1) }
            #expect(error?.message.contains("row 2, column 1") == true)
        }
        let start = try FloatMatrix(rows: 4, columns: 2, values: [0, 0, 1, 0, 0, 1, 1, 1])
        #expect(throws: Diagnostic.self) { try TSNE.embed(try waves(5, 3), start: start, jobs: 1) }
    }

    @Test func aSampleOfMany() throws {
        let matrix = try clouds(200, 6, clouds: 2)
        let map = try LatentMap.make(of: matrix, options: Self.options(20), mostPlaced: 60, jobs: 2)
        let placed = (0..<200).filter { !map.positions.values[4 * $0].isNaN }
        #expect(placed.count == 60 && map.facts.placed == 60 && map.facts.rows == 200)
        #expect(placed.allSatisfy { map.positions.row($0).allSatisfy(\.isFinite) })
        // Spread over the rows, not the first of them.
        #expect(placed.contains { $0 >= 150 })
    }

    @Test func bitsAsSigns() throws {
        let codes = try PackedCodes(count: 2, bits: 8, bytes: [0b0000_0101, 0xFF])
        let signs = try LatentMap.signs(of: codes)
        #expect(signs.values == [1, -1, 1, -1, -1, -1, -1, -1] + [Float](repeating: 1, count: 8))
    }

    @Test func progressIsTold() throws {
        let log = EventLog()
        _ = try LatentMap.make(of: try waves(50, 4), options: Self.options(30), jobs: 2) { log.add($0) }
        let events = log.events
        #expect(events.contains(.started(task: "t-SNE", total: 30, unit: "iterations")))
        #expect(events.contains(.advanced(task: "t-SNE", done: 20)))
        let ended = events.compactMap { event in
            if case .finished(let task, _) = event { task } else { nil }
        }
        #expect(ended.contains("t-SNE") && ended.contains("neighbours"))
    }
}
