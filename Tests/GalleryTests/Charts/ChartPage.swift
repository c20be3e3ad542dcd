import Core
import Foundation
import Gallery
import Templating
import Testing

/// A page with charts as a site has them, to be looked at.
enum ChartPage {
    /// - Parameter colours: `light` or `dark`.
    static func html(_ charts: [any Chart], theme: Theme, colours: String) throws -> String {
        let engine = theme.mustache()
        let css = try ["site.css", "charts.css"].map { String(decoding: try theme.asset($0), as: UTF8.self) }
        let figures = try charts.map { try $0.html(engine).text }.joined(separator: "\n")
        return """
            <!doctype html>
            <html lang="en" data-theme="\(colours)"><head><meta charset="utf-8"><title>Charts</title>
            <meta name="viewport" content="width=device-width">
            <style>
            \(css.joined(separator: "\n"))
            </style></head>
            <body><main><h1>Charts</h1><div class="charts">
            \(figures)
            </div></main></body></html>

            """
    }
}
