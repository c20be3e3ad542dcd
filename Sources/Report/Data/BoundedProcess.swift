import Foundation

/// A program that may not run longer than it is given.
package enum BoundedProcess {
    /// What the exit status is when time ran out: the program ended when it was asked to, or had to be killed.
    package static let outOfTime: Set<Int32> = [124, 137]

    /// Runs a program to its end, with nothing on its standard input.
    /// - Parameters:
    ///   - arguments: the program, found in $PATH, and what it is given.
    ///   - seconds: after which it and its children are ended.
    ///   - folder: where it runs; nil for where we are.
    ///   - output: where both its streams go.
    /// - Returns: its exit status.
    /// - Throws: where it cannot be started.
    package static func run(
        _ arguments: [String], seconds: Int, in folder: URL? = nil, output: FileHandle = .nullDevice
    ) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // `timeout` ends the children too.
        process.arguments = ["timeout", "-k", "2", "\(seconds)"] + arguments
        if let folder { process.currentDirectoryURL = folder }
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
