import Arrays
import Core
import Foundation
import Testing

@Suite struct NPZTests {
    /// Writes `data` to a file for the time of `body`.
    func withFile<Result>(_ data: Data, _ body: (URL) throws -> Result) throws -> Result {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-\(UUID().uuidString).npz")
        try Files.write(data, to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url)
    }

    func failure(_ data: Data, _ body: (NPZ) throws -> Void) throws -> Diagnostic? {
        try withFile(data) { url in
            do {
                try body(try NPZ(url))
                return nil
            } catch let diagnostic as Diagnostic {
                #expect(diagnostic.file?.hasPrefix(url.path) == true, "\(diagnostic)")
                return diagnostic
            }
        }
    }

    static let array = NumPyFiles.uint8

    @Test(arguments: [NumPyArchives.stored, NumPyArchives.packed])
    func readsNumPysArchives(data: Data) throws {
        try withFile(data) { url in
            let archive = try NPZ(url)
            #expect(archive.names == ["train_images", "train_labels"])
            let images = try archive.array("train_images")
            #expect(images.shape == [3, 2, 4] && images.element == .uint8 && Array(images.bytes) == Array(0..<24))
            let labels = try archive.array("train_labels")
            #expect(labels.shape == [3, 1])
            #expect(try labels.values(Int64.self, as: .int64) == [2, 0, 1])
            let rows = try archive.rows("train_images")
            #expect(rows.count == 3 && rows.rowSize == 8 && rows.shape == [3, 2, 4])
            #expect(try rows.bytes([2, 0]) == Array(16..<24) + Array(0..<8))
            #expect(try rows.bytes([]) == [])
        }
    }

    @Test func largeArraysAreUnpackedToDisk() throws {
        try withFile(NumPyArchives.packed) { url in
            let archive = try ZipArchive(url)
            let rows = try ArrayRows(archive.members[0], in: archive, place: "x", memoryLimit: 10)
            #expect(try rows.bytes([1, 1]) == Array(8..<16) + Array(8..<16))
        }
    }

    @Test(arguments: [false, true])
    func readsZip64(packed: Bool) throws {
        let data = try ZipWriter(isLarge: true).archive([("a.npy", Self.array), ("b.npy", Self.array)], packed: packed)
        try withFile(data) { url in
            let archive = try NPZ(url)
            #expect(archive.names == ["a", "b"])
            #expect(Array(try archive.array("b").bytes) == [1, 2, 255, 0, 7, 9])
            #expect(try archive.rows("b").bytes([1]) == [0, 7, 9])
        }
    }

    @Test func membersThatAreNoArraysAreLeftOut() throws {
        let data = try ZipWriter().archive([("../../etc/passwd", Data([1])), ("a.npy", Self.array)])
        try withFile(data) { url in
            let archive = try NPZ(url)
            #expect(archive.names == ["a"])
        }
        let error = try failure(ZipWriter().archive([("readme.txt", Data([1]))])) { _ in }
        #expect(error?.message == "is a zip archive without arrays")
        let unknown = try failure(data) { _ = try $0.array("c") }
        #expect(unknown?.message == "holds no array `c`" && unknown?.expected == "one of a")
    }

    struct Lie: Sendable {
        var words: String
        var isPacked: Bool
        var tell: @Sendable (inout ZipWriter.Statement) -> Void

        init(_ words: String, packed: Bool, _ tell: @escaping @Sendable (inout ZipWriter.Statement) -> Void) {
            (self.words, isPacked, self.tell) = (words, packed, tell)
        }
    }

    /// The words of the message, and what is stated wrongly.
    static let lies = [
        Lie("is encrypted", packed: false) { $0.flags = 1 },
        Lie("is packed by method 12", packed: false) { $0.method = 12 },
        Lie("its checksum is wrong", packed: false) { $0.crc ^= 1 },
        Lie("its checksum is wrong", packed: true) { $0.crc ^= 1 },
        Lie("is stored in 134 bytes", packed: false) { $0.size += 1 },
        Lie("ends after 134 unpacked bytes", packed: true) { $0.size += 1 },
        Lie("unpacks to more than 133 bytes", packed: true) { $0.size -= 1 },
        Lie("promises 805306368 bytes", packed: true) { $0.size = 0x3000_0000 },
        Lie("reach beyond the archive", packed: true) { $0.packedSize = 0xFFFF_FFFE },
        Lie("the packed data", packed: true) { $0.packedSize -= 9 },
        Lie("lies outside of the archive", packed: false) { $0.offset = 0xFFFF_FFFE },
        Lie("its header is missing", packed: false) { $0.offset = 3 },
    ]

    @Test(arguments: lies)
    func liesAreNamed(lie: Lie) throws {
        for isLarge in [false, true] {
            let data = try ZipWriter(isLarge: isLarge, lie: lie.tell)
                .archive([("a.npy", Self.array)], packed: lie.isPacked)
            for read in [{ _ = try $0.array("a") }, { _ = try $0.rows("a") }] as [(NPZ) throws -> Void] {
                let error = try failure(data, read)
                #expect(error?.message.contains(lie.words) == true, "\(String(describing: error))")
            }
        }
    }

    @Test func brokenArchivesAreNamed() throws {
        let whole = try ZipWriter().archive([("a.npy", Self.array)])
        #expect(try failure(Data()) { _ in }?.message == "is not a zip archive")
        #expect(try failure(Data("hello".utf8)) { _ in }?.message == "is not a zip archive")
        #expect(try failure(whole.dropLast(30)) { _ in }?.message == "is a zip archive without its end")
        let twice = try ZipWriter().archive([("a.npy", Self.array), ("a.npy", Self.array)])
        #expect(try failure(twice) { _ in }?.message == "member 2: the name `a.npy` is given twice")
        let noArray = try ZipWriter().archive([("a.npy", Data("x".utf8))])
        #expect(try failure(noArray) { _ = try $0.rows("a") }?.message.contains("magic number") == true)
        let short = try ZipWriter().archive([("a.npy", Self.array.dropLast())])
        let error = try failure(short) { _ = try $0.rows("a") }
        #expect(error?.message.contains("5 bytes of data") == true && error?.file?.hasSuffix("(a.npy)") == true)
        let scalar = try ZipWriter().archive([("a.npy", NumPyFiles.float64)])
        #expect(try failure(scalar) { _ = try $0.rows("a") }?.message == "has the shape []")
        #expect(try failure(whole) { _ = try $0.array("a", limit: 100) }?.message == "holds 134 bytes")
    }

    @Test func cutAndMutatedArchivesNeverCrash() throws {
        let large = try ZipWriter(isLarge: true).archive([("a.npy", Self.array)], packed: true)
        for original in [NumPyArchives.stored, NumPyArchives.packed, large] {
            for count in stride(from: 0, to: original.count, by: 3) {
                #expect(try failure(original.prefix(count)) { _ in } != nil)
            }
            var unharmed = 0
            for seed in 0..<400 {
                var random = SeededRandom(seed: UInt64(seed))
                var bytes = [UInt8](original)
                for _ in 0...random.below(4) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
                let error = try failure(Data(bytes)) { archive in
                    for name in archive.names {
                        let rows = try archive.rows(name)
                        if rows.count > 0 { _ = try rows.bytes([rows.count - 1]) }
                        _ = try archive.array(name)
                    }
                }
                if error == nil { unharmed += 1 }
            }
            // Most bytes are covered by a checksum; times and attributes are not.
            #expect(unharmed < 200)
        }
    }
}
