import Arrays
import Core
import Foundation
import Retrieval
import Testing

@Suite struct NeighbourFileTests {
    @Test func hammingNeighboursComeBack() throws {
        try inTemporaryFolder { folder in
            let codes = try tiedCodes(40, bits: 24, seed: 2)
            let found = try HammingSearch.topK(queries: codes, database: codes, k: 7, jobs: 1)
            try found.write(to: folder)
            #expect(try HammingNeighbours.read(from: folder, database: 40) == found)
            let distances = try NPY.read(folder.appendingPathComponent("neighbours.distances.npy"))
            #expect(distances.element == .uint16 && distances.shape == [40, 7])
            let indices = try NPY.read(folder.appendingPathComponent("neighbours.indices.npy"))
            #expect(indices.element == .int32 && indices.shape == [40, 7])
        }
    }

    @Test func euclideanNeighboursComeBack() throws {
        try inTemporaryFolder { folder in
            let matrix = try uniformMatrix(30, 4, seed: 2)
            let found = try EuclideanSearch.topK(queries: matrix, database: matrix, k: 3, jobs: 1)
            try found.write(to: folder)
            #expect(try EuclideanNeighbours.read(from: folder) == found)
            #expect(throws: Diagnostic.self) { try HammingNeighbours.read(from: folder) }
        }
    }

    @Test func neighboursOfALargerDatabaseAreRefused() throws {
        try inTemporaryFolder { folder in
            let codes = try tiedCodes(40, bits: 24, seed: 2)
            try HammingSearch.topK(queries: codes, database: codes, k: 40, jobs: 1).write(to: folder)
            let error = try #require(throws: Diagnostic.self) {
                try HammingNeighbours.read(from: folder, database: 39)
            }
            #expect(error.message.contains("holds the row 39"))
            #expect(error.file?.hasSuffix("neighbours.indices.npy") == true)
        }
    }

    /// Files with bytes changed or cut off are read or refused, never a trap.
    @Test func damagedFilesAreReadOrRefused() throws {
        try inTemporaryFolder { folder in
            let codes = try tiedCodes(9, bits: 8, seed: 2)
            let found = try HammingSearch.topK(queries: codes, database: codes, k: 4, jobs: 1)
            var random = SeededRandom(seed: 11)
            var refused = 0
            for round in 0..<300 {
                try found.write(to: folder)
                let name = round % 2 == 0 ? "neighbours.indices.npy" : "neighbours.distances.npy"
                let url = folder.appendingPathComponent(name)
                var bytes = Array(try Files.read(url))
                for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
                if random.below(3) == 0 { bytes.removeLast(random.below(bytes.count)) }
                try Files.write(Data(bytes), to: url)
                do {
                    let read = try HammingNeighbours.read(from: folder, database: 9)
                    #expect(read.indices.allSatisfy { (0..<9).contains($0) })
                } catch is Diagnostic {
                    refused += 1
                }
            }
            #expect(refused > 100)
        }
    }

    private func inTemporaryFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("vitrine-neighbours-\(UUID().uuidString)")
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }
}
