import Core
import Foundation

/// Runs another program to its end.
enum ToolRun {
    /// What it wrote to standard output; its messages go where ours go.
    /// - Throws: `Diagnostic` where it cannot be run or ends with another status than 0.
    @discardableResult
    static func output(_ executable: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        // By way of env, so that names are looked for on PATH.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [executable] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        do {
            try process.run()
        } catch {
            throw Diagnostic("cannot be run", file: executable)
        }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Diagnostic(
                "ended with status \(process.terminationStatus)",
                file: ([executable] + arguments).joined(separator: " "), advice: "run it by hand to see why")
        }
        return data
    }

    /// The JSON that it wrote to standard output.
    static func json<Value: Decodable>(_ type: Value.Type, _ executable: String, _ arguments: [String]) throws -> Value
    {
        try JSON.decode(type, from: output(executable, arguments), file: "output of \(arguments.first ?? executable)")
    }
}
