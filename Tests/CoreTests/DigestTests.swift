import Core
import Foundation
import Testing

@Suite struct DigestTests {
    /// FIPS 180-2's examples, and one of a million letters.
    @Test(arguments: [
        ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
    func knownVectors(text: String, times: Int, expected: String) throws {
        let data = Data(String(repeating: text, count: times).utf8)
        #expect(Digest.sha256(data) == expected)
        try withFolder { folder in
            let file = folder.appendingPathComponent("file")
            try data.write(to: file)
            #expect(try Digest.sha256(of: file) == expected)
        }
    }

    /// SHA-256 of 2 as eight bytes, "ab", 1 as eight bytes, "c", by Python's hashlib.
    @Test func partsAreKeptApart() {
        var digest = Digest()
        digest.add("ab")
        digest.add("c")
        #expect(digest.hex() == "43ee655579de01ca739b3f95c1c2d3f46d353b2c0df818064ea594506cdb2617")
        var other = Digest()
        other.add("a")
        other.add("bc")
        #expect(other.hex() != digest.hex())
    }

    @Test func aFolderHasNoDigest() throws {
        try withFolder { folder in
            #expect(throws: Diagnostic.self) { try Digest.sha256(of: folder) }
            #expect(throws: Diagnostic.self) { try Digest.sha256(of: folder.appendingPathComponent("none")) }
        }
    }
}

/// Runs `body` with a new folder that is removed after it.
func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-core-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
}
