import Core
import Foundation
import Testing

/// The built command, run as a user runs it.
enum Command {
    /// Beside the tests: `swift build --build-tests` builds both.
    static let binary = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("vitrine")

    struct Result: Sendable {
        /// As a shell has it: 128 and the signal for a process that one ended.
        var code: Int32
        var output: String
        var errors: String
    }

    /// Runs `vitrine` with these arguments and waits for its end.
    static func run(
        _ arguments: [String], in folder: URL, within limit: Duration = .seconds(120)
    ) throws -> Result {
        try Running([binary.path] + arguments, in: folder).result(within: limit)
    }

    /// Runs lines of a shell, for which `vitrine` is on the path.
    static func shell(_ script: String, in folder: URL) throws -> Result {
        try Running(["/bin/sh", "-c", script], in: folder).result()
    }
}

/// A process, its output kept in files so that no full pipe can stop it.
final class Running {
    private let process: pid_t
    private let outputs: URL
    private var code: Int32?

    init(_ arguments: [String], in folder: URL) throws {
        try #require(Files.exists(Command.binary), "build the command first: swift build --build-tests")
        outputs = FileManager.default.temporaryDirectory.appendingPathComponent("vitrine-output-\(UUID().uuidString)")
        try Files.makeDirectory(outputs)
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] = Command.binary.deletingLastPathComponent().path + ":/usr/local/bin:/usr/bin:/bin"
        environment["COLUMNS"] = "80"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (descriptor, name) in [(Int32(1), "output"), (2, "errors")] {
            posix_spawn_file_actions_addopen(
                &actions, descriptor, outputs.appendingPathComponent(name).path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        // `posix_spawn` cannot set the folder everywhere; a shell enters it and becomes the process.
        let entering = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path] + arguments
        let words = entering.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer {
            for text in words + variables { free(text) }
        }
        var started: pid_t = 0
        let problem = posix_spawn(&started, entering[0], &actions, nil, words, variables)
        try #require(problem == 0, "\(arguments[0]): \(String(cString: strerror(problem)))")
        process = started
    }

    /// What it has written so far.
    var output: String { (try? Files.readText(outputs.appendingPathComponent("output"))) ?? "" }
    var errors: String { (try? Files.readText(outputs.appendingPathComponent("errors"))) ?? "" }

    /// Whether it has ended; waits at most so long for that.
    func hasEnded(within limit: Duration) -> Bool {
        let end = ContinuousClock.now + limit
        while code == nil {
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG) == process {
                // The low seven bits are the signal, the next byte the exit code.
                code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
            } else if ContinuousClock.now >= end {
                return false
            } else {
                usleep(1000)
            }
        }
        return true
    }

    func signal(_ number: Int32) {
        if code == nil { kill(process, number) }
    }

    /// Waits for its end, at most so long: a command that hangs must not hold up all tests.
    func result(within limit: Duration = .seconds(120)) throws -> Command.Result {
        guard hasEnded(within: limit) else {
            signal(SIGKILL)
            _ = hasEnded(within: .seconds(5))
            throw Diagnostic("the command did not end within \(limit); it wrote: \(output)\(errors)")
        }
        return Command.Result(code: code ?? -1, output: output, errors: errors)
    }

    deinit {
        signal(SIGKILL)
        _ = hasEnded(within: .seconds(5))
        try? FileManager.default.removeItem(at: outputs)
    }
}
