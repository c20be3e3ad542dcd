import Crypto
import Foundation

/// SHA-256 over named parts, for the keys of pipeline steps and the manifest of a site.
///
/// Each part is preceded by its length, so `("ab", "c")` and `("a", "bc")` differ.
public struct Digest: Sendable {
    private var hash = SHA256()

    public init() {}

    public mutating func add(_ text: String) {
        add(Data(text.utf8))
    }

    public mutating func add(_ data: Data) {
        withUnsafeBytes(of: UInt64(data.count).littleEndian) { hash.update(bufferPointer: $0) }
        hash.update(data: data)
    }

    /// 64 lower-case hexadecimal digits.
    public func hex() -> String {
        Digest.hex(hash.finalize())
    }

    /// The plain SHA-256 of some bytes, as `sha256sum` prints it.
    public static func sha256(_ data: Data) -> String {
        hex(SHA256.hash(data: data))
    }

    /// The plain SHA-256 of a file, read in pieces so that memory does not grow with it.
    public static func sha256(of url: URL) throws -> String {
        try Files.requireRegularFile(url)
        guard let handle = FileHandle(forReadingAtPath: url.path) else {
            throw Diagnostic("cannot be read", file: url.path, advice: "check its permissions")
        }
        defer { try? handle.close() }
        var hash = SHA256()
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
            hash.update(data: piece)
        }
        return hex(hash.finalize())
    }

    private static func hex(_ digest: SHA256Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
