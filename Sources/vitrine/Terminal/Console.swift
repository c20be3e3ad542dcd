import ArgumentParser
import Core
import Foundation

/// Writing to the terminal: results to standard output, everything else to standard error.
enum Console {
    /// A line of the result. A reader that went away is no error; a full disk behind a redirection is.
    static func result(_ text: String) throws {
        let code = write(text + "\n", to: STDOUT_FILENO)
        if code != 0 && code != EPIPE {
            throw Diagnostic(
                "the result cannot be written: \(String(cString: strerror(code)))", file: "standard output")
        }
    }

    static func result(json value: some Encodable) throws {
        try result(String(decoding: try JSON.encode(value), as: UTF8.self).trimmingCharacters(in: .newlines))
    }

    /// A line for the user, in place of a progress bar that may stand there.
    static func message(_ text: String) {
        raw((isatty(STDERR_FILENO) == 1 ? "\r\u{1B}[2K" : "") + text + "\n")
    }

    /// Text for standard error as it is.
    static func raw(_ text: String) {
        _ = write(text, to: STDERR_FILENO)
    }

    /// - Returns: 0, or the system's error code.
    private static func write(_ text: String, to descriptor: Int32) -> Int32 {
        // Not FileHandle: its write ends the process when the reader has gone.
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 {
                rest = rest.dropFirst(written)
            } else if errno == EAGAIN {
                // Someone made the terminal non-blocking: wait until it takes more.
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&ready, 1, 100)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }
}

/// Prints what went wrong, once, and gives the error that ends the command with the right exit code.
func reported(_ error: any Error) -> any Error {
    switch error {
    case is ExitCode, is CleanExit, is ValidationError:
        return error
    case let problem as Diagnostic:
        Console.message(problem.description)
    case let problems as Diagnostics:
        Console.message(problems.description)
    default:
        Console.message("error: \(error)")
    }
    return ExitCode.failure
}

/// Runs the work of a command; its errors are printed and end it with code 1.
func reporting(_ work: () throws -> Void) throws {
    do {
        try work()
    } catch {
        throw reported(error)
    }
}
