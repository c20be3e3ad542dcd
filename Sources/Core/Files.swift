import Foundation

/// Reading and writing files with errors a user can act on. Every write is atomic: to a temporary name beside
/// the target, then renamed, so a killed process never leaves half a file under the real name.
public enum Files {
    /// The whole content of a regular file.
    /// - Throws: `Diagnostic` for a missing file, a directory, or one that may not be read.
    public static func read(_ url: URL) throws -> Data {
        try requireRegularFile(url)
        do {
            return try Data(contentsOf: url, options: .mappedIfSafe)
        } catch {
            throw Diagnostic("cannot be read: \(reason(error))", file: url.path, advice: "check its permissions")
        }
    }

    /// A text file in UTF-8. A byte-order mark is dropped.
    public static func readText(_ url: URL) throws -> String {
        let data = try read(url)
        guard var text = String(validating: data, as: UTF8.self) else {
            throw Diagnostic("is not valid UTF-8", file: url.path, expected: "a text file in UTF-8")
        }
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        return text
    }

    public static func requireRegularFile(_ url: URL) throws {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) else {
            throw Diagnostic("no such file", file: url.path, advice: "check the path")
        }
        if isDirectory.boolValue {
            throw Diagnostic("is a directory", file: url.path, expected: "a file")
        }
    }

    public static func exists(_ url: URL) -> Bool {
        FileManager.default.fileExists(atPath: url.path)
    }

    public static func isDirectory(_ url: URL) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    /// Writes `data` under `url`, replacing what was there in one step.
    public static func write(_ data: Data, to url: URL) throws {
        let temporary = partial(of: url)
        let code = put(data, at: temporary.path)
        guard code == 0 else {
            unlink(temporary.path)
            throw writeFailure(url, code)
        }
        try replace(url, with: temporary)
    }

    /// A new file beside `url`, open for writing, to be put in its place by `replace`.
    package static func openPartial(of url: URL) throws -> (temporary: URL, handle: FileHandle) {
        let temporary = partial(of: url)
        let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw writeFailure(url, errno) }
        return (temporary, FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    }

    /// Puts a finished file under its name, replacing what was there in one step.
    package static func replace(_ url: URL, with temporary: URL) throws {
        guard rename(temporary.path, url.path) == 0 else {
            let code = errno
            unlink(temporary.path)
            throw writeFailure(url, code)
        }
    }

    private static func partial(of url: URL) -> URL {
        url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).\(getpid()).partial")
    }

    public static func write(_ text: String, to url: URL) throws {
        try write(Data(text.utf8), to: url)
    }

    public static func makeDirectory(_ url: URL) throws {
        if mkdir(url.path, 0o777) == 0 { return }
        var code = errno
        if code == ENOENT, url.pathComponents.count > 1 {
            try makeDirectory(url.deletingLastPathComponent())
            if mkdir(url.path, 0o777) == 0 { return }
            code = errno
        }
        // Somebody else may just have made it; and a link to a folder is one.
        guard code == EEXIST, isDirectory(url) else { throw writeFailure(url, code == EEXIST ? ENOTDIR : code) }
    }

    /// The entries of a directory in byte order of their names, hidden ones left out.
    public static func list(_ directory: URL) throws -> [URL] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: directory.path)
                .filter { !$0.hasPrefix(".") }
                .sortedByBytes()
                .map { directory.appendingPathComponent($0) }
        } catch {
            throw Diagnostic("cannot be listed: \(reason(error))", file: directory.path)
        }
    }

    /// Creates a file with this content.
    /// - Returns: 0, or the system's error code.
    private static func put(_ data: Data, at path: String) -> Int32 {
        let descriptor = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return errno }
        let code = append(data, to: descriptor)
        // A network file system may only now say that it has no room.
        let closed = close(descriptor) == 0 ? 0 : errno
        return code == 0 ? closed : code
    }

    /// Writes to an open file. Foundation's writing would hide the system's reason.
    /// - Returns: 0, or the system's error code.
    package static func append(_ data: Data, to descriptor: Int32) -> Int32 {
        data.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count, let start = bytes.baseAddress {
                let count = Foundation.write(descriptor, start + done, bytes.count - done)
                if count > 0 {
                    done += count
                } else if count == 0 {
                    return ENOSPC
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
    }

    /// What to tell a user whose file or folder the system would not write, by the system's error code.
    public static func writeFailure(_ url: URL, _ code: Int32) -> Diagnostic {
        let advice =
            switch code {
            case ENOSPC, EDQUOT: "make room on that disk, or choose a folder on another one"
            case EFBIG: "raise the limit on the size of files (`ulimit -f`), or choose another file system"
            case EACCES, EPERM, EROFS: "check its permissions, or choose another folder"
            case ENOTDIR: "a part of the path is a file: choose another folder"
            default: "check that the folder exists and may be written to"
            }
        return Diagnostic("cannot be written: \(String(cString: strerror(code)))", file: url.path, advice: advice)
    }

    /// The system's own words for a Foundation error, which are shorter and say more.
    static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        if let underlying, underlying.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(underlying.code)))
        }
        return (error as NSError).localizedDescription
    }
}
