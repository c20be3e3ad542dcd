import Core
import Foundation

/// A finished step in the run store: a folder that holds its files and `step.json`, the list of them.
///
/// The folder is immutable. It is written under a temporary name and renamed when all is there, so whatever
/// bears its real name is complete.
public struct StepResult: Sendable {
    public struct File: Codable, Sendable, Equatable {
        public var name: String
        public var bytes: Int
        public var sha256: String
    }

    /// The content of `step.json`.
    struct Record: Codable, Sendable {
        var step: StepName
        var key: String
        var files: [File]
        /// Wall time that the step took when it ran.
        var seconds: Double
    }

    public let folder: URL
    let record: Record
    /// Whether this build found the result instead of computing it.
    public let wasStored: Bool

    public var step: StepName { record.step }
    public var key: String { record.key }
    public var files: [File] { record.files }
    public var seconds: Double { record.seconds }

    public func url(_ name: String) -> URL {
        folder.appendingPathComponent(name)
    }

    public func has(_ name: String) -> Bool {
        files.contains { $0.name == name }
    }

    /// Digests the content, not the key: a step that was forced and gave the same bytes leaves later steps valid.
    public var digest: String {
        var digest = Digest()
        for file in files {
            digest.add(file.name)
            digest.add(file.sha256)
        }
        return digest.hex()
    }
}
