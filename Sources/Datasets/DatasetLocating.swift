import Core
import Foundation

/// Where the files of a card were looked for, and which are there.
public struct DatasetStatus: Sendable, Equatable {
    public struct File: Sendable, Equatable {
        /// As the card names it, without `.gz`.
        public var name: String
        public var url: URL
        /// Bytes on disk; 0 for a folder.
        public var bytes: Int
    }

    public struct Place: Sendable, Equatable {
        /// The folder, `~` and environment variables expanded.
        public var folder: String
        /// What it lacks, by name; the folder itself where that is missing.
        public var missing: [String]
    }

    public var card: DatasetCard
    /// The first folder that has everything.
    public var folder: URL?
    public var files: [File] = []
    /// Every folder looked at, in order, up to and with the one that has everything.
    public var places: [Place] = []

    public var isComplete: Bool { folder != nil }
    public var bytes: Int { files.reduce(0) { $0 + $1.bytes } }
}

extension DatasetReaders {
    /// Looks for the files of a card without opening them.
    /// - Parameter site: where relative folders start.
    public static func status(
        of card: DatasetCard, relativeTo site: URL,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> DatasetStatus {
        var status = DatasetStatus(card: card)
        for entry in card.lookIn {
            let expanded = expand(entry, environment: environment)
            guard let expanded else {
                status.places.append(.init(folder: entry, missing: ["the environment variable is not set"]))
                continue
            }
            let folder = resolve(expanded, in: site)
            guard Files.isDirectory(folder) else {
                status.places.append(.init(folder: folder.path, missing: ["no such folder"]))
                continue
            }
            var missing: [String] = []
            var files: [DatasetStatus.File] = []
            for file in wantedFiles(card) {
                let urls = file.candidates.map { resolve($0, in: folder) }
                if let url = urls.first(where: Files.exists) {
                    files.append(.init(name: file.name, url: url, bytes: Files.isDirectory(url) ? 0 : size(of: url)))
                } else {
                    missing.append(file.candidates.joined(separator: " or "))
                }
            }
            status.places.append(.init(folder: folder.path, missing: missing))
            if missing.isEmpty {
                status.folder = folder
                status.files = files
                break
            }
        }
        return status
    }

    /// - Throws: `Diagnostic` that names every place looked at and how to get the data.
    package static func locate(_ card: DatasetCard, relativeTo site: URL) throws -> DatasetStatus {
        let status = status(of: card, relativeTo: site)
        if status.isComplete { return status }
        throw missingDiagnostic(status)
    }

    /// What to tell a user whose dataset is not there.
    public static func missingDiagnostic(_ status: DatasetStatus) -> Diagnostic {
        let places = status.places.map { "\($0.folder) (\(reason($0)))" }
        return Diagnostic(
            "the files of the dataset `\(status.card.name)` were not found; looked in \(places.joined(separator: ", "))",
            file: status.card.file, expected: "one folder with \(some(wantedFiles(status.card).map(\.name)))",
            advice: status.card.obtain.isEmpty
                ? "name the right folder under `look_in` in the card" : status.card.obtain)
    }

    private static func reason(_ place: DatasetStatus.Place) -> String {
        let plain = place.missing == ["no such folder"] || place.missing == ["the environment variable is not set"]
        return plain ? place.missing[0] : "without \(some(place.missing))"
    }

    /// The file that the card calls `name`, which `locate` has found.
    static func url(_ name: String, in status: DatasetStatus) throws -> URL {
        guard let file = status.files.first(where: { $0.name == name }) else { throw missingDiagnostic(status) }
        return file.url
    }

    static func wantedFiles(_ card: DatasetCard) -> [WantedFile] {
        var seen = Set<String>()
        return (reader(card.reader)?.files(card) ?? []).filter { seen.insert($0.name).inserted }
    }

    /// `path` as it is where it is absolute, and inside of `folder` otherwise.
    static func resolve(_ path: String, in folder: URL) -> URL {
        (path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)).standardizedFileURL
    }

    /// Expands a leading `~` and every `$NAME` or `${NAME}`; nil where a variable is not set.
    static func expand(_ path: String, environment: [String: String]) -> String? {
        var path = path
        if path == "~" || path.hasPrefix("~/") {
            guard let home = environment["HOME"] else { return nil }
            path = home + path.dropFirst()
        }
        var result = ""
        var rest = path[...]
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            let braced = rest.first == "{"
            if braced { rest = rest.dropFirst() }
            let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            rest = rest[name.endIndex...]
            if braced { rest = rest.first == "}" ? rest.dropFirst() : rest }
            guard let value = environment[String(name)], !value.isEmpty else { return nil }
            result += value
        }
        return result + rest
    }

    static func size(of url: URL) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        return (attributes?[.size] as? Int) ?? 0
    }
}
