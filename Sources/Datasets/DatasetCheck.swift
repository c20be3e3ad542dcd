import Core
import Foundation

/// What a user must know of a dataset that is to be used: which of its files are there, whether they look
/// right, and how to get the others.
public struct DatasetCheck: Sendable, Encodable {
    public struct File: Sendable, Encodable {
        /// As the card names it.
        public var name: String
        public var found: Bool
        /// Where it is; nil where it is missing.
        public var path: String?
        /// On disk; nil for a folder.
        public var bytes: Int?
        /// What its first bytes say against it; nil where they look right.
        public var problem: String?

        public var isRight: Bool { found && problem == nil }
    }

    public struct Place: Sendable, Encodable {
        public var folder: String
        /// What it lacks, or why it could not be looked at.
        public var missing: [String]
    }

    public var name: String
    public var title: String
    public var reader: String
    /// Where everything is; where most of it is if something is missing; nil where none of the folders is there.
    public var folder: String?
    public var files: [File]
    /// The folders looked at, in order.
    public var lookedIn: [Place]
    public var obtain: String
    public var homepage: String?

    /// Whether every file is there and looks right.
    public var isComplete: Bool { files.allSatisfy(\.isRight) && folder != nil }
}

extension DatasetReaders {
    /// Looks at each file that a card wants, at its first bytes only.
    /// - Parameter site: where relative folders start.
    public static func check(
        _ card: DatasetCard, relativeTo site: URL,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> DatasetCheck {
        let status = status(of: card, relativeTo: site, environment: environment)
        let folder = status.folder ?? nearest(status)
        let files = wantedFiles(card).map { file -> DatasetCheck.File in
            let urls = folder.map { folder in file.candidates.map { resolve($0, in: folder) } } ?? []
            guard let url = urls.first(where: Files.exists) else {
                return DatasetCheck.File(name: file.name, found: false)
            }
            let isFolder = Files.isDirectory(url)
            return DatasetCheck.File(
                name: file.name, found: true, path: url.path, bytes: isFolder ? nil : size(of: url),
                problem: file.look.problem(url))
        }
        return DatasetCheck(
            name: card.name, title: card.title, reader: card.reader, folder: folder?.path, files: files,
            lookedIn: status.places.map { DatasetCheck.Place(folder: $0.folder, missing: $0.missing) },
            obtain: card.obtain, homepage: card.homepage)
    }

    /// The folder that lacks the fewest files, the first of several.
    private static func nearest(_ status: DatasetStatus) -> URL? {
        let folders = status.places.filter { Files.isDirectory(URL(fileURLWithPath: $0.folder)) }
        return folders.min { $0.missing.count < $1.missing.count }.map { URL(fileURLWithPath: $0.folder) }
    }
}
