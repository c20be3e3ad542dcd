import Core
import Foundation
import Settings
import Templating

extension Theme {
    /// The templates of a build: its option's, the site's own, the built-in ones, in this order.
    /// - Throws: `Diagnostic` for a folder that is not there, and templates that cannot be read.
    /// - Parameter name: what the site's file says under `theme`, and where.
    package static func found(for options: BuildOptions, named name: ThemeName?) throws -> Theme {
        let folders = [options.templates, options.site.appendingPathComponent("Templates")].compactMap { $0 }
        if let templates = options.templates, !Files.isDirectory(templates) {
            throw Diagnostic("no such folder", file: templates.path, expected: "a folder of templates")
        }
        do {
            return try Theme(named: name?.text, overrides: folders.filter(Files.isDirectory))
        } catch var told as Diagnostic {
            guard told.file == nil, let name else { throw told }
            (told.file, told.line, told.column) = (options.configuration.path, name.place?.line, name.place?.column)
            throw told
        }
    }
}

/// A built-in theme as a site's file names it.
package struct ThemeName: Sendable {
    package var text: String
    package var place: (line: Int, column: Int)?

    /// - Returns: nil where the file says nothing of it.
    package init?(_ map: YAMLMapping) {
        guard let text = map.string("theme") else { return nil }
        self.text = text
        place = map.place(of: "theme")
    }
}
