import Core
import Foundation

/// The files of a folder and of all folders in it.
package enum FolderFiles {
    /// Deeper is no site, but a folder that holds itself.
    static let deepest = 64

    package struct Entry: Sendable, Equatable {
        /// From the folder, parted by `/`.
        package var path: String
        package var bytes: Int
        package var kind: Kind
    }

    package enum Kind: Sendable {
        case file, link
        /// A pipe, a device, a socket.
        case other
    }

    /// In byte order of the paths, hidden ones included; links are not followed.
    /// - Throws: `Diagnostic` for a folder that cannot be listed.
    package static func list(_ folder: URL) throws -> [Entry] {
        var found: [Entry] = []
        try collect(folder.path, prefix: "", depth: 0, into: &found)
        return found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private static func collect(_ folder: String, prefix: String, depth: Int, into found: inout [Entry]) throws {
        guard depth < deepest else { throw Diagnostic("folders are nested more than \(deepest) deep", file: folder) }
        guard let stream = opendir(folder) else {
            throw Diagnostic("cannot be listed: \(String(cString: strerror(errno)))", file: folder)
        }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard let name = String(validating: bytes, as: UTF8.self) else {
                throw Diagnostic(
                    "holds a file whose name is not UTF-8: `\(String(decoding: bytes, as: UTF8.self))`", file: folder)
            }
            if name == "." || name == ".." { continue }
            var info = stat()
            guard lstat(folder + "/" + name, &info) == 0 else {
                throw Diagnostic("cannot be looked at: \(String(cString: strerror(errno)))", file: folder + "/" + name)
            }
            switch info.st_mode & S_IFMT {
            case S_IFDIR:
                try collect(folder + "/" + name, prefix: prefix + name + "/", depth: depth + 1, into: &found)
            case S_IFREG: found.append(Entry(path: prefix + name, bytes: Int(info.st_size), kind: .file))
            case S_IFLNK: found.append(Entry(path: prefix + name, bytes: 0, kind: .link))
            default: found.append(Entry(path: prefix + name, bytes: 0, kind: .other))
            }
        }
    }
}
