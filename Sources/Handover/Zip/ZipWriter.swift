import Core
import Foundation
import Retrieval

/// Writes zip archives that depend on their files alone: in byte order of the paths, every file of 1 January 1980, no
/// extra fields, no comments, names in UTF-8. Text is deflated; what is packed already, or would not get smaller, is
/// stored. Archives that would need zip64 are refused: not every reader knows it.
///
/// Source: PKWARE's APPNOTE 6.3, section 4.3.
public enum ZipWriter {
    /// More would need zip64, as would archives of 4 GiB.
    public static let mostFiles = 65_534
    static let mostBytes = 0xFFFF_FFFE

    /// What was written.
    public struct Summary: Sendable, Equatable {
        public var bytes = 0
        public var files: [File] = []

        public struct File: Sendable, Equatable {
            public var path: String
            public var bytes: Int
            /// What it takes in the archive, headers included.
            public var packed: Int
        }

        public var unpacked: Int { files.reduce(0) { $0 + $1.bytes } }
    }

    /// - Parameters:
    ///   - folder: what stands before every path, without a slash at its end; empty for nothing.
    ///   - jobs: how many threads pack; it does not change a byte.
    /// - Throws: `Diagnostic` for paths that no archive may hold, paths given twice, and too many or too large files.
    package static func write(
        _ files: [PackFile], to url: URL, folder: String = "", jobs: Int, progress: ProgressHandler? = nil
    ) throws -> Summary {
        let sorted = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        try check(sorted, url)
        let (temporary, handle) = try Files.openPartial(of: url)
        do {
            var output = ZipOutput(descriptor: handle.fileDescriptor, url: url)
            var summary = Summary()
            let task = "pack"
            progress?(.started(task: task, total: sorted.count, unit: "files"))
            for start in stride(from: 0, to: sorted.count, by: batch) {
                let part = sorted[start..<min(sorted.count, start + batch)]
                let packed = try Parallel.map(count: part.count, jobs: jobs, chunk: 1) { range in
                    try range.map { try ZipEntry(part[start + $0], folder: folder) }
                }.flatMap(\.self)
                for entry in packed {
                    summary.files.append(
                        .init(path: entry.path, bytes: entry.size, packed: entry.packed.count + entry.overhead))
                    try output.append(entry)
                }
                progress?(.advanced(task: task, done: start + part.count))
            }
            summary.bytes = try output.finish()
            progress?(.finished(task: task, summary: "\(sorted.count) files, \(summary.bytes) bytes"))
            try handle.close()
            try Files.replace(url, with: temporary)
            return summary
        } catch {
            unlink(temporary.path)
            throw error
        }
    }

    /// Files in memory at a time.
    private static let batch = 256

    private static func check(_ files: [PackFile], _ url: URL) throws {
        guard files.count <= mostFiles else {
            throw Diagnostic(
                "\(files.count) files for one zip", file: url.path,
                expected: "at most \(mostFiles), as more need zip64",
                advice: "show fewer queries")
        }
        for (file, next) in zip(files, files.dropFirst()) where file.path == next.path {
            throw Diagnostic("the path `\(file.path)` is given twice", file: url.path)
        }
        for file in files {
            if let obstacle = PathRules.obstacle(to: file.path) {
                throw Diagnostic("the path `\(file.path)` \(obstacle)", file: url.path)
            }
            guard file.path.utf8.count < 60_000 else { throw Diagnostic("a path is too long", file: url.path) }
        }
    }
}
