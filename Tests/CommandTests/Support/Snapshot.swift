import Core
import Foundation
import Testing

/// Texts that the command is expected to print, kept in files. `make snapshots` (`VITRINE_SNAPSHOTS=write`) writes
/// them anew; the change is then to be read in the diff before it is committed.
enum Snapshot {
    static let isWriting = ProcessInfo.processInfo.environment["VITRINE_SNAPSHOTS"] == "write"

    static func expect(_ text: String, in file: URL, _ place: SourceLocation = #_sourceLocation) throws {
        if isWriting { return try Files.write(text, to: file) }
        let expected = Files.exists(file) ? try Files.readText(file) : ""
        guard text != expected else { return }
        let (new, old) = (text.split(separator: "\n"), expected.split(separator: "\n"))
        let added = new.filter { !old.contains($0) }.map { "+ \($0)" }
        let gone = old.filter { !new.contains($0) }.map { "- \($0)" }
        Issue.record(
            "not what \(file.lastPathComponent) holds:\n\((gone + added).joined(separator: "\n"))\nIf it is meant: make snapshots",
            sourceLocation: place)
    }
}
