import Core
import Foundation
import Gallery
import Templating
import Testing

/// Labels, file names and captions are other people's text.
@Suite struct HostileTextTests {
    static let hostile = [
        "<script>alert(1)</script>", "\" onload=\"alert(1)", "' onclick='alert(1)", "\"\u{301}><img src=x>",
        "{{title}}{% if x %}", "\u{202E}txt.exe", "]]></svg><script>", "&lt;b&gt;", "a\u{0}b\u{1F}", "../../etc/passwd",
    ]

    /// Sets a saved theme before the first paint, which it keeps back until the page is whole.
    static let headScript = """
        >document.documentElement.className="js";\
        document.head.insertAdjacentHTML("beforeend",'<link rel=expect href="#_end" blocking=render>');\
        try{document.documentElement.dataset.theme=localStorage["vitrine.theme"]}catch(e){}</script>
        """

    @Test func textIsEscapedOnEveryPage() throws {
        var synthetic = SyntheticSite()
        synthetic.classes = Self.hostile
        synthetic.title = "<b>\"Title\"</b>"
        synthetic.identifier = { "<i>\"'\($0)</i>{{{row}}}" }
        synthetic.note = "<u>note</u>"
        var content = try synthetic.content()
        content.summary = "<em>summary</em>"
        content.runs[0].title = "<q>run</q>\"\u{301}"
        content.runs[0].name = "../<run>"
        content.runs[0].recipe = "name: <pre></pre><script>"
        content.runs[0].provenance = [
            ProvenanceSection(title: "<h1>", rows: [NamedValue(name: "<a href=x>", value: "</code><script>")])
        ]
        content.runs[0].training = [TrainingRow(epoch: 1, losses: [.init(name: "<td>loss", value: 1)])]
        content.dataset.licence = "<a href=\"javascript:alert(1)\">x</a>"
        let site = try RenderedSite(content)
        for page in site.pages {
            let text = try site.text(page)
            for part in [
                "<script>alert", "<script>\n</", "<img src=x", "onload=\"alert", "onclick='alert", "<b>\"", "<i>\"",
                "<u>",
                "<em>",
                "<q>", "<a href=x", "<td>loss", "\"javascript:", "</code><script", "</pre><script", "</svg><script",
            ] {
                #expect(!text.contains(part), "\(page): \(part)")
            }
            // Scripts are only those of the theme and of the site's data.
            for script in text.components(separatedBy: "<script").dropFirst() {
                let isHead = script.hasPrefix(Self.headScript)
                #expect(isHead || script.hasPrefix(" src=") || script.hasPrefix(" defer src=\""), "\(page)")
            }
            // So are pictures.
            for picture in text.components(separatedBy: "<img").dropFirst() {
                #expect(picture.hasPrefix(" src=\"images/") || picture.hasPrefix(" src=\"../images/"), "\(page)")
            }
            #expect(!text.unicodeScalars.contains("\u{0}"))
        }
        let query = try site.text("queries/00003.html")
        #expect(query.contains("&lt;i&gt;&quot;&#39;3&lt;/i&gt;{{{row}}}"))
        #expect(site.paths.allSatisfy { path in !path.contains("..") && !path.contains("<") && !path.contains(" ") })
        #expect(site.paths.contains("runs/run.html"))
    }

    @Test func classNamesBecomeDifferentAddresses() throws {
        var synthetic = SyntheticSite()
        synthetic.classes = ["a b", "A-B", "日本", "한국", "index", "con", "é"]
        let site = try RenderedSite(try synthetic.content())
        let pages = Set(site.pages.filter { $0.hasPrefix("classes/") })
        #expect(
            pages == [
                "classes/index.html", "classes/a-b.html", "classes/a-b-2.html", "classes/class.html",
                "classes/class-2.html", "classes/index-2.html", "classes/con-2.html", "classes/class-3.html",
            ])
    }

    @Test func dataForScriptsIsJSON() throws {
        var synthetic = SyntheticSite()
        synthetic.classes = ["</script>", "\u{2028}", "\""]
        let site = try RenderedSite(try synthetic.content())
        let script = try site.text("data/queries.js")
        #expect(!script.contains("</"))
        let json = script.components(separatedBy: "vitrine.queries = ")[1].dropLast(2)
        let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        #expect(value?["classes"] as? [String] == ["</script>", "\u{2028}", "\""])
        #expect((value?["cells"] as? [[Int]])?.count == 60)
    }
}
