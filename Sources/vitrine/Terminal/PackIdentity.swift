import Foundation
import Handover

/// Who packs, and where: all that must not be found in an anonymous zip, besides what the command line names.
enum PackIdentity {
    static func here(site: URL, authors: [String], emails: [String]) -> Identity {
        var identity = Identity()
        identity.authors = authors
        identity.emails = emails
        for (key, path) in [("user.name", \Identity.authors), ("user.email", \Identity.emails)] {
            guard let value = git(key, in: site), !identity[keyPath: path].contains(value) else { continue }
            identity[keyPath: path].append(value)
        }
        identity.user = ProcessInfo.processInfo.environment["USER"] ?? NSUserName()
        identity.host = host()
        identity.home = ProcessInfo.processInfo.environment["HOME"] ?? NSHomeDirectory()
        let folder = site.standardizedFileURL.path
        identity.folders = Set([folder, site.resolvingSymlinksInPath().path]).sorted()
        return identity
    }

    private static func host() -> String? {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return nil }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// What git knows of the author in that folder; nil where there is no git, or it knows nothing.
    private static func git(_ key: String, in folder: URL) -> String? {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-C", folder.path, "config", key]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return process.terminationStatus == 0 && !text.isEmpty ? text : nil
    }
}
