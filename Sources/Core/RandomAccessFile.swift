import Foundation

/// A regular file read at any offset without mapping it: a mapped file that is cut short while it is in use
/// ends the process, and its pages count as memory.
public final class RandomAccessFile: Sendable {
    public let url: URL
    /// In bytes, when it was opened.
    public let size: Int
    private let descriptor: Int32

    /// - Throws: `Diagnostic` for a missing file, a directory, or one that may not be read.
    public init(_ url: URL) throws {
        try Files.requireRegularFile(url)
        // A pipe without a writer must not hold the program up.
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw Diagnostic(
                "cannot be read: \(String(cString: strerror(errno)))", file: url.path, advice: "check its permissions")
        }
        var info = stat()
        guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw Diagnostic("is not a regular file", file: url.path, expected: "a file")
        }
        self.url = url
        self.descriptor = descriptor
        size = Int(info.st_size)
    }

    /// Takes over an open descriptor of `size` bytes.
    /// - Parameter url: what errors name.
    package init(descriptor: Int32, size: Int, url: URL) {
        self.descriptor = descriptor
        self.size = size
        self.url = url
    }

    deinit {
        close(descriptor)
    }

    /// Fills `buffer` with the bytes from `offset` on.
    /// - Throws: `Diagnostic` where the file ends before that or the disk fails.
    public func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws {
        var done = 0
        while done < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
            if count < 0 {
                if errno == EINTR { continue }
                throw Diagnostic("cannot be read: \(String(cString: strerror(errno)))", file: url.path)
            }
            guard count > 0 else {
                throw Diagnostic(
                    "ends at byte \(offset + done)", file: url.path,
                    expected: "\(buffer.count) bytes from byte \(offset) on",
                    advice: "the file is cut short: fetch it again")
            }
            done += count
        }
    }

    /// `count` bytes from `offset` on; both must lie inside the file.
    public func read(at offset: Int, count: Int) throws -> [UInt8] {
        guard offset >= 0, count >= 0, offset <= size, count <= size - offset else {
            throw Diagnostic(
                "holds \(size) bytes", file: url.path, expected: "\(count) bytes from byte \(offset) on",
                advice: "the file is cut short: fetch it again")
        }
        return try [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            try read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
            initialized = count
        }
    }

    /// The first `count` bytes, or all of a shorter file.
    public func head(_ count: Int) throws -> [UInt8] {
        try read(at: 0, count: min(count, size))
    }
}
