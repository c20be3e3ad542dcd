import Arrays
import Core
import Foundation
import Retrieval
import Testing

@Suite struct ForestFileTests {
    private func forest(_ rows: Int = 60, _ columns: Int = 3, leaf: Int = 4) throws -> ForestIndex {
        try ForestIndex(
            clusteredMatrix(rows, columns, clusters: 5, seed: 2), options: ForestOptions(trees: 2, leaf: leaf, seed: 9),
            jobs: 1)
    }

    @Test(arguments: [(1, 1), (60, 3), (700, 20)])
    func whatIsWrittenReadsBack(rows: Int, columns: Int) throws {
        let written = try forest(rows, columns)
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("forest-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        let size = try written.write(to: url)
        #expect(try Files.read(url).count == size)
        let read = try ForestIndex(file: url)
        #expect(read == written)
        let queries = try clusteredMatrix(20, columns, clusters: 5, seed: 3)
        #expect(try read.topK(queries, k: 1, jobs: 1) == written.topK(queries, k: 1, jobs: 1))
    }

    /// Counted from the format's description: a tree of one leaf for each of two trees.
    @Test func theSizeIsThatOfTheFormat() throws {
        let forest = try forest(4, 3, leaf: 4)
        #expect(forest.encoded().count == 8 + 8 + 16 + 8 + 8 + 4 * 3 * 4 + 2 * (4 + 2 * 4 + 4 * 4) + 64)
    }

    @Test func damageIsFoundByTheDigest() throws {
        let good = try forest().encoded()
        var random = SeededRandom(seed: 1)
        for _ in 0..<300 {
            var bad = good
            bad[random.below(bad.count)] ^= 1 << UInt8(random.below(8))
            #expect(throws: Diagnostic.self) { try ForestIndex(encoded: bad) }
        }
        for length in 0..<good.count where length % 7 == 0 || length < 200 {
            #expect(throws: Diagnostic.self) { try ForestIndex(encoded: good.prefix(length)) }
        }
        #expect(throws: Diagnostic.self) { try ForestIndex(encoded: good + good) }
        let error = try #require(throws: Diagnostic.self) {
            try ForestIndex(file: URL(fileURLWithPath: "/no/such/forest.index"))
        }
        #expect(error.file == "/no/such/forest.index")
    }

    /// Files whose digest is right but whose content is hostile: either refused, or a forest that can be searched.
    @Test func hostileFilesNeverLeaveTheirBounds() throws {
        let good = try forest().encoded()
        let queries = try clusteredMatrix(3, 3, clusters: 5, seed: 3)
        var random = SeededRandom(seed: 4)
        let values: [UInt32] = [0, 1, 2, 60, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0xFFFF_FFFE, 0x7FC0_0000]
        var (refused, searched) = (0, 0)
        for round in 0..<4000 {
            var bad = good
            for _ in 0...random.below(3) {
                if round % 2 == 0 {
                    bad[random.below(bad.count - 64)] = UInt8(truncatingIfNeeded: random.next())
                } else {
                    let place = random.below((bad.count - 64) / 4) * 4
                    withUnsafeBytes(of: values[random.below(values.count)]) {
                        bad.replaceSubrange(place..<place + 4, with: $0)
                    }
                }
            }
            do {
                let forest = try ForestIndex(encoded: bad, checkDigest: false)
                let found = try forest.topK(queries, k: min(4, forest.count), searchK: 50, jobs: 1)
                #expect(found.indices.allSatisfy { $0 >= 0 && Int($0) < forest.count })
                searched += 1
            } catch is Diagnostic {
                refused += 1
            }
        }
        // Both happen: a changed vector or seed is a forest all the same.
        #expect(refused > 1000 && searched > 300, "\(refused) refused, \(searched) searched")
    }

    @Test func anotherVersionIsNamed() throws {
        var data = try forest().encoded()
        data[8] = 2
        let error = try #require(throws: Diagnostic.self) { try ForestIndex(encoded: data) }
        #expect(error.message == "has version 2")
        #expect(throws: Diagnostic.self) { try ForestIndex(encoded: Data("no forest at all".utf8)) }
    }
}
