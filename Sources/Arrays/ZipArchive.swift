import Core
import Foundation

/// A zip archive read member by member, nothing being extracted: stored and deflated members, archives and
/// members beyond 4 GiB (zip64) included. Encrypted and split archives are refused.
///
/// Source: PKWARE's APPNOTE 6.3, sections 4.3 (headers) and 4.5.3 (zip64).
public final class ZipArchive: Sendable {
    public struct Member: Sendable, Equatable {
        public var name: String
        /// 0: stored, 8: deflated.
        public var method: Int
        public var isEncrypted: Bool
        public var crc: UInt32
        public var packedSize: Int
        public var size: Int
        /// Of its local header.
        public var offset: Int
        /// Of the file, as Unix has it; 0 where the archive was made on another system.
        public var mode = 0
    }

    /// More members than this are no archive of arrays.
    public static let mostArrays = 10_000

    let file: RandomAccessFile
    /// In the order of the archive's directory.
    public let members: [Member]
    /// Where the directory starts; members end before it.
    private let directoryOffset: Int

    public var url: URL { file.url }

    /// - Parameter mostMembers: an archive of more is refused before its directory is read.
    /// - Throws: `Diagnostic` naming the file where it is no zip archive, is cut short, or names a member twice.
    public convenience init(_ url: URL, mostMembers: Int = mostArrays) throws {
        try self.init(RandomAccessFile(url), mostMembers: mostMembers)
    }

    /// An archive in memory, by way of a file without a name.
    package convenience init(data: Data, mostMembers: Int) throws {
        let file = try TemporaryFile()
        try data.withUnsafeBytes { try file.append($0) }
        try self.init(file.reader(), mostMembers: mostMembers)
    }

    private init(_ file: RandomAccessFile, mostMembers: Int) throws {
        self.file = file
        let directory = try ZipDirectory(file, mostMembers: mostMembers)
        directoryOffset = directory.offset
        members = try directory.members(file)
    }

    /// Where a member's bytes are.
    package func location(of member: Member) throws -> Range<Int> {
        func broken(_ what: String) -> Diagnostic {
            Diagnostic("member `\(member.name)`: \(what)", file: url.path, advice: "fetch the file again")
        }
        guard member.offset <= directoryOffset - 30 else { throw broken("its header lies outside of the archive") }
        let header = try file.read(at: member.offset, count: 30)
        guard header[0..<4].elementsEqual([0x50, 0x4B, 3, 4]) else { throw broken("its header is missing") }
        let nameSize = header.little(26, 2)
        let start = member.offset + 30 + nameSize + header.little(28, 2)
        guard start <= directoryOffset, member.packedSize <= directoryOffset - start else {
            throw broken("its \(member.packedSize) bytes reach beyond the archive")
        }
        let name = try file.read(at: member.offset + 30, count: nameSize)
        guard name.elementsEqual(member.name.utf8) else { throw broken("the header at its place has another name") }
        return start..<start + member.packedSize
    }

    /// Reads a member piece by piece and checks its length and checksum.
    /// - Parameter write: takes the unpacked bytes, which are only valid during the call.
    /// - Throws: `Diagnostic` naming the file and the member.
    public func unpack(_ member: Member, write: (UnsafeRawBufferPointer) throws -> Void) throws {
        let place = "\(url.path) (\(member.name))"
        guard !member.isEncrypted, member.method == 0 || member.method == 8 else {
            throw Diagnostic(
                member.isEncrypted ? "is encrypted" : "is packed by method \(member.method)", file: place,
                expected: "a member that is stored or deflated", advice: "write it again with numpy.savez_compressed")
        }
        var rest = try location(of: member)
        guard member.method == 8 || member.size == member.packedSize else {
            throw Diagnostic("is stored in \(member.packedSize) bytes", file: place, expected: "\(member.size) bytes")
        }
        // Deflate cannot pack more than 1032 : 1.
        guard member.size / 1032 <= member.packedSize else {
            throw Diagnostic(
                "promises \(member.size) bytes out of \(member.packedSize)", file: place, advice: "fetch the file again"
            )
        }
        func next() throws -> [UInt8] {
            let bytes = try file.read(at: rest.lowerBound, count: min(rest.count, 1 << 18))
            rest = rest.lowerBound + bytes.count..<rest.upperBound
            return bytes
        }
        var crc: UInt32 = 0
        if member.method == 8 {
            try Inflate.raw(size: member.size, file: place, next: next) { bytes in
                crc = Inflate.crc32(bytes, after: crc)
                try write(bytes)
            }
        } else {
            while !rest.isEmpty {
                try next().withUnsafeBytes { bytes in
                    crc = Inflate.crc32(bytes, after: crc)
                    try write(bytes)
                }
            }
        }
        guard crc == member.crc else {
            throw Diagnostic("its checksum is wrong: it has been damaged", file: place, advice: "fetch the file again")
        }
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// A little-endian number of up to 8 bytes at `offset`; a value beyond `Int` becomes `Int.max`, which no size
    /// check lets through.
    func little(_ offset: Int, _ count: Int) -> Int {
        var value: UInt64 = 0
        for index in (0..<count).reversed() { value = value << 8 | UInt64(self[startIndex + offset + index]) }
        return Int(clamping: value)
    }
}
