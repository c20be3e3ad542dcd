import Core
import Foundation

/// A peer that waits for commands, so that its measurements can take turns with ours.
final class PeerProcess {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var pending = Data()

    /// - Parameter environment: added to this process's own.
    init(_ executable: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = input
        process.standardOutput = output
        do {
            try process.run()
        } catch {
            throw Diagnostic("cannot be run", file: executable, advice: "name a Python that has the peer installed")
        }
    }

    /// One line of its answer.
    func readLine() throws -> String {
        while true {
            if let end = pending.firstIndex(of: 0x0A) {
                let line = String(decoding: pending[pending.startIndex..<end], as: UTF8.self)
                pending = Data(pending[pending.index(after: end)...])
                return line
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Diagnostic("the peer ended early", advice: "run it by hand to see why") }
            pending.append(more)
        }
    }

    func ask(_ command: String) throws -> String {
        try input.fileHandleForWriting.write(contentsOf: Data("\(command)\n".utf8))
        return try readLine()
    }

    func askSeconds(_ command: String) throws -> Double {
        let line = try ask(command)
        guard let seconds = Double(line) else { throw Diagnostic("the peer answered `\(line)`", expected: "seconds") }
        return seconds
    }

    func end() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
