import Core
import Datasets
import Foundation
import Slides

/// The slide files of a folder, with their patients and annotations.
struct SlideCollection: Sendable {
    struct Entry: Sendable, Equatable {
        var url: URL
        /// Slides of one patient are never each other's hits.
        var patient: String
        var annotations: URL?
        /// Whether the card says that queries are cut from it.
        var isQuery = false

        var name: String { url.deletingPathExtension().lastPathComponent }

        /// - Parameter classes: those that count; empty: all.
        /// - Returns: nil where there are none.
        func read(classes: [String]) throws -> SlideAnnotations? {
            guard let found = try annotations.map({ try SlideAnnotations(contentsOf: $0) }) else { return nil }
            guard !classes.isEmpty else { return found }
            return SlideAnnotations(areas: found.areas.filter { classes.contains($0.className) })
        }
    }

    /// In byte order of their names.
    let entries: [Entry]

    init(_ configuration: SlideSiteConfiguration) throws {
        let folders: [SlideFolder]
        if let card = configuration.card {
            folders = try DatasetReaders.slideFolders(of: card, relativeTo: configuration.site)
        } else {
            let folder = configuration.folder
            guard Files.isDirectory(folder) else {
                throw Diagnostic(
                    "no such folder", file: folder.path, expected: "a folder of slides",
                    advice:
                        "check `slides.folder` in \(configuration.file), or make slides with `vitrine slides generate`")
            }
            folders = [SlideFolder(split: .database, slides: folder, annotations: configuration.annotations)]
        }
        try self.init(folders, patients: try configuration.patients.map(Self.patients) ?? [:])
    }

    /// - Parameter patients: by the names of files; a slide that is not there is a patient of its own.
    init(_ folders: [SlideFolder], patients: [String: String] = [:]) throws {
        var entries: [Entry] = []
        var names: [String: URL] = [:]
        for folder in folders {
            let files = try Files.list(folder.slides).filter {
                SlideFolder.extensions.contains($0.pathExtension.lowercased()) && !Files.isDirectory($0)
            }
            guard !files.isEmpty else {
                throw Diagnostic(
                    "holds no slide", file: folder.slides.path,
                    expected: "files of these kinds: \(SlideFolder.extensions.sorted().joined(separator: ", "))")
            }
            for file in files {
                let name = file.deletingPathExtension().lastPathComponent
                if let twin = names.updateValue(file, forKey: name) {
                    throw Diagnostic(
                        "has the name of \(twin.lastPathComponent)", file: file.path,
                        expected: "slides of different names", advice: "rename one of them")
                }
                let beside = folder.annotations ?? folder.slides
                let annotations = SlideFolder.annotationExtensions.map {
                    beside.appendingPathComponent("\(name).\($0)")
                }
                entries.append(
                    Entry(
                        url: file, patient: patients[file.lastPathComponent] ?? name,
                        annotations: annotations.first(where: Files.exists), isQuery: folder.split == .query))
            }
        }
        self.entries = entries.sorted {
            $0.url.lastPathComponent.utf8.lexicographicallyPrecedes($1.url.lastPathComponent.utf8)
        }
    }

    private static func patients(_ url: URL) throws -> [String: String] {
        let table = try CSVTable(Files.readText(url), file: url.path)
        guard let file = table.header.firstIndex(of: "file"), let patient = table.header.firstIndex(of: "patient")
        else {
            throw Diagnostic(
                "has the columns \(table.header.joined(separator: ", "))", file: url.path, line: 1,
                expected: "`file` and `patient`")
        }
        var found: [String: String] = [:]
        for row in table.rows where row.fields.count > max(file, patient) {
            found[row.fields[file]] = row.fields[patient]
        }
        return found
    }
}
