import Core
import Foundation

/// A file without a name for data that is too large for memory: the system removes it when it is closed, also
/// when the process is killed.
final class TemporaryFile {
    private let url: URL
    private var descriptor: Int32
    private var size = 0

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-XXXXXX")
        var path = Array(url.path.utf8CString)
        descriptor = mkstemp(&path)
        guard descriptor >= 0 else { throw failure(errno) }
        unlink(path)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func append(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure(errno) }
            size += count
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Hands the file over for reading; nothing can be appended after that.
    func reader() -> RandomAccessFile {
        defer { descriptor = -1 }
        return RandomAccessFile(descriptor: descriptor, size: size, url: url)
    }

    private func failure(_ code: Int32) -> Diagnostic {
        Diagnostic(
            "a temporary file cannot be written: \(String(cString: strerror(code)))",
            file: url.deletingLastPathComponent().path,
            advice: "free some space, or name another folder by the environment variable TMPDIR")
    }
}
