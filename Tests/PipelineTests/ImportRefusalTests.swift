import Arrays
import Core
import Foundation
import Pipeline
import Testing

/// What cannot be imported is refused with the file and what to do, and leaves nothing behind.
@Suite(.serialized) struct ImportRefusalTests {
    private static func withSite(_ body: (URL) throws -> Void) throws {
        try withFolder { folder in
            _ = try SiteStarter.create(at: folder, source: .sample, title: nil)
            try body(folder)
        }
    }

    private func refusal(_ folder: URL, name: String = "x", _ source: ImportRequest.Source) throws -> Diagnostic {
        let before = try Files.readText(folder.appendingPathComponent("vitrine.yml"))
        let error = try #require(throws: Diagnostic.self) {
            try RunImport(ImportRequest(name: name, source: source, site: folder)).run()
        }
        #expect(!Files.exists(folder.appendingPathComponent("imported/x")))
        #expect(!Files.exists(folder.appendingPathComponent("recipes/x.yml")))
        #expect(try Files.readText(folder.appendingPathComponent("vitrine.yml")) == before)
        return error
    }

    @Test func codes() throws {
        try Self.withSite { folder in
            func file(_ name: String, _ array: NPY) throws -> String {
                let url = folder.appendingPathComponent(name)
                try array.write(to: url)
                return url.path
            }
            func bytes(_ rows: Int, _ width: Int, _ value: UInt8) throws -> NPY {
                try NPY.array([UInt8](repeating: value, count: rows * width), .uint8, shape: [rows, width])
            }
            func floats(_ rows: Int, _ values: [Float]) throws -> NPY {
                let all = (0..<rows).flatMap { _ in values }
                return try NPY.array(all, .float32, shape: [rows, values.count])
            }
            let query = try file("q.npy", bytes(80, 4, 7))
            func check(
                _ database: NPY, layout: CodeLayout = .auto, query asked: String? = nil, _ message: String,
                expected: String? = nil, advice: String? = nil
            ) throws {
                let path = try file("d.npy", database)
                let error = try refusal(
                    folder, .codes(database: path, query: asked ?? query, layout: layout, order: .little))
                #expect(error.message == message, "\(error)")
                if let expected { #expect(error.expected == expected, "\(error)") }
                if let advice { #expect(error.advice == advice, "\(error)") }
            }
            let db = "320, one for each image of the database split of `shapes`"
            try check(bytes(319, 4, 7), "has 319 rows", expected: db)
            try check(bytes(320, 5, 7), "has codes of 32 bits", expected: "40 bits, as the database's")
            try check(bytes(320, 200, 7), "has codes of 200 bytes", expected: "from 1 to 128 bytes a code")
            try check(
                bytes(320, 32, 1), "holds only 0 and 1 in bytes: packed codes or a bit a byte?",
                advice: "add `--layout bits` (a bit a byte) or `--layout packed`")
            try check(bytes(320, 32, 2), layout: .bits, "holds 2.0 at row 0, column 0")
            try check(
                floats(320, [1, -1, 0]), "holds 0.0 at row 0, column 2", expected: "only -1 and 1",
                advice: "sign(0) is 0: save x >= 0 in its place")
            try check(
                floats(320, [0.5, 1]), "holds 0.5 at row 0, column 0", expected: "only 0 and 1, or only -1 and 1",
                advice: "real-valued vectors are imported with --latents-database and --latents-query")
            try check(floats(320, [.nan, 1]), "holds nan at row 0, column 0")
            try check(floats(320, [1, 0]), layout: .packed, "has elements of type <f4")
            try check(NPY.array([UInt8](repeating: 3, count: 8), .uint8, shape: [2, 2, 2]), "has shape [2, 2, 2]")
            let swapped = try file("swapped.npy", bytes(320, 4, 7))
            try check(bytes(80, 4, 7), query: swapped, "has 80 rows", advice: "are the two files swapped?")
            let missing = folder.appendingPathComponent("no.npy").path
            try check(bytes(320, 4, 7), query: missing, "no such file")
        }
    }

    @Test func lists() throws {
        try Self.withSite { folder in
            func refused(_ indices: NPY, distances: NPY? = nil) throws -> Diagnostic {
                let url = folder.appendingPathComponent("i.npy")
                try indices.write(to: url)
                let far = folder.appendingPathComponent("d.npy")
                try distances?.write(to: far)
                return try refusal(
                    folder,
                    .neighbours(indices: url.path, distances: distances == nil ? nil : far.path, first: nil))
            }
            let rows = (0..<160).map { Int64($0 % 2) }
            let good = try NPY.array(rows, .int64, shape: [80, 2])
            #expect(try refused(NPY.array(rows, .int64, shape: [40, 4])).message == "has lists for 40 queries")
            #expect(
                try refused(NPY.array(rows.map(Float.init), .float32, shape: [80, 2])).message
                    == "has elements of type <f4")
            #expect(
                try refused(NPY.array(rows.map { $0 + (1 << 40) }, .int64, shape: [80, 2])).message
                    == "the row 1099511627776 for query 0")
            let absent = try refused(NPY.array(rows.map { $0 - 1 }, .int64, shape: [80, 2]))
            #expect(
                absent.message == "the row -1 for query 0 at rank 1" && absent.advice?.hasPrefix("-1 stands") == true)
            #expect(
                try refused(NPY.array([Int64](repeating: 4, count: 160), .int64, shape: [80, 2])).message
                    == "the row 4 twice for query 0, again at rank 2")
            let falling = try refused(
                good, distances: NPY.array((0..<160).map { -Float($0) }, .float32, shape: [80, 2]))
            #expect(falling.message == "distance -1.0 after -0.0 for query 0 at rank 2")
            #expect(falling.file?.hasSuffix("d.npy") == true && falling.advice?.contains("negate") == true)
            let short = try refused(
                good, distances: NPY.array([Float](repeating: 1, count: 80), .float32, shape: [80, 1]))
            #expect(short.message == "has shape [80, 1] of <f4")
        }
    }

    @Test func namesThatAreNoneOrTaken() throws {
        try Self.withSite { folder in
            let source = ImportRequest.Source.neighbours(indices: "none.npy", distances: nil, first: nil)
            for name in ["", "a b", "../x", "é"] {
                let error = try refusal(folder, name: name, source)
                #expect(error.message == "the run name `\(name)`")
            }
            let taken = try refusal(folder, name: "pixels", source)
            #expect(taken.message == "there is a run `pixels` that was not imported")
            #expect(throws: Diagnostic.self) {
                try RunImport(ImportRequest(name: "x", source: source, site: folder.appendingPathComponent("nowhere")))
            }
        }
    }

    /// Damaged tables are refused or read, and never end the process.
    @Test func damagedTables() throws {
        try Self.withSite { folder in
            var random = SeededRandom(seed: 5)
            let rank = "query,rank,database_row,distance\n" + (0..<80).map { "\($0),1,\($0),0.5\n" }.joined()
            let codes = (0..<320).map { _ in "0,1,1,0,1\n" }.joined()
            let hex = (0..<320).map { _ in "0fa3\n" }.joined()
            let path = folder.appendingPathComponent("t.csv").path
            var refused = 0
            for turn in 0..<150 {
                var bytes = Array([rank, codes, hex][turn % 3].utf8)
                for _ in 0...random.below(3) {
                    let place = random.below(bytes.count)
                    switch random.below(3) {
                    case 0: bytes[place] = UInt8(random.below(256))
                    case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(9)))
                    default: bytes.insert(contentsOf: Array(",-9e99\n".utf8).prefix(1 + random.below(7)), at: place)
                    }
                }
                try Files.write(Data(bytes), to: URL(fileURLWithPath: path))
                let source: ImportRequest.Source =
                    turn % 3 == 0
                    ? .neighbours(indices: path, distances: nil, first: nil)
                    : .codes(database: path, query: path, layout: .auto, order: .little)
                do {
                    _ = try RunImport(ImportRequest(name: "fuzz\(turn)", source: source, site: folder)).run()
                } catch is Diagnostic {
                    refused += 1
                }
            }
            #expect(refused > 100)
        }
    }
}
