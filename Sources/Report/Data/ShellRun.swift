import Core
import Foundation

/// A command line of the author's, run by the shell.
enum ShellRun {
    /// More than a page can show.
    static let mostBytes = 1 << 20

    /// - Parameter seconds: after which the program and its children are killed.
    /// - Returns: what it printed on both streams, and its exit status.
    /// - Throws: `Diagnostic` where it cannot be started, takes too long, or prints too much.
    static func output(of command: String, in folder: URL, seconds: Int) throws -> (text: String, status: Int32) {
        // Into a file: a pipe that nobody empties would stop the program, and one that a child keeps open, us.
        let out = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-shell-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: out.path, contents: nil) else {
            throw Diagnostic("no temporary file can be made", file: out.path)
        }
        defer { try? FileManager.default.removeItem(at: out) }
        let handle = try FileHandle(forWritingTo: out)
        defer { try? handle.close() }
        let status: Int32
        do {
            status = try BoundedProcess.run(
                ["sh", "-c", "ulimit -f 8192; \(command)"], seconds: seconds, in: folder, output: handle)
        } catch {
            throw Diagnostic("the shell cannot be started: \(error.localizedDescription)")
        }
        if BoundedProcess.outOfTime.contains(status) {
            throw Diagnostic(
                "`\(command.prefix(80))` took longer than \(seconds) seconds", advice: "give it more with `seconds:`")
        }
        let data = try Files.read(out)
        guard data.count <= mostBytes else {
            throw Diagnostic("`\(command.prefix(80))` printed \(data.count) bytes", expected: "at most \(mostBytes)")
        }
        let text = String(decoding: data, as: UTF8.self)
        return (ProtectedText.withoutMarks(text), status)
    }
}
