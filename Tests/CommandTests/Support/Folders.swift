import Core
import Foundation

/// `Tests/CommandTests`.
let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

/// A folder that goes away with the test.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let name = "vitrine-test-\(UUID().uuidString)"
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appendingPathComponent(name)
    try Files.makeDirectory(folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// A copy of `Tests/CommandTests/Site`, which has a dataset for every reader and takes a moment to build.
func withSite<Result>(_ body: (URL) throws -> Result) throws -> Result {
    try withFolder { folder in
        let site = folder.appendingPathComponent("site")
        try FileManager.default.copyItem(at: sources.appendingPathComponent("Site"), to: site)
        return try body(site)
    }
}

/// Every file below a folder with the digest of its content, folders with none; links are not followed.
func tree(_ folder: URL, without left: Set<String> = []) throws -> [String: String] {
    var found: [String: String] = [:]
    guard let below = FileManager.default.enumerator(atPath: folder.path) else { return found }
    for case let path as String in below {
        if left.contains(path) {
            below.skipDescendants()
            continue
        }
        let url = folder.appendingPathComponent(path)
        found[path] = Files.isDirectory(url) ? "" : try Digest.sha256(of: url)
    }
    return found
}

extension URL {
    static func / (folder: URL, path: String) -> URL { folder.appendingPathComponent(path) }

    /// Replaces text in a file, which must hold it.
    func replace(_ old: String, with new: String) throws {
        let text = try Files.readText(self)
        guard text.contains(old) else { throw Diagnostic("does not hold `\(old)`", file: path) }
        try Files.write(text.replacing(old, with: new), to: self)
    }
}
