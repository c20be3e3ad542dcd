import Core
import Foundation
import Gallery
import Templating
import Testing

/// A page with every chart's samples, in the site's two palettes, to be looked at.
enum ChartPage {
    static let light = """
        --ink:#1b1b1f;--ink-soft:#55565f;--paper:#ffffff;--rule:#d9d9e0;--accent:#1d5fa8;--good:#14693b;--bad:#a8201a;\
        --series-1:#1d5fa8;--series-2:#a34a12;--series-3:#14693b;--series-4:#7b3f98;--series-5:#9c2350;--series-6:#4f5b66
        """
    static let dark = """
        --ink:#ececf1;--ink-soft:#a9aab5;--paper:#131317;--rule:#33343d;--accent:#7ab4f5;--good:#6fd39b;--bad:#ff9a90;\
        --series-1:#7ab4f5;--series-2:#f0a868;--series-3:#6fd39b;--series-4:#c9a0ec;--series-5:#f58fb0;--series-6:#b4bec8
        """

    static func html(_ charts: [any Chart], theme: Theme, palette: String, isDark: Bool, open: Bool = false) throws -> String {
        let engine = theme.mustache()
        let css = String(decoding: try theme.asset("charts.css"), as: UTF8.self)
        let figures = try charts.map { try $0.html(engine).text }.joined(separator: "\n")
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Charts</title>
            <meta name="viewport" content="width=device-width">
            <style>
            :root{\(palette);color-scheme:\(isDark ? "dark" : "light")}
            body{margin:1rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
            \(isDark ? css.replacing("@media (prefers-color-scheme: dark)", with: "@media all") : css)
            </style></head>
            <body><main><h1>Charts</h1><div class="charts">
            \(open ? figures.replacing("<details ", with: "<details open ") : figures)
            </div></main></body></html>

            """
    }
}
