import Core
import Foundation
import Retrieval
import Testing

@Suite struct ListedNeighboursTests {
    private func lists(
        _ indices: [Int32], _ distances: [Float]? = nil, queries: Int = 2, database: Int = 5
    ) throws -> ListedNeighbours {
        try ListedNeighbours(
            queries: queries, k: 3, indices: indices, distances: distances, database: database)
    }

    @Test(arguments: [
        ([0, 1, 2, 3, 4, 5] as [Int32], nil as [Float]?, "the row 5 for query 1 at rank 3"),
        ([0, 1, 2, 3, -1, 4], nil, "the row -1 for query 1 at rank 2"),
        ([0, 1, 2, 3, 4, 3], nil, "the row 3 twice for query 1, again at rank 3"),
        ([0, 1, 2, 3, 4, 0], [0, 1, 1, 2, 1.5, 3], "distance 1.5 after 2.0 for query 1 at rank 2"),
        ([0, 1, 2, 3, 4, 0], [0, 1, .nan, 2, 2, 3], "the distance nan for query 0 at rank 3"),
        ([0, 1, 2, 3], nil, "4 indices and 4 distances cannot be neighbours of 2 queries × 3"),
        ([0, 1, 2, 3, 4, 0], [0, 1], "6 indices and 2 distances cannot be neighbours of 2 queries × 3"),
    ])
    func refused(indices: [Int32], distances: [Float]?, message: String) throws {
        let error = try #require(throws: Diagnostic.self) { try lists(indices, distances) }
        #expect(error.message == message)
    }

    @Test func filesAndPrefixes() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("listed-\(UUID().uuidString)")
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let bare = try lists([0, 1, 2, 3, 4, 0])
        try bare.write(to: folder)
        #expect(try ListedNeighbours.read(from: folder, database: 5) == bare)
        #expect(throws: Diagnostic.self) { try ListedNeighbours.read(from: folder, database: 4) }
        let whole = try lists([0, 1, 2, 3, 4, 0], [0, 1, 1, 2, 2.5, 3])
        try whole.write(to: folder)
        #expect(try ListedNeighbours.read(from: folder, database: 5) == whole)
        let first = try whole.first(2, database: 5)
        #expect(first.indices == [0, 1, 3, 4] && first.distances == [0, 1, 2, 2.5] && first.k == 2)
        #expect(try whole.first(9, database: 5) == whole)
    }
}
