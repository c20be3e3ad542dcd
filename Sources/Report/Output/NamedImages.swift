import Core
import Foundation

/// Pictures that a report's text names by their paths: each is read once.
struct NamedImages {
    let folder: URL?
    private var known: [String: ReportImage?] = [:]
    private var written: [String: String] = [:]

    init(folder: URL?) {
        self.folder = folder
    }

    /// - Returns: nil for what is no picture beside the report, such as an address of the web.
    mutating func image(_ path: String, label: String) -> ReportImage? {
        if let found = known[path] { return found }
        let found = folder.flatMap { try? AuthorImage.read(path, in: $0, label: label) }
        known[path] = .some(found)
        return found
    }

    /// Those that were found, by name.
    var all: [(name: String, image: ReportImage)] {
        known.values.compactMap(\.self).map { ($0.name, $0) }.sorted { $0.name < $1.name }
    }

    /// Where a picture of the text was written; asked for once.
    mutating func place(_ path: String, label: String, write: (ReportImage) -> String) -> String? {
        if let place = written[path] { return place }
        guard let image = image(path, label: label) else { return nil }
        let place = write(image)
        written[path] = place
        return place
    }

    /// A text whose pictures are where they were written.
    mutating func replaced(in source: String, write: (ReportImage) -> String) -> String {
        guard source.contains("![") else { return source }
        var text = source
        for (path, label) in Self.images(in: Markdown.parse(source)) {
            guard let place = place(path, label: label, write: write), place != path else { continue }
            for end in [")", " "] {
                text = text.replacing("](\(path)\(end)", with: "](\(place)\(end)")
            }
        }
        return text
    }

    private static func images(in node: MarkdownNode) -> [(path: String, label: String)] {
        var found: [(path: String, label: String)] = []
        if case .image(let path, _) = node.kind { found.append((path, node.plainText)) }
        for child in node.children { found += images(in: child) }
        return found
    }
}
