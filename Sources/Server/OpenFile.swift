import Foundation

/// A regular file held open: what is served stays the same file even if the site is replaced meanwhile.
package final class OpenFile: Sendable {
    private let descriptor: Int32
    package let size: Int
    /// Changes whenever the content does, as far as the file system can tell: size, modification time in
    /// nanoseconds and inode.
    package let version: String

    /// nil when the path does not name a regular file that may be read.
    package init?(realPath: String) {
        // O_NONBLOCK: opening a named pipe must not wait for a writer.
        let descriptor = open(realPath, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        size = Int(status.st_size)
        let time = status.modification
        version = [UInt64(size), UInt64(status.st_ino), time.seconds, time.nanoseconds]
            .map { String($0, radix: 36) }.joined(separator: "-")
    }

    deinit {
        close(descriptor)
    }

    /// Up to `count` bytes from `offset`; empty at the end of the file.
    package func read(at offset: Int, count: Int) throws -> Data {
        var buffer = [UInt8](repeating: 0, count: max(0, count))
        let received = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
        guard received >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        return Data(buffer[0..<received])
    }

    package func readAll() throws -> Data {
        var data = Data(capacity: size)
        while data.count < size {
            let piece = try read(at: data.count, count: min(1 << 20, size - data.count))
            if piece.isEmpty { break }
            data.append(piece)
        }
        return data
    }
}

extension stat {
    var modification: (seconds: UInt64, nanoseconds: UInt64) {
        #if canImport(Darwin)
            let time = st_mtimespec
        #else
            let time = st_mtim
        #endif
        return (UInt64(bitPattern: Int64(time.tv_sec)), UInt64(bitPattern: Int64(time.tv_nsec)))
    }
}
