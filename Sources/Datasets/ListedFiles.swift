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
        var fences = SplitPair { ImageFence(listing($0).folder) }
        for (split, row) in rows {
            switch fences[split].place(of: listing(split).names[row]) {
            case .inside: continue
            case .outside where card.allowOutside: continue
            case .outside:
                throw listing(split).diagnostic(
                    "a symbolic link leads from `\(identifier(split, row))` out of the folder of images", row: row,
                    expected: "an image inside of \(listing(split).folder.path)",
                    advice: "write `allow_outside: true` in the card if you trust the list and the links")
            case .nowhere:
                missing += 1
                if first == nil { first = (split, row) }
            }
        }
        guard let first else { return }
        throw listing(first.split).diagnostic(
            "there is no file `\(identifier(first.split, first.row))`"
                + (missing == 1 ? "" : ", and \(missing - 1) others of \(rows.count) are missing"),
            row: first.row, expected: "images in \(listing(first.split).folder.path)",
            advice: "get the rest, or write `missing_images: drop` in the card to leave them out")
    }
}

/// Where the files of a folder lie after symbolic links are followed. Folders are looked up once: there may be
/// hundreds of thousands of files.
struct ImageFence {
    enum Place {
        case inside, outside, nowhere
    }

    private let path: String
    /// With symbolic links followed, ending in a slash.
    private let real: String
    private var isInside: [String: Bool] = [:]

    init(_ folder: URL) {
        path = folder.path + "/"
        real = folder.resolvingSymlinksInPath().path + "/"
    }

    mutating func place(of name: String) -> Place {
        let file = name.hasPrefix("/") ? name : path + name
        var info = stat()
        guard stat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return .nowhere }
        let parent = String(file[...(file.lastIndex(of: "/") ?? file.startIndex)])
        let isInside = isInside[parent] ?? (Self.followed(parent) + "/").hasPrefix(real)
        self.isInside[parent] = isInside
        guard isInside, lstat(file, &info) == 0 else { return .outside }
        return info.st_mode & S_IFMT != S_IFLNK || Self.followed(file).hasPrefix(real) ? .inside : .outside
    }

    private static func followed(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }
}
