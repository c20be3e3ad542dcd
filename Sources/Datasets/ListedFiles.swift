import Core
import Foundation

/// The checks on names in a list, which may come from anywhere, and on the files they name.
extension ListedDataset {
    /// What is wrong with a name; nil where it is a plain relative path. `..` could publish any file of the
    /// computer in a gallery.
    static func problem(withName name: String, allowOutside: Bool) -> String? {
        if name.isEmpty { return "names no file" }
        if name.utf8.count > 1024 { return "names a file by \(name.utf8.count) bytes" }
        if name.utf8.contains(where: { $0 < 0x20 }) { return "names a file with a control character" }
        if allowOutside { return nil }
        let isOutside = name.hasPrefix("/") || name.split(separator: "/").contains("..")
        return isOutside ? "`\(name)` lies outside of the folder of images" : nil
    }

    /// - Throws: `Diagnostic` naming the first image that is not on disk with its line, and how many are not; or
    ///   the first that a symbolic link leads out of the folder.
    func requireFiles(_ rows: [(split: Split, row: Int)]) throws {
        var missing = 0
        var first: (split: Split, row: Int)?
        var fence = Fence(isOpen: card.allowOutside)
        for (split, row) in rows {
            let url = url(split, row)
            guard Files.exists(url), !Files.isDirectory(url) else {
                missing += 1
                if first == nil { first = (split, row) }
                continue
            }
            guard fence.holds(url, root: listing(split).folder) else {
                throw listing(split).diagnostic(
                    "a symbolic link leads from `\(identifier(split, row))` out of the folder of images", row: row,
                    expected: "an image inside of \(listing(split).folder.path)",
                    advice: "write `allow_outside: true` in the card if you trust the list and the links")
            }
        }
        guard let first else { return }
        throw listing(first.split).diagnostic(
            "there is no file `\(identifier(first.split, first.row))`"
                + (missing == 1 ? "" : ", and \(missing - 1) others of \(rows.count) are missing"),
            row: first.row, expected: "images in \(listing(first.split).folder.path)",
            advice: "get the rest, or write `missing_images: drop` in the card to leave them out")
    }

    /// Where files lie after symbolic links are followed; folders are looked up once.
    private struct Fence {
        let isOpen: Bool
        private var folders: [String: Bool] = [:]
        private var roots: [String: String] = [:]

        init(isOpen: Bool) {
            self.isOpen = isOpen
        }

        mutating func holds(_ url: URL, root: URL) -> Bool {
            if isOpen { return true }
            let real = roots[root.path] ?? (root.resolvingSymlinksInPath().path + "/")
            roots[root.path] = real
            let parent = url.deletingLastPathComponent()
            let isInside =
                folders[parent.path] ?? ((parent.resolvingSymlinksInPath().path + "/").hasPrefix(real))
            folders[parent.path] = isInside
            guard isInside else { return false }
            var info = stat()
            guard lstat(url.path, &info) == 0, info.st_mode & S_IFMT == S_IFLNK else { return true }
            return url.resolvingSymlinksInPath().path.hasPrefix(real)
        }
    }
}
