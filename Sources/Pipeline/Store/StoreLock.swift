import Core
import Foundation

/// Keeps two builds out of one store. The system drops the lock when the process ends, however it ends.
public final class StoreLock: Sendable {
    private let descriptor: Int32

    public init(root: URL) throws {
        let path = root.appendingPathComponent("lock").path
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw Diagnostic(
                "cannot be written: \(String(cString: strerror(errno)))", file: path,
                advice: "check the permissions of the store, or choose another with --store")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Diagnostic(
                "another build is using this store", file: root.path,
                advice: "wait until it has finished, or choose another store with --store")
        }
    }

    deinit {
        close(descriptor)
    }
}
