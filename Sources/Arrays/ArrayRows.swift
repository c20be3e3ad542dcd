import Core
import Foundation

/// The rows of an array in an archive, a row being everything but the first dimension.
///
/// A stored array is read where it lies. A packed one must be unpacked whole: up to `memoryLimit` bytes into
/// memory, a larger one into a temporary file that has no name and goes with the process.
public final class ArrayRows: Sendable {
    /// Bytes of a packed array that are kept in memory.
    public static let memoryLimit = 64 << 20
    /// The most bytes that are unpacked to disk.
    public static let diskLimit = 32 << 30

    private enum Store: Sendable {
        case memory([UInt8])
        case file(RandomAccessFile, start: Int, size: Int)

        var size: Int {
            switch self {
            case .memory(let bytes): bytes.count
            case .file(_, _, let size): size
            }
        }

        func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws {
            switch self {
            case .memory(let bytes): buffer.copyBytes(from: bytes[offset..<offset + buffer.count])
            case .file(let file, let start, _): try file.read(at: start + offset, into: buffer)
            }
        }
    }

    public let element: NPY.Element
    public let shape: [Int]
    /// Bytes a row.
    public let rowSize: Int
    private let store: Store
    private let start: Int

    public var count: Int { shape[0] }

    /// - Parameter memoryLimit: as the static one; tests make it small.
    package init(
        _ member: ZipArchive.Member, in archive: ZipArchive, place: String, memoryLimit: Int = ArrayRows.memoryLimit
    ) throws {
        let store = try Self.unpack(member, archive, place, memoryLimit)
        var head = [UInt8](repeating: 0, count: min(store.size, NPY.longestHead))
        try head.withUnsafeMutableBytes { try store.read(at: 0, into: $0) }
        (element, shape, start) = try NPY.head(Data(head), file: place)
        guard !shape.isEmpty, let row = NPY.product(Array(shape.dropFirst()) + [element.size]),
            let size = NPY.product([shape[0], row])
        else {
            throw Diagnostic("has the shape \(shape)", file: place, expected: "rows of a size that fits in memory")
        }
        rowSize = row
        self.store = store
        guard store.size - start == size else {
            throw Diagnostic(
                "\(store.size - start) bytes of data after the header", file: place,
                expected: "\(size) bytes for shape \(shape) of \(element.rawValue)", advice: "fetch the file again")
        }
    }

    private static func unpack(
        _ member: ZipArchive.Member, _ archive: ZipArchive, _ place: String, _ memoryLimit: Int
    ) throws -> Store {
        if member.method == 0 {
            // Read once for the checksum; later rows are read in place.
            try archive.unpack(member) { _ in }
            let range = try archive.location(of: member)
            return .file(archive.file, start: range.lowerBound, size: range.count)
        }
        if member.size <= memoryLimit {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(member.size)
            try archive.unpack(member) { bytes.append(contentsOf: $0) }
            return .memory(bytes)
        }
        guard member.size <= diskLimit else {
            throw Diagnostic("holds \(member.size) bytes", file: place, expected: "at most \(diskLimit)")
        }
        let file = try TemporaryFile()
        try archive.unpack(member) { try file.append($0) }
        return .file(file.reader(), start: 0, size: member.size)
    }

    /// Some rows, one after the other. The rows must exist.
    public func bytes(_ rows: [Int]) throws -> [UInt8] {
        let size = rowSize
        return try [UInt8](unsafeUninitializedCapacity: rows.count * size) { buffer, initialized in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            for (index, row) in rows.enumerated() {
                try store.read(
                    at: start + row * size,
                    into: UnsafeMutableRawBufferPointer(rebasing: raw[index * size..<(index + 1) * size]))
            }
            initialized = rows.count * size
        }
    }
}
