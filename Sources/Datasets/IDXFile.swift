import Core
import Foundation
import Synchronization

/// A file of LeCun's IDX format with unsigned bytes, plain or gzipped: two zero bytes, the type 8, the number
/// of dimensions, then each as a big-endian uint32, then the elements.
///
/// Opening reads the header. The elements of a packed file are unpacked when they are first asked for.
final class IDXFile: Sendable {
    let url: URL
    let shape: [Int]
    private let raw: Data
    private let unpacked = Mutex<Data?>(nil)

    var headerSize: Int { 4 + 4 * shape.count }
    /// Bytes an item, an item being everything but the first dimension.
    let itemSize: Int

    /// - Parameter dimensions: 1 for labels, 3 for images.
    init(_ url: URL, dimensions: Int) throws {
        self.url = url
        raw = try Files.read(url)
        let isPacked = Gzip.isGzip(raw)
        let headerSize = 4 + 4 * dimensions
        let head = isPacked ? try Gzip.head(raw, count: headerSize, file: url.path) : Data(raw.prefix(headerSize))
        shape = try Self.parse([UInt8](head), dimensions: dimensions, file: url.path)
        var product = 1
        for size in shape.dropFirst() {
            let (next, overflow) = product.multipliedReportingOverflow(by: size)
            guard !overflow, next <= 1 << 31 else {
                throw Diagnostic(
                    "gives its items the size \(shape.dropFirst())", file: url.path, expected: "small images")
            }
            product = next
        }
        itemSize = product
        let (body, overflow) = shape[0].multipliedReportingOverflow(by: itemSize)
        guard !overflow, body <= 1 << 33 else {
            throw Diagnostic("promises \(shape) bytes", file: url.path, expected: "at most 8 GB")
        }
        expectedSize = headerSize + body
        if !isPacked {
            try checkSize(raw.count)
        } else if Gzip.statedLength(raw) != expectedSize & 0xFFFF_FFFF {
            // Cut short, damaged, or of several members: unpacking tells which.
            try unpack()
        }
    }

    private let expectedSize: Int

    private static func parse(_ head: [UInt8], dimensions: Int, file: String) throws -> [Int] {
        guard head.count >= 4 else {
            throw Diagnostic("holds \(head.count) bytes", file: file, expected: "an IDX file")
        }
        let magic = head[0..<4].map { String(Int($0) + 0x100, radix: 16).suffix(2) }.joined()
        guard head[0] == 0, head[1] == 0, head[2] == 8, head[3] == UInt8(dimensions) else {
            throw Diagnostic(
                "has the magic number 0x\(magic)", file: file,
                expected:
                    "0x0000080\(dimensions): an IDX file of unsigned bytes with \(dimensions) dimension\(dimensions == 1 ? "" : "s")",
                advice: head[2] == 8 && head[3] != dimensions
                    ? "check that images and labels are not swapped" : "fetch the file again")
        }
        guard head.count == 4 + 4 * dimensions else {
            throw Diagnostic(
                "is cut short in its header", file: file, expected: "\(4 + 4 * dimensions) bytes of header",
                advice: "fetch the file again")
        }
        return (0..<dimensions).map { index in
            head[4 + 4 * index..<8 + 4 * index].reduce(0) { $0 << 8 | Int($1) }
        }
    }

    private func checkSize(_ found: Int) throws {
        guard found == expectedSize else {
            throw Diagnostic(
                "holds \(found) bytes", file: url.path,
                expected: "\(expectedSize) bytes for \(shape.map(String.init).joined(separator: " × "))",
                advice: found < expectedSize ? "the file is cut short: fetch it again" : "fetch the file again")
        }
    }

    @discardableResult
    private func unpack() throws -> Data {
        guard Gzip.isGzip(raw) else { return raw }
        return try unpacked.withLock { cached in
            if let cached { return cached }
            let data = try Gzip.decompress(raw, limit: expectedSize + 1 << 16, file: url.path)
            try checkSize(data.count)
            cached = data
            return data
        }
    }

    /// The bytes of some items, one after the other. The items must exist.
    func items(_ rows: [Int]) throws -> [UInt8] {
        let data = try unpack()
        let (size, start) = (itemSize, headerSize)
        return data.withUnsafeBytes { bytes in
            [UInt8](unsafeUninitializedCapacity: rows.count * size) { output, count in
                let target = UnsafeMutableRawBufferPointer(output)
                for (index, row) in rows.enumerated() {
                    let from = start + row * size
                    target[index * size..<(index + 1) * size].copyBytes(from: bytes[from..<from + size])
                }
                count = rows.count * size
            }
        }
    }
}
