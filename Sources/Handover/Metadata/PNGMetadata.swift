import Core
import Foundation

/// The chunks of a PNG file (ISO/IEC 15948): those that decide what is seen stay byte for byte.
enum PNGMetadata {
    static let magic: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static let kept: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "sRGB", "sBIT", "bKGD", "hIST", "pHYs", "cICP", "mDCV",
        "cLLI", "acTL", "fcTL", "fdAT",
    ]

    /// nil for a file whose chunks cannot be followed to the end.
    static func stripped(_ bytes: [UInt8]) -> (bytes: [UInt8], removed: [String])? {
        var result = magic
        var removed: [String] = []
        var at = magic.count
        while let length = bytes.big(at, 4), bytes.count - at - 12 >= length {
            let name = String(decoding: bytes[at + 4..<at + 8], as: UTF8.self)
            let body = bytes[at + 8..<at + 8 + length]
            let next = at + 12 + length
            if kept.contains(name) {
                result += bytes[at..<next]
            } else if name == "iCCP", let profile = profile(body) {
                let chunk = chunk("iCCP", profile)
                if chunk != Array(bytes[at..<next]) { removed.append("descriptions in the colour profile") }
                result += chunk
            } else {
                removed.append("PNG chunk \(printable(name))")
            }
            at = next
            if name == "IEND" {
                if at < bytes.count { removed.append("\(bytes.count - at) bytes after the end") }
                return (result, removed)
            }
        }
        return nil
    }

    /// Name, zero, method 0, profile packed by zlib.
    private static func profile(_ body: ArraySlice<UInt8>) -> [UInt8]? {
        guard let end = body.firstIndex(of: 0), end + 2 <= body.endIndex, end + 1 < body.endIndex, body[end + 1] == 0,
            let profile = Inflate.zlib(body[(end + 2)...], limit: 4 << 20),
            let clean = ColourProfile.withoutDescriptions([UInt8](profile)),
            let packed = try? Deflate.zlib(Data(clean))
        else { return nil }
        // One that says nothing stays as it was packed.
        if clean == [UInt8](profile), body[..<end].elementsEqual("icc".utf8) { return Array(body) }
        return Array("icc".utf8) + [0, 0] + packed
    }

    static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let content = Array(name.utf8) + body
        let crc = content.withUnsafeBytes { Inflate.crc32($0) }
        return [UInt8].big(body.count, 4) + content + [UInt8].big(Int(crc), 4)
    }

    private static func printable(_ name: String) -> String {
        name.utf8.allSatisfy { (0x41...0x7A).contains($0) } ? name : "of an unknown kind"
    }
}
