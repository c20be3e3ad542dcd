import Foundation
import Synchronization

/// Looks at the site folder again and again, and names its state by a token that changes when the site does.
///
/// Everything that writes a site renames files into place, which changes the modification time of their folder;
/// so looking two levels deep, at no more than 500 files a folder, is enough and stays cheap for sites of 10 000
/// pages.
package final class SiteWatcher: Sendable {
    private let root: URL
    private let current: Mutex<String>

    package init(root: URL) {
        self.root = root
        current = Mutex(Self.state(of: root))
    }

    package var token: String {
        current.withLock { $0 }
    }

    /// Until cancelled. A change counts once two looks in a row agree and there is a page to show, so that a
    /// site is not reloaded in the middle of being written.
    func run(every seconds: Double) async {
        var last = token
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(seconds))
            let state = Self.state(of: root)
            if state == last, access(root.appendingPathComponent("index.html").path, R_OK) == 0 {
                current.withLock { $0 = state }
            }
            last = state
        }
    }

    private static func state(of root: URL) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ value: UInt64) {
            // FNV-1a over 64-bit words.
            hash = (hash ^ value) &* 0x0000_0100_0000_01B3
            hash ^= hash >> 29
        }
        func look(_ path: String, depth: Int) {
            var status = stat()
            guard stat(path, &status) == 0 else { return mix(1) }
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            let time = status.modification
            for value in [
                UInt64(status.st_ino), UInt64(bitPattern: Int64(status.st_size)), time.seconds, time.nanoseconds,
            ] {
                mix(value)
            }
            guard isFolder, depth < 2 else { return }
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter {
                !$0.hasPrefix(".")
            }
            if depth == 1, names.count > 500 { return }
            for name in names.sorted() { look("\(path)/\(name)", depth: depth + 1) }
        }
        look(root.path, depth: 0)
        return String(hash, radix: 36)
    }
}
