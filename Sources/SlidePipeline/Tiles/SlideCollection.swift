import Core
import Datasets
import Foundation

/// The slide files of a folder, with their patients and annotations.
struct SlideCollection: Sendable {
    struct Entry: Sendable, Equatable {
        var url: URL
        /// Slides of one patient are never each other's hits.
        var patient: String
        var annotations: URL?

        var name: String { url.deletingPathExtension().lastPathComponent }
    }

    /// What OpenSlide 3.4 reads, and images that libvips reads.
    static let extensions: Set = [
        "svs", "tif", "tiff", "ndpi", "vms", "vmu", "scn", "mrxs", "svslide", "bif", "png", "jpg", "jpeg",
    ]

    /// In byte order of their names.
    let entries: [Entry]

    init(_ configuration: SlideSiteConfiguration) throws {
        let folder = configuration.folder
        guard Files.isDirectory(folder) else {
            throw Diagnostic(
                "no such folder", file: folder.path, expected: "a folder of slides",
                advice: "check `slides.folder` in \(configuration.file), or make slides with `vitrine slides generate`")
        }
        let patients = try configuration.patients.map(Self.patients) ?? [:]
        let files = try Files.list(folder).filter {
            Self.extensions.contains($0.pathExtension.lowercased()) && !Files.isDirectory($0)
        }
        guard !files.isEmpty else {
            throw Diagnostic(
                "holds no slide", file: folder.path,
                expected: "files of these kinds: \(Self.extensions.sorted().joined(separator: ", "))")
        }
        var entries: [Entry] = []
        for file in files {
            let name = file.deletingPathExtension().lastPathComponent
            if let twin = entries.first(where: { $0.name == name }) {
                throw Diagnostic(
                    "has the name of \(twin.url.lastPathComponent)", file: file.path,
                    expected: "slides of different names", advice: "rename one of them")
            }
            let beside = configuration.annotations ?? folder
            let annotations = ["geojson", "json", "xml"].map { beside.appendingPathComponent("\(name).\($0)") }
            entries.append(
                Entry(
                    url: file, patient: patients[file.lastPathComponent] ?? name,
                    annotations: annotations.first(where: Files.exists)))
        }
        self.entries = entries
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
