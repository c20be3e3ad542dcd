import Core
import Foundation
import Testing

@Suite struct GzipTests {
    /// `gzip.compress` of Python, of "Vitrine " forty times and of "two members".
    private let forty = Data(base64Encoded: "H4sIAAAAAAACAwvLLCnKzEtVCBulyaIBVqmUr0ABAAA=") ?? Data()
    private let member = Data(base64Encoded: "H4sIAAAAAAACAyspz1fITc1NSi0qBgDeL4mTCwAAAA==") ?? Data()
    private let text = String(repeating: "Vitrine ", count: 40)

    @Test func unpacksWhatPythonPacked() throws {
        #expect(Gzip.isGzip(forty))
        #expect(try Gzip.decompress(forty, file: "x.gz") == Data(text.utf8))
        #expect(try Gzip.decompress(forty + member, file: "x.gz") == Data((text + "two members").utf8))
        #expect(Gzip.statedLength(forty) == 320)
        #expect(try Gzip.head(forty, count: 7, file: "x.gz") == Data("Vitrine".utf8))
        #expect(try Gzip.head(member, count: 700, file: "x.gz") == Data("two members".utf8))
    }

    @Test(arguments: [0, 1, 1000, 600_000]) func roundTrip(count: Int) throws {
        var random = SeededRandom(seed: UInt64(count))
        let data = Data((0..<count).map { _ in UInt8(random.below(40)) })
        let packed = try Gzip.compress(data)
        #expect(try Gzip.decompress(packed, file: "x.gz") == data)
        #expect(count < 1000 || packed.count < count)
        #expect(try Gzip.compress(data) == packed)
    }

    @Test func refusesEveryCut() {
        for length in 0..<forty.count {
            #expect(throws: Diagnostic.self, "\(length) bytes") {
                try Gzip.decompress(forty.prefix(length), file: "x.gz")
            }
        }
    }

    @Test func refusesMoreThanTheLimit() throws {
        let packed = try Gzip.compress(Data(count: 5_000_000))
        #expect(throws: Diagnostic("unpacks to more than 1000000 bytes", file: "x.gz")) {
            try Gzip.decompress(packed, limit: 1_000_000, file: "x.gz")
        }
        #expect(try Gzip.decompress(packed, limit: 5_000_000, file: "x.gz").count == 5_000_000)
    }

    @Test func namesTheFile() {
        let error = #expect(throws: Diagnostic.self) { try Gzip.decompress(Data("text".utf8), file: "my.gz") }
        #expect(error?.file == "my.gz")
    }

    /// Damaged streams unpack to something or are refused; a changed byte of the content never passes.
    @Test func survivesDamage() {
        var random = SeededRandom(seed: 5)
        var refused = 0
        for _ in 0..<5000 {
            var bytes = Array(forty)
            for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            if random.below(4) == 0 { bytes.removeLast(random.below(bytes.count)) }
            do {
                #expect(try Gzip.decompress(Data(bytes), limit: 1 << 20, file: "x.gz") == Data(text.utf8))
            } catch {
                #expect(error is Diagnostic)
                refused += 1
            }
            _ = try? Gzip.head(Data(bytes), count: 64, file: "x.gz")
            _ = Gzip.statedLength(Data(bytes))
        }
        #expect(refused > 3000)
    }
}
