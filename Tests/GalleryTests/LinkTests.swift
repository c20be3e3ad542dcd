import Core
import Foundation
import Gallery
import Templating
import Testing

/// A site opens from disk: every address in it names a file of it, and nothing leads elsewhere.
@Suite struct LinkTests {
    @Test(arguments: [1, 2])
    func everyLinkResolves(runs: Int) throws {
        var synthetic = SyntheticSite()
        synthetic.runs = runs
        synthetic.queries = 450  // more than one page of the browser of queries
        let site = try RenderedSite(try synthetic.content())
        let known = Set(site.paths + ["data/manifest.json"])
        var identifiers: [String: Set<String>] = [:]
        for page in site.pages { identifiers[page] = Set(Self.values(of: "id", in: try site.text(page))) }
        var checked = 0
        for page in site.pages {
            let text = try site.text(page)
            for link in Self.values(of: "href", in: text) + Self.values(of: "src", in: text) + Self.pictures(in: text) {
                let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                let target =
                    parts[0].isEmpty ? page : try #require(Self.resolve(parts[0], from: page), "\(page): \(link)")
                #expect(known.contains(target), "\(page): \(link)")
                if parts.count == 2, !parts[1].contains("=") {
                    #expect(identifiers[target]?.contains(parts[1]) == true, "\(page): \(link)")
                }
                checked += 1
            }
        }
        #expect(checked > 450 * 20)
    }

    @Test func nothingIsFetchedFromElsewhere() throws {
        let site = try RenderedSite(try SyntheticSite().content())
        let texts = site.paths.filter { path in [".html", ".css", ".js", ".svg"].contains { path.hasSuffix($0) } }
        #expect(texts.count > 70)
        for path in texts {
            // Where pictures come from is looked at with the links.
            let text = try site.text(path).replacing("http://www.w3.org/2000/svg", with: "")
                .replacing("url(../images/", with: "")
            for part in [
                "http:", "https:", "fetch(", "import(", "import ", "WebSocket", "EventSource", "@import", "url(",
                "type=\"module\"", "new Worker",
            ] {
                #expect(!text.contains(part) || path == "assets/search.js" && part == "https:", "\(path): \(part)")
            }
            if path != "assets/search.js" { #expect(!text.contains("XMLHttpRequest"), "\(path)") }
        }
    }

    @Test func identifiersAreUniqueOnEachPage() throws {
        var synthetic = SyntheticSite()
        synthetic.runs = 2
        let site = try RenderedSite(try synthetic.content())
        for page in site.pages {
            let found = Self.values(of: "id", in: try site.text(page))
            #expect(Set(found).count == found.count, "\(page)")
        }
    }

    /// Values of an attribute, quoted or not.
    static func values(of name: String, in text: String) -> [String] {
        text.components(separatedBy: " \(name)=").dropFirst().map { rest in
            if rest.hasPrefix("\"") { return String(rest.dropFirst().prefix { $0 != "\"" }) }
            return String(rest.prefix { $0 != " " && $0 != ">" && $0 != "\n" })
        }
    }

    /// What the page's own style takes from `images/`.
    static func pictures(in text: String) -> [String] {
        text.components(separatedBy: "url(").dropFirst().map { String($0.prefix { $0 != ")" }) }
    }

    static func resolve(_ link: String, from page: String) -> String? {
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/", omittingEmptySubsequences: false) {
            if part == ".." {
                if parts.popLast() == nil { return nil }
            } else {
                parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}
