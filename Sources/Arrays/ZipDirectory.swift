import Core
import Foundation

/// The end of a zip archive, which says where its directory is.
struct ZipDirectory {
    /// Bytes of an entry that are believed, for each member that is.
    private static let largestEntry = 1600

    private(set) var offset = 0
    private var size = 0
    private var count = 0

    init(_ file: RandomAccessFile, mostMembers: Int) throws {
        let largest = mostMembers * Self.largestEntry
        // The end record is 22 bytes and a comment of up to 65 535.
        let tailStart = max(0, file.size - 22 - 0xFFFF)
        let tail = try file.read(at: tailStart, count: file.size - tailStart)
        let candidates = stride(from: tail.count - 22, through: 0, by: -1)
        let found = candidates.first { at in
            tail[at] == 0x50 && tail[at + 1] == 0x4B && tail[at + 2] == 5 && tail[at + 3] == 6
                && tail.little(at + 20, 2) == tail.count - at - 22
        }
        guard let found else {
            let isZip = try file.head(4).elementsEqual([0x50, 0x4B, 3, 4])
            throw Diagnostic(
                isZip ? "is a zip archive without its end" : "is not a zip archive", file: file.url.path,
                expected: "an .npz file written by numpy.savez",
                advice: isZip ? "the file is cut short: fetch it again" : "fetch the file again")
        }
        guard tail.little(found + 4, 2) == 0 || tail.little(found + 4, 2) == 0xFFFF else {
            throw Diagnostic("is a part of a split zip archive", file: file.url.path, expected: "one file")
        }
        count = tail.little(found + 10, 2)
        size = tail.little(found + 12, 4)
        offset = tail.little(found + 16, 4)
        var end = tailStart + found
        if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF { try readLargeEnd(file, &end) }
        guard count <= mostMembers, size <= largest, offset <= end, size <= end - offset else {
            throw Diagnostic(
                "its directory of \(count) members in \(size) bytes does not fit in the archive", file: file.url.path,
                expected: "at most \(mostMembers) members in \(largest) bytes",
                advice: "fetch the file again")
        }
    }

    /// The end record of zip64, which a locator just before the plain one points to.
    private mutating func readLargeEnd(_ file: RandomAccessFile, _ end: inout Int) throws {
        let broken = Diagnostic("its zip64 end record is missing", file: file.url.path, advice: "fetch the file again")
        guard end >= 20 else { throw broken }
        let locator = try file.read(at: end - 20, count: 20)
        let place = locator.little(8, 8)
        guard locator[0..<4].elementsEqual([0x50, 0x4B, 6, 7]), place <= end - 20 - 56 else { throw broken }
        let record = try file.read(at: place, count: 56)
        guard record[0..<4].elementsEqual([0x50, 0x4B, 6, 6]) else { throw broken }
        count = record.little(32, 8)
        size = record.little(40, 8)
        offset = record.little(48, 8)
        end = place
    }

    func members(_ file: RandomAccessFile) throws -> [ZipArchive.Member] {
        let bytes = try file.read(at: offset, count: size)
        var members: [ZipArchive.Member] = []
        var names = Set<String>()
        var at = 0
        for number in 0..<count {
            func broken(_ what: String) -> Diagnostic {
                Diagnostic("member \(number + 1): \(what)", file: file.url.path, advice: "fetch the file again")
            }
            guard bytes.count - at >= 46, bytes[at..<at + 4].elementsEqual([0x50, 0x4B, 1, 2]) else {
                throw broken("its entry in the directory is damaged")
            }
            let entry = bytes[at..<at + 46]
            let nameEnd = 46 + entry.little(28, 2)
            let extraEnd = nameEnd + entry.little(30, 2)
            let next = extraEnd + entry.little(32, 2)
            guard next <= bytes.count - at else { throw broken("its entry in the directory is cut short") }
            guard let name = String(validating: bytes[at + 46..<at + nameEnd], as: UTF8.self) else {
                throw broken("its name is not UTF-8")
            }
            guard names.insert(name).inserted else { throw broken("the name `\(name)` is given twice") }
            var member = ZipArchive.Member(
                name: name, method: entry.little(10, 2), isEncrypted: entry.little(8, 2) & 1 == 1,
                crc: UInt32(truncatingIfNeeded: entry.little(16, 4)), packedSize: entry.little(20, 4),
                size: entry.little(24, 4), offset: entry.little(42, 4))
            // Made on Unix: the upper half of the attributes is the mode.
            if entry.little(5, 1) == 3 { member.mode = entry.little(40, 2) }
            Self.readLargeSizes(bytes[at + nameEnd..<at + extraEnd], &member)
            members.append(member)
            at += next
        }
        return members
    }

    /// Extra field 1 holds, in this order, those of the three numbers that do not fit in four bytes.
    private static func readLargeSizes(_ extra: ArraySlice<UInt8>, _ member: inout ZipArchive.Member) {
        var rest = extra
        while rest.count >= 4 {
            let (kind, size) = (rest.little(0, 2), rest.little(2, 2))
            guard size <= rest.count - 4 else { return }
            var numbers = rest.dropFirst(4).prefix(size)
            rest = rest.dropFirst(4 + size)
            guard kind == 1 else { continue }
            for key in [\ZipArchive.Member.size, \.packedSize, \.offset] where member[keyPath: key] == 0xFFFF_FFFF {
                guard numbers.count >= 8 else { return }
                member[keyPath: key] = numbers.little(0, 8)
                numbers = numbers.dropFirst(8)
            }
        }
    }
}
