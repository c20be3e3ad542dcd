import Core
import Foundation
import Gallery
import Templating
import Testing

/// A page with every chart's samples, in the site's two palettes, to be looked at.
enum ChartPage {
    static let light = """
        --ink:#1b1b1f;--ink-soft:#55565f;--paper:#ffffff;--rule:#d9d9e0;--accent:#1d5fa8;--good:#14693b;--bad:#a8201a;\
        --series-1:#1d5fa8;--series-2:#b4480f;--series-3:#0f6b62;--series-4:#7440b8;--series-5:#7d5a00;--series-6:#b01e68
        """
    static let dark = """
        --ink:#ececf1;--ink-soft:#a9aab5;--paper:#131317;--rule:#33343d;--accent:#7ab4f5;--good:#6fd39b;--bad:#ff9a90;\
        --series-1:#7ab4f5;--series-2:#f5a96b;--series-3:#5fd4c4;--series-4:#c4a7fa;--series-5:#e0c158;--series-6:#f59ac0
        """

    static func html(_ charts: [any Chart], theme: Theme, palette: String, isDark: Bool, open: Bool = false) throws
        -> String
    {
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
            \(css)
            </style></head>
            <body><main><h1>Charts</h1><div class="charts">
            \(open ? figures.replacing("<details ", with: "<details open ") : figures)
            </div></main></body></html>

            """
    }
}
