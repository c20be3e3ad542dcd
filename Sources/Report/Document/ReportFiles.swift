import Core
import Settings

/// Files beside a report that change it.
package enum ReportFiles {
    /// Paths in cells and pictures in the text, as written; whether they are there or not.
    package static func named(by source: ReportSource) -> [String] {
        var paths: [String] = []
        for piece in source.pieces {
            switch piece {
            case .cell(let cell):
                guard let map = try? YAMLMapping(cell.body, file: source.file) else { continue }
                paths +=
                    [map.string("file")].compactMap(\.self) + (map.isList("files") ? map.strings("files") ?? [] : [])
            case .text(let text, _):
                if text.contains("![") { paths += pictures(Markdown.parse(text)) }
            }
        }
        var seen = Set<String>()
        return paths.filter { seen.insert($0).inserted && (try? check($0)) != nil }
    }

    private static func check(_ path: String) throws {
        guard !path.hasPrefix("/"), !path.split(separator: "/").contains(".."), !path.contains("\0") else {
            throw Diagnostic("outside")
        }
    }

    private static func pictures(_ node: MarkdownNode) -> [String] {
        var found: [String] = []
        if case .image(let url, _) = node.kind { found.append(url) }
        for child in node.children { found += pictures(child) }
        return found
    }
}
