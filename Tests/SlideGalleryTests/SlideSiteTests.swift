import Core
import Foundation
import SlideGallery
import Testing

/// Rules that hold for every page: it opens from disk, names only files that are there, takes other people's text as
/// text, and is the same bytes each time.
@Suite struct SlideSiteTests {
    static let hostile = [
        "<script>alert(1)</script>", "\" onload=\"alert(1)", "' onclick='alert(1)", "\"\u{301}><img src=x>",
        "{{title}}{% if x %}", "]]></svg><script>", "../../etc/passwd",
    ]

    @Test func everyLinkResolves() throws {
        let site = try RenderedSlides(SyntheticSlides(edge: 3000))
        let known = Set(site.paths + ["data/manifest.json"])
        var checked = 0
        for page in site.pages {
            let text = try site.text(page)
            let found = ["href", "src"].flatMap { RenderedSlides.values(of: $0, in: text) } + unquoted(text)
            for link in found where !link.hasPrefix("#") {
                let path = link.components(separatedBy: "#")[0]
                let target = resolve(path, from: page)
                #expect(known.contains(target), "\(page): \(link)")
                checked += 1
            }
            let identifiers = RenderedSlides.values(of: "id", in: text)
            #expect(Set(identifiers).count == identifiers.count, "\(page)")
        }
        #expect(checked > 500)
    }

    /// Header and footer leave quotes out.
    private func unquoted(_ text: String) -> [String] {
        text.components(separatedBy: " href=").dropFirst().filter { !$0.hasPrefix("\"") }
            .map { String($0.prefix { $0 != " " && $0 != ">" }) }
    }

    private func resolve(_ link: String, from page: String) -> String {
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }

    @Test func nothingIsFetchedFromElsewhere() throws {
        let site = try RenderedSlides(SyntheticSlides(edge: 3000))
        for path in site.paths where [".html", ".css", ".js", ".svg"].contains(where: path.hasSuffix) {
            let text = try site.text(path).replacing("http://www.w3.org/2000/svg", with: "")
            for part in ["http:", "fetch(", "import(", "@import", "url(", "type=\"module\"", "new Worker", "WebSocket"]
            {
                #expect(!text.contains(part), "\(path): \(part)")
            }
            // One file asks, and only the server that the page came from.
            if path != "assets/slides/search.js" {
                #expect(!text.contains("XMLHttpRequest") && !text.contains("https:"), "\(path)")
            }
        }
    }

    @Test func textIsEscapedOnEveryPage() throws {
        var synthetic = SyntheticSlides(edge: 3000)
        synthetic.classes = Self.hostile
        synthetic.slides = Self.hostile.count
        synthetic.queries = Self.hostile.count
        let site = try RenderedSlides(synthetic) { content in
            content.title = "<b>\"Title\"</b>"
            content.summary = "<em>summary</em>"
            content.note = "<u>note</u>"
            for (index, text) in Self.hostile.enumerated() {
                content.slides[index].name = text
                content.slides[index].patient = text
                content.slides[index].resolutionSource = text
            }
            content.methods[0].name = "../<method>"
            content.methods[0].title = "<q>method</q>\"\u{301}"
            content.failures = ["<i>failed</i>"]
        }
        for page in site.pages {
            let text = try site.text(page)
            for part in [
                "<script>alert", "<img", "onload=\"alert", "onclick='alert", "<b>\"", "<em>", "<u>", "<q>", "<i>",
                "</svg><script",
            ] {
                #expect(!text.contains(part), "\(page): \(part)")
            }
            for script in text.components(separatedBy: "<script").dropFirst() {
                // The script in the layout's own head is the one that is not a file.
                let known = [" src=", " defer src=", ">document.documentElement.className=\"js\";document.head."]
                #expect(known.contains { script.hasPrefix($0) }, "\(page)")
            }
        }
        for path in site.paths where path.hasPrefix("data/") && path.hasSuffix(".js") {
            #expect(!(try site.text(path)).contains("</"), "\(path)")
        }
        #expect(site.paths.allSatisfy { path in !path.contains("..") && !path.contains("<") && !path.contains(" ") })
    }

    @Test func theSameContentGivesTheSameBytes() throws {
        let one = try RenderedSlides(SyntheticSlides(edge: 3000), jobs: 1)
        let four = try RenderedSlides(SyntheticSlides(edge: 3000), jobs: 4)
        #expect(one.summary.files == four.summary.files)
        let sizes = one.summary.files.map(\.bytes)
        #expect(sizes.allSatisfy { $0 > 0 })
    }
}
