import Core
import Foundation

/// The archive as it grows on disk.
struct ZipOutput {
    let descriptor: Int32
    let url: URL
    private var offset = 0
    private var count = 0
    private var directory = Data()

    init(descriptor: Int32, url: URL) {
        self.descriptor = descriptor
        self.url = url
    }

    mutating func append(_ entry: ZipEntry) throws {
        directory.append(entry.directoryEntry(at: offset))
        count += 1
        try put(entry.localHeader)
        try put(entry.packed)
    }

    /// - Returns: the archive's size.
    mutating func finish() throws -> Int {
        let start = offset
        try put(directory)
        var end = Data([0x50, 0x4B, 5, 6])
        end.appendLittle(0, bytes: 4)  // disks
        end.appendLittle(count, bytes: 2)
        end.appendLittle(count, bytes: 2)
        end.appendLittle(directory.count, bytes: 4)
        end.appendLittle(start, bytes: 4)
        end.appendLittle(0, bytes: 2)  // comment
        try put(end)
        return offset
    }

    private mutating func put(_ data: Data) throws {
        guard offset + data.count <= ZipWriter.mostBytes else {
            throw Diagnostic(
                "would be larger than 4 GiB", file: url.path, expected: "less, as more needs zip64",
                advice: "choose a venue with a smaller budget")
        }
        let code = Files.append(data, to: descriptor)
        guard code == 0 else { throw Files.writeFailure(url, code) }
        offset += data.count
    }
}
