import Core
import Foundation
import Templating

extension Theme {
    /// The templates of a build: its option's, the site's own, the built-in ones, in this order.
    /// - Throws: `Diagnostic` for a folder that is not there, and templates that cannot be read.
    package static func found(for options: BuildOptions) throws -> Theme {
        let folders = [options.templates, options.site.appendingPathComponent("Templates")].compactMap { $0 }
        if let templates = options.templates, !Files.isDirectory(templates) {
            throw Diagnostic("no such folder", file: templates.path, expected: "a folder of templates")
        }
        return try Theme(overrides: folders.filter(Files.isDirectory))
    }
}
