import Core
import Foundation

/// Programs that judge what is written. `Tests/Tools/install test` installs them; tests that need one are left out
/// where it is missing.
enum TestTools {
    /// A Python that has a module.
    static func python(with module: String) -> String? {
        // Not standardized: that would follow the link out of the environment.
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let own = root.appendingPathComponent(".peers/bin/python").path
        return [own, "/usr/bin/python3"].first { path in
            guard FileManager.default.isExecutableFile(atPath: path) else { return false }
            let folder = FileManager.default.temporaryDirectory
            return (try? run(path, ["-B", "-c", "import \(module)"], in: folder))?.status == 0
        }
    }

    static func program(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static func folder(_ name: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "vitrine-\(name)-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// What a program ends with, and what it says.
    static func run(_ path: String, _ arguments: [String], in folder: URL) throws -> (status: Int32, said: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        // A file, and no pipe: a program that says much must not wait for us.
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("said-\(UUID().uuidString)")
        try Data().write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }
        let handle = try FileHandle(forWritingTo: log)
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        try handle.close()
        return (process.terminationStatus, String(decoding: try Data(contentsOf: log), as: UTF8.self))
    }
}
