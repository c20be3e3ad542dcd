import Core
import Foundation

/// One file as it will lie in an archive.
struct ZipEntry: Sendable {
    var path: String
    var size: Int
    var crc: UInt32
    /// 0: stored, 8: deflated.
    var method: UInt16
    var packed: Data

    /// Files that are packed already.
    private static let packedKinds: Set<String> = [
        "webp", "png", "jpg", "jpeg", "gif", "avif", "gz", "zip", "npz", "mp4", "webm", "woff2", "pt",
    ]

    init(_ file: PackFile, folder: String) throws {
        let data = try file.read()
        path = folder.isEmpty ? file.path : folder + "/" + file.path
        guard data.count <= ZipWriter.mostBytes else {
            throw Diagnostic(
                "has \(data.count) bytes", file: file.path, expected: "less than 4 GiB, as more needs zip64")
        }
        size = data.count
        crc = data.withUnsafeBytes { Inflate.crc32($0) }
        let kind = file.path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if !Self.packedKinds.contains(kind), let small = try Self.deflated(data) {
            (packed, method) = (small, 8)
        } else {
            (packed, method) = (data, 0)
        }
    }

    /// nil where that is not smaller.
    private static func deflated(_ data: Data) throws -> Data? {
        let packed = try Deflate.raw(data, level: 6)
        return packed.count < data.count ? packed : nil
    }

    /// Bytes of its two headers.
    var overhead: Int { 30 + 46 + 2 * path.utf8.count }

    var localHeader: Data {
        var data = Data([0x50, 0x4B, 3, 4])
        appendCommon(to: &data)
        data.append(contentsOf: path.utf8)
        return data
    }

    func directoryEntry(at offset: Int) -> Data {
        // Made on Unix, so that readers there give the files their usual permissions.
        var data = Data([0x50, 0x4B, 1, 2, 20, 3])
        appendCommon(to: &data)
        data.appendLittle(0, bytes: 2)  // comment
        data.appendLittle(0, bytes: 2)  // disk
        data.appendLittle(0, bytes: 2)  // internal attributes
        data.appendLittle(0o100644 << 16, bytes: 4)
        data.appendLittle(offset, bytes: 4)
        data.append(contentsOf: path.utf8)
        return data
    }

    /// From the version that is needed to the length of extra fields.
    private func appendCommon(to data: inout Data) {
        data.appendLittle(20, bytes: 2)  // version 2.0
        data.appendLittle(1 << 11, bytes: 2)  // the name is UTF-8
        data.appendLittle(Int(method), bytes: 2)
        data.appendLittle(0, bytes: 2)  // midnight
        data.appendLittle(1 << 5 | 1, bytes: 2)  // 1 January 1980
        data.appendLittle(Int(crc), bytes: 4)
        data.appendLittle(packed.count, bytes: 4)
        data.appendLittle(size, bytes: 4)
        data.appendLittle(path.utf8.count, bytes: 2)
        data.appendLittle(0, bytes: 2)
    }
}

extension Data {
    mutating func appendLittle(_ value: Int, bytes: Int) {
        for place in 0..<bytes { append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
    }
}
