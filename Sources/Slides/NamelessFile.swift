import Core
import Foundation

/// A temporary file that others write by name and that is then kept open without one: the system removes it when it
/// is closed, also when the process is killed.
struct NamelessFile {
    let url: URL

    init() throws {
        let pattern = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-XXXXXX")
        var path = Array(pattern.path.utf8CString)
        let descriptor = mkstemp(&path)
        guard descriptor >= 0 else { throw Files.writeFailure(pattern, errno) }
        close(descriptor)
        url = URL(fileURLWithPath: path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" })
    }

    func unlink() {
        _ = Foundation.unlink(url.path)
    }

    /// Opens what was written, for reading.
    func reopen() throws -> Int32 {
        let descriptor = Foundation.open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Diagnostic("cannot be read: \(String(cString: strerror(errno)))", file: url.path)
        }
        return descriptor
    }
}
