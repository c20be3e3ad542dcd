import Core
import Foundation
import Synchronization

/// One file of the site.
public struct SiteFile: Sendable, Equatable, Codable {
    /// From the site's root, parted by `/`.
    public var path: String
    public var bytes: Int
    public var sha256: String
}

/// Writes the files of a site into a folder that nobody reads yet, and remembers each one's digest.
///
/// Plain system calls without a rename for each file: the whole folder is swapped in at once when it is complete,
/// and ten thousand pages are written many times faster.
package final class SiteWriter: Sendable {
    private let folder: String
    private let written = Mutex<[SiteFile]>([])

    package init(folder: URL) {
        self.folder = folder.path
    }

    package func makeFolder(_ path: String) throws {
        try Files.makeDirectory(URL(fileURLWithPath: folder + "/" + path, isDirectory: true))
    }

    package func write(_ text: String, to path: String) throws {
        try write(Data(text.utf8), to: path)
    }

    package func write(_ data: Data, to path: String) throws {
        let full = folder + "/" + path
        let descriptor = open(full, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.failure(full) }
        let code = Files.append(data, to: descriptor)
        guard code == 0 else {
            close(descriptor)
            throw Files.writeFailure(URL(fileURLWithPath: full), code)
        }
        guard close(descriptor) == 0 else { throw Self.failure(full) }
        let file = SiteFile(path: path, bytes: data.count, sha256: Digest.sha256(data))
        written.withLock { $0.append(file) }
    }

    /// Takes a file into the site: as another name of the same file where the disk allows it.
    package func adopt(_ source: URL, as path: String) throws {
        let data = try Files.read(source)
        if link(source.path, folder + "/" + path) != 0 { return try write(data, to: path) }
        let file = SiteFile(path: path, bytes: data.count, sha256: Digest.sha256(data))
        written.withLock { $0.append(file) }
    }

    /// Takes a sheet of pictures into `images/`: as another name of the same file where the disk allows it.
    func adopt(_ sheet: PictureSheet, from source: URL) throws {
        let path = "images/\(sheet.file)"
        let (old, new) = (source.appendingPathComponent(sheet.file).path, folder + "/" + path)
        if !Files.exists(URL(fileURLWithPath: new)), link(old, new) != 0 {
            return try write(try Files.read(URL(fileURLWithPath: old)), to: path)
        }
        written.withLock { $0.append(SiteFile(path: path, bytes: sheet.bytes, sha256: sheet.sha256)) }
    }

    /// What was written, in byte order of the paths whatever the order of writing.
    package var files: [SiteFile] {
        written.withLock { $0 }.sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
    }

    private static func failure(_ path: String) -> Diagnostic {
        Files.writeFailure(URL(fileURLWithPath: path), errno)
    }
}
