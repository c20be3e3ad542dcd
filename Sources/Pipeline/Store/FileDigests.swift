import Core
import Foundation

/// SHA-256 of input files, remembered by path, size, modification time and inode in `<store>/digests.json`, so
/// that an unchanged dataset is not read again only to see that it has not changed.
package struct FileDigests {
    private struct Entry: Codable, Equatable {
        var size: Int
        var modified: Int
        var inode: UInt64
        var sha256: String
    }

    private let url: URL
    private var entries: [String: Entry]
    private var changed = false

    package init(store: RunStore) {
        url = store.root.appendingPathComponent("digests.json")
        entries =
            (try? Data(contentsOf: url)).flatMap { try? JSONDecoder().decode([String: Entry].self, from: $0) } ?? [:]
    }

    package mutating func sha256(of file: URL) throws -> String {
        var info = stat()
        guard stat(file.path, &info) == 0 else { throw Diagnostic("no such file", file: file.path) }
        let modified = info.st_mtim.tv_sec * 1_000_000_000 + info.st_mtim.tv_nsec
        if let entry = entries[file.path], entry.size == Int(info.st_size), entry.modified == modified,
            entry.inode == UInt64(info.st_ino)
        {
            return entry.sha256
        }
        let digest = try Digest.sha256(of: file)
        entries[file.path] = Entry(
            size: Int(info.st_size), modified: modified, inode: UInt64(info.st_ino), sha256: digest)
        changed = true
        return digest
    }

    package func save() throws {
        if changed { try Files.write(try JSON.encode(entries), to: url) }
    }
}
