import Core
import Foundation
import Settings

/// What a venue takes, as its file says it:
///
///     title: Supplementary material on OpenReview
///     bytes: 100 MB
///     anonymous: true
public struct VenueBudget: Sendable, Equatable {
    /// What `--venue` takes: the file's name without its ending.
    public var name: String
    public var title: String
    /// Where the limits come from.
    public var source: String
    /// Of the zip.
    public var bytes: Int
    /// Of all files together once unpacked.
    public var unpacked: Int?
    /// Of the largest file once unpacked.
    public var file: Int?
    /// How many files; zip archives without extensions hold no more than these anyway.
    public var files: Int
    /// Folders above a file, the one named by `folder` included.
    public var depth: Int?
    /// Characters of a path within the zip.
    public var pathLength: Int?
    public var isAnonymous: Bool
    /// The folder in the zip that everything lies in; empty for none.
    public var folder: String

    /// - Throws: `Diagnostics` naming every mistake with line and column.
    static func parse(_ text: String, name: String, file: String) throws -> VenueBudget {
        let map = try YAMLMapping(text, file: file)
        let budget = VenueBudget(
            name: name, title: map.string("title", required: true) ?? "", source: map.string("source") ?? "",
            bytes: size("bytes", in: map, required: true) ?? 0, unpacked: size("unpacked", in: map),
            file: size("file", in: map),
            files: map.int("files", in: 1...ZipWriter.mostFiles) ?? ZipWriter.mostFiles,
            depth: map.int("depth", in: 0...100), pathLength: map.int("path_length", in: 20...65_535),
            isAnonymous: map.bool("anonymous") ?? false, folder: map.string("folder") ?? "")
        if !budget.folder.isEmpty, PathRules.obstacle(to: budget.folder) != nil {
            map.report("`folder` is `\(budget.folder)`", key: "folder", expected: "a plain path such as `anc`")
        }
        try map.finish()
        return budget
    }

    private static func size(_ key: String, in map: YAMLMapping, required: Bool = false) -> Int? {
        guard let text = map.string(key, required: required) else { return nil }
        if let bytes = ByteCount.parse(text), bytes >= 1000 { return bytes }
        map.report("`\(key)` is `\(text)`", key: key, expected: "a size of 1 kB or more, such as `100 MB`")
        return nil
    }
}

extension VenueBudget {
    /// Below which a pack leaves room that it could have used: 5 % under the budget.
    package static let least = 0.95
}
