import Arrays
import Core
import Foundation

/// Writes `.npz` archives by hand: local headers, a directory, an end record.
enum ZipWriter {
    static func archive(_ arrays: [(String, NPY)], packed: Bool) throws -> Data {
        var file = Data()
        var directory = Data()
        for (name, array) in arrays {
            let content = array.encoded()
            // A gzip stream without its 10 bytes of header and 8 of trailer is a raw deflate stream.
            let body = packed ? try Gzip.compress(content).dropFirst(10).dropLast(8) : content
            let crc = content.withUnsafeBytes { Inflate.crc32($0) }
            let member = Array("\(name).npy".utf8)
            let common =
                [20, 0, 0, 0] + little(packed ? 8 : 0, 2) + little(0, 4) + little(Int(crc), 4) + little(body.count, 4)
                + little(content.count, 4) + little(member.count, 2) + little(0, 2)
            directory += [0x50, 0x4B, 1, 2, 20, 0] + common + little(0, 10) + little(file.count, 4) + member
            file += [0x50, 0x4B, 3, 4] + common + member + body
        }
        let start = file.count
        file += directory
        file += [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(arrays.count, 2) + little(arrays.count, 2)
        file += little(directory.count, 4) + little(start, 4) + little(0, 2)
        return file
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }
}
