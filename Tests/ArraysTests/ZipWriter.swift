import Core
import Foundation

/// Writes zip archives byte by byte, also ones that lie.
struct ZipWriter {
    /// All numbers in zip64 fields, as archives beyond 4 GiB have them.
    var isLarge = false
    /// What is stated of a member in place of the truth.
    var lie: ((inout Statement) -> Void)?

    struct Statement {
        var method: Int
        var flags = 0
        var crc: Int
        var packedSize: Int
        var size: Int
        var offset: Int
    }

    func archive(_ members: [(name: String, content: Data)], packed: Bool = false) throws -> Data {
        var file = Data()
        var directory = Data()
        for (name, content) in members {
            // A gzip stream without its 10 bytes of header and 8 of trailer is a raw deflate stream.
            let body = packed ? try Gzip.compress(content).dropFirst(10).dropLast(8) : content
            let crc = content.withUnsafeBytes { Inflate.crc32($0) }
            var stated = Statement(
                method: packed ? 8 : 0, crc: Int(crc), packedSize: body.count, size: content.count, offset: file.count)
            lie?(&stated)
            let numbers = Self.little(stated.crc, 4) + Self.little(stated.packedSize, 4) + Self.little(stated.size, 4)
            file += [0x50, 0x4B, 3, 4, 45, 0] + Self.little(stated.flags, 2) + Self.little(stated.method, 2)
            file += Self.little(0, 4) + numbers + Self.little(name.utf8.count, 2) + Self.little(0, 2)
            file += Array(name.utf8) + body
            let extra =
                isLarge
                ? Self.little(1, 2) + Self.little(24, 2) + Self.little(stated.size, 8)
                    + Self.little(stated.packedSize, 8)
                    + Self.little(stated.offset, 8) : []
            let full = [UInt8](repeating: 255, count: 4)
            directory +=
                [0x50, 0x4B, 1, 2, 45, 3, 45, 0] + Self.little(stated.flags, 2) + Self.little(stated.method, 2)
            directory += Self.little(0, 4) + (isLarge ? Self.little(stated.crc, 4) + full + full : numbers)
            directory += Self.little(name.utf8.count, 2) + Self.little(extra.count, 2) + Self.little(0, 10)
            directory += (isLarge ? full : Self.little(stated.offset, 4)) + Array(name.utf8) + extra
        }
        let start = file.count
        file += directory
        if isLarge {
            let end = file.count
            file +=
                [0x50, 0x4B, 6, 6] + Self.little(44, 8) + Self.little(45, 2) + Self.little(45, 2) + Self.little(0, 8)
            file += Self.little(members.count, 8) + Self.little(members.count, 8) + Self.little(directory.count, 8)
            file +=
                Self.little(start, 8) + [0x50, 0x4B, 6, 7] + Self.little(0, 4) + Self.little(end, 8) + Self.little(1, 4)
        }
        let count = isLarge ? 0xFFFF : members.count
        file += [0x50, 0x4B, 5, 6] + Self.little(0, 4) + Self.little(count, 2) + Self.little(count, 2)
        file += Self.little(isLarge ? 0xFFFF_FFFF : directory.count, 4)
        return file + Self.little(isLarge ? 0xFFFF_FFFF : start, 4) + Self.little(0, 2)
    }

    static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }
}
